package dev.touchstone.server.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.authoring.CourseFolder;
import dev.touchstone.authoring.FolderZip;
import dev.touchstone.authoring.Grading;
import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.assignment.Terms.Counts;
import dev.touchstone.server.assignment.Terms.Late;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What instructors take away is what they could bring again. */
class ExportTest extends ServerTest {

  private static final Instant DUE = Semester.at("2031-03-30T23:59:00+08:00");

  @Autowired private ApplicationContext server;
  @Autowired private AssignmentAccess assignments;
  @Autowired private JdbcClient jdbc;
  @TempDir private Path folder;

  private Desk desk;
  private Semester semester;
  private Membership instructor;

  @BeforeEach
  void aSemester() {
    desk = new Desk(server);
    semester = new Semester(server, "Asia/Shanghai", 2);
    instructor = semester.join("export-meng", "孟老师", Role.INSTRUCTOR);
  }

  @Test
  void whatWasNeverUploadedIsWrittenSoThatUploadingItGivesTheSame() {
    Assignment before =
        semester.due(DUE, new Terms(Late.penalty(15, 4), Counts.LATEST, 7, Duration.ofSeconds(90)));
    startWith(before, "# 从这里开始\nimport numpy as np\n");
    jdbc.sql(
            "update assignment_exercise set needs = '{gpu,gpu:NVIDIA H200}' where assignment_id ="
                + " ?")
        .param(before.id())
        .update();

    byte[] zip = export(before.slug());
    Semester other = new Semester(server, "Asia/Shanghai", 0);
    Membership there = other.join("export-meng", "孟老师", Role.INSTRUCTOR);
    desk.release(there, desk.upload(there, before.slug(), zip));

    Assignment again = assignments.assignment(there, before.slug());
    assertThat(again.title()).isEqualTo(before.title());
    assertThat(again.statement()).isEqualTo(before.statement());
    assertThat(again.terms()).isEqualTo(before.terms());
    assertThat(again.opensAt()).isEqualTo(before.opensAt());
    assertThat(again.dueAt()).isEqualTo(before.dueAt());
    assertThat(again.exercises()).hasSize(1);
    AssignmentExercise asked = again.exercises().getFirst();
    assertThat(asked.exercise()).isEqualTo("softmax");
    assertThat(asked.points()).isEqualByComparingTo("10");
    assertThat(asked.starter()).isEqualTo("# 从这里开始\nimport numpy as np\n");
    assertThat(asked.needs()).containsExactly("gpu", "gpu:NVIDIA H200");
    assertThat(export(before.slug())).as("the same at any time").isEqualTo(zip);
  }

  @Test
  void whatWasUploadedComesBackByteByByte() {
    byte[] zip = Desk.folder("2031-01-01 08:00", "2031-02-01 23:59", "# mine\n");
    UUID version = desk.upload(instructor, "as-it-was", zip);
    desk.release(instructor, version);
    desk.upload(
        instructor, "as-it-was", Desk.folder("2031-01-01 08:00", "2031-02-01 23:59", "# next\n"));

    assertThat(export("as-it-was")).as("what students have, not what came later").isEqualTo(zip);
    Visitor meng = signedIn("export-meng");
    assertThat(meng.download(semester.path() + "/authoring/" + version + "/folder")).isEqualTo(zip);
    assertThat(meng.page(semester.path() + "/authoring/" + version)).contains("/folder\"");
  }

  @Test
  void theWholeCourseIsAFolderThatIsReadAgainAndNamesNobody() throws IOException {
    semester.student("export-ying");
    semester.due(DUE, Terms.FREE);
    desk.release(
        instructor,
        desk.upload(
            instructor,
            "uploaded",
            Desk.folder("2031-01-01 08:00", "2031-02-01 23:59", "# mine\n")));

    byte[] zip = signedIn("export-meng").download(semester.path() + "/authoring/export");
    FolderZip.unpack(zip, folder);

    CourseFolder course = CourseFolder.read(folder);
    assertThat(course.file().timeZone()).hasToString("Asia/Shanghai");
    assertThat(course.file().slipDays()).isEqualTo(2);
    assertThat(course.assignments()).hasSize(2);
    assertThat(course.assignments().getLast().ownStarter("softmax")).contains("# mine\n");
    assertThat(Files.readString(folder.resolve("assignments/uploaded/assignment.yaml")))
        .contains("# For those who read this in Git.");
    assertThat(Files.readString(folder.resolve("course.yaml")))
        .doesNotContain("password", "people", "export-ying", "export-meng");
  }

  @Test
  void theFormulaOfTheGradeGoesAlongAndIntoTheNextTerm() throws IOException {
    semester.due(DUE, Terms.FREE);
    jdbc.sql(
            """
            insert into grade_scheme (course_id, version, scheme, edited_at) values (?, 1, ?::jsonb, now())
            """)
        .params(
            instructor.course().id(),
            """
            {"parts": [
              {"key": "assignments", "weight": 60, "bonus": false, "dropLowest": 1},
              {"key": "column:exam", "weight": 40, "title": {"zh": "期末考试", "en": "Exam"},
               "bonus": false, "dropLowest": 0, "outOf": 120.50},
              {"key": "participation", "weight": 5, "bonus": true, "cap": 5, "dropLowest": 0}],
             "cap": 100, "bands": [{"letter": "A", "from": 85}, {"letter": "F", "from": 0}],
             "pass": 60, "missing": 3}
            """)
        .update();
    Visitor meng = signedIn("export-meng");

    FolderZip.unpack(meng.download(semester.path() + "/authoring/export"), folder);
    Grading grading = CourseFolder.fileOf(folder).grading();
    assertThat(grading).isNotNull();
    assertThat(grading.components())
        .extracting(Grading.Component::of)
        .containsExactly("assignments", "column:exam", "participation");
    assertThat(grading.components().get(1).outOf()).isEqualByComparingTo("120.5");
    assertThat(grading.components().get(2).bonus()).isTrue();
    assertThat(grading.atRiskFrom()).isEqualTo(3);

    String page = semester.path() + "/authoring/duplicate";
    Map<String, String> next =
        Map.of("slug", "export-next", "zh", "下学期", "en", "Next", "zone", "Asia/Shanghai");
    assertThat(meng.post(page, page + "/course", next).statusCode()).isEqualTo(302);
    assertThat(meng.page("/courses/export-next/gradebook/scheme")).contains("期末考试", "120.5");
  }

  @Test
  void nobodyButTheCoursesInstructorsTakesAnythingAway() {
    Assignment work = semester.due(DUE, Terms.FREE);
    semester.student("export-ying");
    semester.join("export-tao", "陶助教", Role.TA);
    new Semester(server, "Asia/Shanghai", 0).join("export-elsewhere", "别老师", Role.INSTRUCTOR);

    for (String name : new String[] {"export-ying", "export-tao", "export-elsewhere"}) {
      Visitor visitor = signedIn(name);
      String export = semester.path() + "/authoring/export";
      assertThat(visitor.get(export).statusCode()).as(name).isEqualTo(404);
      assertThat(visitor.get(export + "/" + work.slug()).statusCode()).as(name).isEqualTo(404);
    }
    assertThat(signedIn("export-tao").page(semester.path(work))).doesNotContain("/export/");
    assertThat(signedIn("export-meng").page(semester.path(work))).contains("/export/");
    assertThat(signedIn("export-meng").page(semester.path() + "/authoring"))
        .contains("/authoring/export\"", "/authoring/export/" + work.slug());
  }

  private byte[] export(String slug) {
    return signedIn("export-meng").download(semester.path() + "/authoring/export/" + slug);
  }

  private void startWith(Assignment assignment, String starter) {
    jdbc.sql("update assignment_exercise set starter = ? where assignment_id = ?")
        .params(starter, assignment.id())
        .update();
  }
}
