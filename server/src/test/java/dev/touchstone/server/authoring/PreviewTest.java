package dev.touchstone.server.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Staff look at what students will see, before they do. */
class PreviewTest extends ServerTest {

  @Autowired private ApplicationContext server;
  @Autowired private AuthoringDesk authoring;

  private Semester semester;
  private Membership instructor;

  @BeforeEach
  void aSemester() {
    semester = new Semester(server, "Asia/Shanghai", 3);
    instructor = semester.join("preview-gu", "顾老师", Role.INSTRUCTOR);
    semester.join("preview-tao", "陶助教", Role.TA);
    semester.student("preview-an");
  }

  @Test
  void aVersionIsSeenAsAStudentWouldSeeItBeforeTheGateHasTriedIt() {
    UUID version =
        authoring.accept(
            instructor,
            "soon",
            Desk.folder("2031-01-01 08:00", "2031-02-01 23:59", "# start here\n"));
    String preview = semester.path() + "/authoring/" + version + "/preview";
    Visitor tao = signedIn("preview-tao");

    String page = tao.page(preview);
    String exercise = tao.page(preview + "/softmax");

    assertThat(page)
        .contains("Preview of version 1", "Normalising", "Turn each row into", "2031")
        .contains(
            "href=\"" + preview + "/softmax\"",
            "5 attempts for each exercise",
            "3 of your 3 slip days")
        .doesNotContain("slip-days", "/class\"");
    assertThat(exercise)
        .contains("# start here", "0 of 5 used", "Preview of version 1", "Nothing handed in yet")
        .doesNotContain("softmax/submissions", "softmax/runs\"", "/draft", "data-run", "multipart");
    assertThat(signedIn("preview-gu").reading("zh").page(preview)).contains("预览第 1 版");
    assertThat(tao.get(preview + "/accuracy").statusCode()).as("not asked").isEqualTo(404);
    assertThat(signedIn("preview-an").get(semester.path() + "/assignments/soon").statusCode())
        .isEqualTo(404);
  }

  @Test
  void anAssignmentThatIsNotOpenIsSeenAsAtItsOpening() {
    Instant opens = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofDays(10));
    Assignment work = semester.due(opens.plus(Duration.ofDays(30)), Terms.FREE);
    Visitor tao = signedIn("preview-tao");

    String page = tao.page(semester.path(work) + "/preview");

    assertThat(page).contains("Preview, as a student sees it", "/preview/softmax");
    assertThat(tao.page(semester.path(work) + "/preview/softmax"))
        .contains("def softmax", "Nothing you do here is stored");
    assertThat(tao.page(semester.path(work))).contains("/preview\"");
    assertThat(signedIn("preview-an").get(semester.path(work)).statusCode()).isEqualTo(404);
  }

  @Test
  void nobodyElseSeesAPreviewAndNothingCanBeSentToIt() {
    UUID version =
        authoring.accept(
            instructor, "hush", Desk.folder("2031-01-01 08:00", "2031-02-01 23:59", "# hush\n"));
    Assignment work = semester.due(Instant.now().plus(Duration.ofDays(1)), Terms.FREE);
    Semester other = new Semester(server, "Asia/Shanghai", 0);
    other.join("preview-away", "远老师", Role.INSTRUCTOR);
    String ofVersion = "/authoring/" + version + "/preview";
    String ofAssignment = "/assignments/" + work.slug() + "/preview";

    for (String path : new String[] {ofVersion, ofAssignment}) {
      for (String below : new String[] {"", "/softmax"}) {
        for (String name : new String[] {"preview-an", "preview-away"}) {
          assertThat(signedIn(name).get(semester.path() + path + below).statusCode())
              .as(name + path)
              .isEqualTo(404);
        }
        Visitor gu = signedIn("preview-gu");
        var csrf = Visitor.hidden(gu.page("/receipts/check"));
        assertThat(gu.postBare(semester.path() + path + below, csrf).statusCode()).isEqualTo(405);
      }
    }
    assertThat(signedIn("preview-away").get(other.path() + ofVersion).statusCode())
        .as("through another course")
        .isEqualTo(404);
    assertThat(signedIn("preview-an").page(semester.path(work))).doesNotContain("/preview\"");
  }
}
