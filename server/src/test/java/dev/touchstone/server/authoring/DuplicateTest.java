package dev.touchstone.server.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.authoring.AssignmentFile;
import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.submission.Blobs;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From this term's course into the next. */
class DuplicateTest extends ServerTest {

  @Autowired private ApplicationContext server;
  @Autowired private Versions versions;
  @Autowired private Blobs blobs;

  private Desk desk;
  private Semester autumn;
  private Semester spring;
  private Membership here;
  private Membership there;
  private Visitor qi;

  @BeforeEach
  void twoTerms() {
    desk = new Desk(server);
    autumn = new Semester(server, "Europe/Berlin", 3);
    spring = new Semester(server, "Europe/Berlin", 0);
    here = autumn.join("dup-qi", "齐老师", Role.INSTRUCTOR);
    there = spring.join("dup-qi", "齐老师", Role.INSTRUCTOR);
    qi = signedIn("dup-qi");
  }

  @Test
  void datesAreShownBeforeAnythingIsStoredAndKeepTheirTimeOfDay() {
    desk.release(
        here,
        desk.upload(here, "norm", Desk.folder("2026-11-02 08:00", "2026-11-09 23:59", "# mine\n")));

    String page = qi.page(duplicate() + "?target=" + slug(spring) + "&days=182");

    assertThat(page)
        .contains("Moved by 182 days", "Mon 3 May 2027, 08:00", "Mon 10 May 2027, 23:59")
        .contains("was Mon 2 Nov 2026, 08:00");
    assertThat(versions.all(there)).isEmpty();

    HttpResponse<String> done = carryOut(slug(spring), "182", "norm");

    assertThat(done.headers().firstValue("Location").orElseThrow())
        .endsWith(spring.path() + "/authoring");
    Version copy = versions.all(there).getFirst();
    AssignmentFile file = Folders.read("norm", blobs.read(copy.folder())).file();
    assertThat(file.opens()).hasToString("2027-05-03 08:00");
    assertThat(file.due()).hasToString("2027-05-10 23:59");
    assertThat(file.attempts().limit()).isEqualTo(5);
    assertThat(copy.releasedAt()).as("it has the gate to pass").isNull();
    assertThat(new String(Folders.files(blobs.read(copy.folder())).get("starter/softmax.py")))
        .isEqualTo("# mine\n");
  }

  @Test
  void doingItTwiceDoesItOnceAndTakesNobodysWorkAlong() {
    Assignment work = autumn.due(Semester.at("2026-11-09T23:59:00+01:00"), Terms.FREE);
    Membership student = autumn.student("dup-an");
    autumn.scored(student, work, Semester.at("2026-11-08T12:00:00+01:00"), 8);

    carryOut(slug(spring), "140", work.slug());
    carryOut(slug(spring), "140", work.slug());

    assertThat(versions.all(there)).hasSize(1);
    carryOut(slug(spring), "147", work.slug());
    carryOut(slug(spring), "140", work.slug());
    assertThat(versions.all(there)).as("other dates are another version").hasSize(2);
    assertThat(
            jdbc.sql("select count(*) from score where course_id = ?")
                .param(there.course().id())
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(qi.page(duplicate() + "?target=" + slug(spring) + "&days=140"))
        .doesNotContain("becomes its next version");
  }

  @Test
  void aDayForTheFirstDecidesAndWhatIsWrongIsSaid() {
    Assignment work = autumn.due(Semester.at("2026-11-30T23:59:00+01:00"), Terms.FREE);
    String target = duplicate() + "?target=" + slug(spring);

    assertThat(qi.page(target + "&days=5&start=2027-04-01"))
        .contains("Thu 1 Apr 2027", "name=\"days\" value=\"152\"", work.slug());
    assertThat(refusal(target + "&days=many")).contains("whole number");
    assertThat(refusal(target + "&days=99999")).contains("whole number");
    assertThat(refusal(target + "&start=soon")).contains("That is no day");
    assertThat(refusal(target + "&assignment=")).contains("Choose at least one assignment");
    assertThat(refusal(duplicate() + "?target=" + slug(autumn))).contains("copied into itself");
    qi.reading("zh");
    assertThat(refusal(target + "&days=many")).contains("天数应为整数");
    assertThat(versions.all(there)).isEmpty();
  }

  @Test
  void onlyWhoInstructsBothCoursesCopies() {
    Assignment work = autumn.due(Semester.at("2026-11-30T23:59:00+01:00"), Terms.FREE);
    autumn.student("dup-an");
    autumn.join("dup-tao", "陶助教", Role.TA);
    autumn.join("dup-half", "半老师", Role.INSTRUCTOR);
    spring.join("dup-half", "半老师", Role.TA);
    new Semester(server, "Asia/Shanghai", 0).join("dup-away", "远老师", Role.INSTRUCTOR);

    for (String name : List.of("dup-an", "dup-tao", "dup-away")) {
      Visitor visitor = signedIn(name);
      assertThat(visitor.get(duplicate()).statusCode()).as(name).isEqualTo(404);
      assertThat(post(visitor, "", fields(slug(spring), "7", work.slug())).statusCode())
          .as(name)
          .isEqualTo(404);
      assertThat(post(visitor, "/course", term("stolen", "Europe/Berlin")).statusCode())
          .as(name)
          .isEqualTo(404);
    }
    Visitor half = signedIn("dup-half");
    assertThat(half.get(duplicate() + "?target=" + slug(spring)).statusCode()).isEqualTo(404);
    assertThat(post(half, "", fields(slug(spring), "7", work.slug())).statusCode()).isEqualTo(404);
    assertThat(half.page(duplicate())).doesNotContain("(" + slug(spring) + ")");
    assertThat(versions.all(there)).isEmpty();
  }

  @Test
  void theNextTermIsOpenedWithTheStaffAndTheSlipDaysOfThisOne() {
    autumn.student("dup-an");
    autumn.join("dup-tao", "陶助教", Role.TA);
    String name = slug(autumn) + "-next";

    HttpResponse<String> opened = post(qi, "/course", term(name, "Asia/Shanghai"));
    HttpResponse<String> twice = post(qi, "/course", term(name, "Asia/Shanghai"));

    assertThat(opened.headers().firstValue("Location").orElseThrow())
        .endsWith("duplicate?target=" + name);
    assertThat(twice.statusCode()).isEqualTo(302);
    assertThat(
            jdbc.sql(
                    """
                    select string_agg(account.name || ' ' || role, ', ' order by account.name)
                      || ', ' || max(slip_days)
                    from course join enrolment on course_id = course.id
                    join account on account.id = account_id where slug = ?
                    """)
                .param(name)
                .query(String.class)
                .single())
        .isEqualTo("dup-qi INSTRUCTOR, dup-tao TA, 3");
    assertThat(qi.page("/courses/" + name)).contains("Next Term");
  }

  @Test
  void aCourseThatCannotBeIsRefusedWithTheReason() {
    assertThat(refused(term("Not Good", "Asia/Shanghai"))).contains("small letters");
    assertThat(refused(term("dl", "Asia/Shanghai"))).contains("a course of this name already");
    assertThat(refused(term("dup-zone", "Mars/Olympus"))).contains("such as Asia/Shanghai");
    assertThat(refused(term("dup-zone", "Etc/GMT+8"))).contains("such as Asia/Shanghai");
    Map<String, String> untitled = term("dup-title", "Asia/Shanghai");
    untitled.put("zh", "  ");
    assertThat(refused(untitled)).contains("a title in both languages");
    assertThat(
            jdbc.sql("select count(*) from course where slug in ('dup-zone', 'dup-title')")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private String refusal(String page) {
    HttpResponse<String> answer = qi.get(page);
    assertThat(answer.statusCode()).isEqualTo(422);
    return answer.body();
  }

  private String refused(Map<String, String> term) {
    HttpResponse<String> answer = post(qi, "/course", term);
    assertThat(answer.statusCode()).isEqualTo(422);
    return answer.body();
  }

  private HttpResponse<String> carryOut(String target, String days, String assignment) {
    HttpResponse<String> answer = post(qi, "", fields(target, days, assignment));
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer;
  }

  private HttpResponse<String> post(Visitor visitor, String below, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(Visitor.hidden(visitor.page("/receipts/check")));
    all.putAll(fields);
    return visitor.postBare(duplicate() + below, all);
  }

  private String duplicate() {
    return autumn.path() + "/authoring/duplicate";
  }

  private static String slug(Semester semester) {
    return semester.path().substring("/courses/".length());
  }

  private static Map<String, String> fields(String target, String days, String assignment) {
    return Map.of("target", target, "days", days, "assignment", assignment);
  }

  private static Map<String, String> term(String slug, String zone) {
    Map<String, String> fields = new HashMap<>();
    fields.put("slug", slug);
    fields.put("zh", "下学期");
    fields.put("en", "Next Term");
    fields.put("zone", zone);
    return fields;
  }
}
