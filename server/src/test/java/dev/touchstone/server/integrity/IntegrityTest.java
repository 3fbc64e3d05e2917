package dev.touchstone.server.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.NewCourse;
import dev.touchstone.server.course.NextTerm;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a comparison over verdicts and cases to an outcome, and who sees what of it. */
class IntegrityTest extends ServerTest {

  private static final String DESK = "/courses/honest/integrity";

  @Autowired NextTerm terms;
  @Autowired CourseAccess access;

  @BeforeEach
  void aClass() {
    Classroom course = Classroom.open(jdbc, "honest", "诚信", "Honest");
    course.person("in-teacher", "尹老师", "INSTRUCTOR").person("in-ta", "助教甲", "TA");
    course.assignment("work", Duration.ofDays(9), Duration.ofDays(9), "softmax");
    if (submissions() == 0) {
      for (int i = 0; i < 7; i++) {
        course.person("in-s" + i, "学生" + "甲乙丙丁戊己庚".charAt(i), "STUDENT");
        course.grade(
            course.handIn("in-s" + i, "work", "softmax", code(i), Duration.ofHours(2)),
            Verdict.PARTIAL,
            0.7,
            null,
            null);
      }
    }
  }

  private static String code(int student) {
    String own = Copies.written(student == 1 ? 0 : student);
    return (student == 1 ? Copies.renamed(own) : own) + "# by 学生甲 and in-s" + student + "\n";
  }

  private int submissions() {
    return jdbc.sql(
            "select count(*) from submission join account on account.id = account_id where name ="
                + " 'in-s0'")
        .query(Integer.class)
        .single();
  }

  @Test
  void aPairBecomesACaseAndTheCaseTakesPoints() {
    Visitor teacher = signedIn("in-teacher");
    String comparison = compare(teacher, "assignment:" + assignment("honest"));
    String page = teacher.page(comparison);
    assertThat(page).contains("学生甲", "学生乙", "<svg", "21 pairs");
    String pair = comparison + "/pairs/0/1";
    assertThat(page).contains(pair);
    String sides = teacher.page(pair);
    assertThat(sides).contains("The same apart from names", "a0 → value0", "alike-1");
    String hidden = teacher.page(pair + "?names=false");
    assertThat(hidden).contains("Work 1", "# by Work 1 and Work 2");
    assertThat(hidden.replaceAll("(?s)<header.*?</header>", "")).doesNotContain("学生甲", "in-s1");

    // No case without a verdict; a verdict that is stale keeps what was typed.
    assertThat(teacher.post(pair, pair + "/cases", Map.of("work", "1")).statusCode())
        .isEqualTo(409);
    assertThat(say(signedIn("in-ta"), pair, "SUSPECTED", "odd", 0)).isEqualTo(302);
    var stale =
        teacher.post(
            pair, pair + "/verdict", Map.of("verdict", "CLEARED", "note", "mine", "version", "0"));
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body()).contains("Somebody else changed this", "mine", "suspected");
    String case1 = opened(teacher, pair, 1);
    assertThat(opened(teacher, pair, 1)).as("one for each student").isEqualTo(case1);

    // Before he is notified the student knows nothing.
    Visitor student = signedIn("in-s1");
    String own = "/courses/honest/cases/" + case1.substring(case1.lastIndexOf('/') + 1);
    assertThat(student.get(own).statusCode()).isEqualTo(404);
    assertThat(student.page("/courses/honest")).doesNotContain("/cases/");
    assertThat(teacher.page(case1)).contains("Dear 学生乙", "学生乙同学：", "学生甲");
    assertThat(
            signedIn("in-ta")
                .post(case1, case1 + "/notify", Map.of("letter", "x", "version", "1"))
                .statusCode())
        .isEqualTo(404);
    assertThat(teacher.post(case1, case1 + "/outcome", decision("WARNING", "", 1)).statusCode())
        .as("not before he was asked")
        .isEqualTo(409);
    assertThat(
            teacher
                .post(case1, case1 + "/notify", Map.of("letter", "<b>Why?", "version", "1"))
                .statusCode())
        .isEqualTo(302);
    assertThat(teacher.page(case1)).contains("has 7 points");
    assertThat(student.page("/courses/honest")).contains(own);
    assertThat(student.page(own)).contains("&lt;b&gt;Why?").doesNotContain("学生甲");
    assertThat(signedIn("in-s0").get(own).statusCode()).isEqualTo(404);
    assertThat(signedIn("in-s0").get(case1).statusCode()).isEqualTo(404);
    assertThat(student.get(pair).statusCode()).isEqualTo(404);
    assertThat(
            student
                .post(own, own + "/statement", Map.of("statement", "Together.", "version", "2"))
                .statusCode())
        .isEqualTo(302);

    // Whoever decides on what he has not read is told so.
    var unread = teacher.post(case1, case1 + "/outcome", decision("DEDUCTION", "2.5", 2));
    assertThat(unread.statusCode()).isEqualTo(409);
    assertThat(unread.body()).contains("Together.", "2.5", "because");
    assertThat(teacher.post(case1, case1 + "/outcome", decision("DEDUCTION", "", 3)).statusCode())
        .isEqualTo(422);
    assertThat(
            teacher.post(case1, case1 + "/outcome", decision("DEDUCTION", "2.5", 3)).statusCode())
        .isEqualTo(302);
    assertThat(points(case1)).isEqualTo("-2.5");
    assertThat(student.page(own)).contains("because", "−2.5 points");
    assertThat(
            student
                .post(own, own + "/statement", Map.of("statement", "More.", "version", "4"))
                .statusCode())
        .isEqualTo(409);
    teacher.post(case1, case1 + "/outcome", decision("ZERO", "", 4));
    assertThat(points(case1)).isEqualTo("none");
    assertThat(annulled(case1)).isTrue();
    teacher.post(case1, case1 + "/outcome", decision("WARNING", "", 5));
    assertThat(points(case1)).isEqualTo("none");
    assertThat(annulled(case1)).isFalse();

    // Another comparison with other settings finds the verdict where it was.
    String again = compare(teacher, "assignment:" + assignment("honest"));
    assertThat(teacher.page(again)).contains("suspected");
    assertThat(
            jdbc.sql(
                    """
                    select action from audit_entry join course on course.id = course_id
                    where slug = 'honest' and action like 'integrity.%' and action <> 'integrity.compared'
                    order by audit_entry.id
                    """)
                .query(String.class)
                .list())
        .containsExactly(
            "integrity.verdict",
            "integrity.case_opened",
            "integrity.notified",
            "integrity.stated",
            "integrity.decided",
            "integrity.decided",
            "integrity.decided");
  }

  @Test
  void earlierTermsAreComparedWithAndLabelled() {
    SignedIn teacher =
        jdbc.sql("select id, name, display_name, admin from account where name = 'in-teacher'")
            .query(SignedIn.class)
            .single();
    terms.open(
        access.membership(teacher, "honest"),
        new NewCourse("honest-2", "诚信二", "Honest 2", "Asia/Shanghai"));
    Classroom next = Classroom.open(jdbc, "honest-2", "", "");
    next.person("in-new", "新同学", "STUDENT").person("in-new2", "另一位", "STUDENT");
    next.person("in-newta", "新助教", "TA");
    next.assignment("work", Duration.ofDays(9), Duration.ofDays(9), "softmax");
    next.handIn(
        "in-new", "work", "softmax", Copies.renamed(Copies.written(4)), Duration.ofHours(1));
    next.handIn(
        "in-new2", "work", "softmax", "def softmax(o):\n    return o\n", Duration.ofHours(1));

    Visitor staff = signedIn("in-teacher");
    String comparison =
        compare(
            staff,
            "/courses/honest-2/integrity",
            "assignment:" + assignment("honest-2") + "/softmax");

    String page = staff.page(comparison);
    assertThat(page).contains("新同学", "earlier term: honest", "学生戊", "Too short", "另一位");
    // Who was not staff in that term sees nothing of it.
    assertThat(signedIn("in-newta").page(comparison)).doesNotContain("学生戊", "新同学");
  }

  private static Map<String, String> decision(String outcome, String points, int version) {
    return Map.of(
        "outcome",
        outcome,
        "points",
        points,
        "reason",
        "because",
        "version",
        String.valueOf(version));
  }

  private static int say(Visitor staff, String pair, String verdict, String note, int version) {
    return staff
        .post(
            pair,
            pair + "/verdict",
            Map.of("verdict", verdict, "note", note, "version", String.valueOf(version)))
        .statusCode();
  }

  private static String opened(Visitor staff, String pair, int work) {
    return staff.submitted(staff.post(pair, pair + "/cases", Map.of("work", String.valueOf(work))));
  }

  private String compare(Visitor staff, String subject) {
    return compare(staff, DESK, subject);
  }

  private static String compare(Visitor staff, String desk, String subject) {
    String page =
        staff.submitted(
            staff.post(desk, desk + "/comparisons", Map.of("subject", subject, "earlier", "true")));
    assertThat(URI.create(page).getPath()).startsWith(desk + "/comparisons/");
    staff.result(page);
    return page;
  }

  private boolean annulled(String page) {
    return jdbc.sql("select exists (select from annulment where source = ?)")
        .param("integrity:" + page.substring(page.lastIndexOf('/') + 1))
        .query(Boolean.class)
        .single();
  }

  private String points(String page) {
    return jdbc.sql("select points::text from adjustment where source = ?")
        .param("integrity:" + page.substring(page.lastIndexOf('/') + 1))
        .query(String.class)
        .optional()
        .orElse("none");
  }

  private long assignment(String course) {
    return jdbc.sql(
            "select assignment.id from assignment join course on course.id = course_id where"
                + " course.slug = ?")
        .param(course)
        .query(Long.class)
        .single();
  }
}
