package dev.touchstone.server.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Text;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.account.Account;
import dev.touchstone.server.course.CourseDirectory;
import dev.touchstone.server.course.Role;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What one may not read does not exist: always 404, never a hint. */
class RightsTest extends ServerTest {

  private static final String SOFTMAX = "/courses/dl/assignments/first-steps/softmax";

  @Autowired CourseDirectory courses;
  @Autowired PasswordEncoder encoder;

  private String linsSubmission;

  @BeforeEach
  void twoCourses() {
    var vision = courses.open("vision", new Text("计算机视觉", "Vision"), ZoneId.of("Asia/Shanghai"));
    courses.enrol(vision, account("zhao", "赵老师").id(), Role.TA);
    courses.enrol(vision, account("sun", "孙同学").id(), Role.STUDENT);
    linsSubmission = signedIn("lin").submit(SOFTMAX, "def softmax(o):\n    return o\n");
  }

  @Test
  void aStudentReadsOwnSubmissionsOnly() {
    assertThat(signedIn("lin").get(linsSubmission).statusCode()).isEqualTo(200);
    assertHidden(signedIn("chen"));
  }

  @Test
  void staffOfTheCourseReadThem() {
    for (String name : new String[] {"wang", "lan", "admin"}) {
      assertThat(signedIn(name).get(linsSubmission).statusCode()).as(name).isEqualTo(200);
      assertThat(signedIn(name).get(linsSubmission + "/source").body()).contains("return o");
    }
  }

  @Test
  void staffOfAnotherCourseDoNot() {
    assertHidden(signedIn("zhao"));
  }

  @Test
  void aCourseOneIsNotInDoesNotExist() {
    Visitor sun = signedIn("sun");

    for (String path :
        new String[] {
          "/courses/dl",
          "/courses/dl/assignments",
          "/courses/dl/assignments/first-steps",
          SOFTMAX,
          "/courses/dl/exercises",
          "/courses/dl/exercises/softmax",
          "/courses/dl/submissions"
        }) {
      assertThat(sun.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(sun.get("/courses/vision").statusCode()).isEqualTo(200);
    assertThat(sayingNothingOf("dl", sun)).isEqualTo(sayingNothingOf("no-such-course", sun));
  }

  // The answer without what differs for every request: addresses, ids and tokens.
  private static String sayingNothingOf(String course, Visitor reader) {
    String answer = reader.get("/courses/" + course).body();
    return answer.replace(course, "").replaceAll("value=\"[^\"]*\"|[0-9a-f]{8}", "");
  }

  @Test
  void nobodyHandsInWhereTheyAreNotEnrolled() {
    Visitor sun = signedIn("sun");
    var fields = Visitor.hidden(signedIn("lin").page(SOFTMAX));
    fields.put("_csrf", Visitor.hidden(sun.page("/courses/vision")).get("_csrf"));

    var response = sun.uploadBare(SOFTMAX + "/submissions", fields, "", new byte[0]);

    assertThat(response.statusCode()).isEqualTo(404);
  }

  @Test
  void studentsSeeOnlyTheirOwnInTheHistory() {
    signedIn("chen").submit(SOFTMAX, "def softmax(o):\n    return 2 * o\n");

    String lins = signedIn("lin").page("/courses/dl/submissions");
    String asked = signedIn("lin").page("/courses/dl/submissions?student=chen");
    String tas = signedIn("wang").page("/courses/dl/submissions");

    assertThat(lins).contains(linsSubmission).doesNotContain("陈思远");
    assertThat(asked).doesNotContain("/source");
    assertThat(tas).contains("陈思远", "林一诺");
  }

  @Test
  void theStyleGuideIsForStaff() {
    assertThat(signedIn("lin").get("/styleguide").statusCode()).isEqualTo(404);
    assertThat(signedIn("wang").get("/styleguide").statusCode()).isEqualTo(200);
  }

  @Test
  void anAssignmentThatIsNotOpenExistsForStaffOnly() {
    assertThat(signedIn("lin").get("/courses/dl/assignments/later").statusCode()).isEqualTo(404);
    assertThat(signedIn("lin").page("/courses/dl/assignments")).doesNotContain("Later");
    assertThat(signedIn("wang").get("/courses/dl/assignments/later").statusCode()).isEqualTo(200);
  }

  @Test
  void theSourceIsTextWhateverItSays() {
    String page = "<script>alert(1)</script>";
    String submission = signedIn("lin").submit(SOFTMAX, page);

    var response = signedIn("wang").get(submission + "/source");

    assertThat(response.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("text/plain");
    assertThat(response.body()).isEqualTo(page);
  }

  private void assertHidden(Visitor visitor) {
    for (String path : new String[] {"", "/source", "/events"}) {
      assertThat(visitor.get(linsSubmission + path).statusCode()).as(path).isEqualTo(404);
    }
  }

  private Account account(String name, String displayName) {
    return accounts
        .findByName(name)
        .orElseGet(
            () -> accounts.save(Account.sample(name, displayName, false, encoder, "touchstone")));
  }
}
