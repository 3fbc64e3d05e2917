package dev.touchstone.server.regrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.course.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From the button to what a student reads, through the queue and a real sandbox. */
class RegradeRunTest extends ServerTest {

  private static final String RIGHT =
      """
      import numpy as np


      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;
  private static final String WRONG = RIGHT.replace("axis=1", "axis=0");
  private static final String WHY = "Rows were <i>mistaken</i> for columns.";

  @Autowired ApplicationContext server;
  @Autowired Scheduler scheduler;

  private String work;
  private String list;
  private Visitor ida;
  private Visitor amy;
  private Visitor ben;

  @BeforeEach
  void aClass() {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    semester.join("rerun-ida", "Ida", Role.INSTRUCTOR);
    semester.join("rerun-tom", "Tom", Role.TA);
    semester.join("rerun-amy", "Amy", Role.STUDENT);
    semester.join("rerun-ben", "Ben", Role.STUDENT);
    Assignment assignment = semester.due(Instant.now().plus(Duration.ofDays(1)), Terms.FREE);
    work = semester.path(assignment);
    list = work + "/regrades";
    ida = signedIn("rerun-ida");
    amy = signedIn("rerun-amy");
    ben = signedIn("rerun-ben");
  }

  @Test
  void everybodyIsGradedAgainSeenByStaffAndAppliedAsOne() {
    String hers = amy.submit(work + "/softmax", RIGHT);
    String his = ben.submit(work + "/softmax", WRONG);
    amy.result(hers);
    ben.result(his);
    foundBefore(hers, his);
    assertThat(amy.page(hers)).contains("axis 0");

    String regrade = start();
    assertThat(start()).as("a second press leads to the same").isEqualTo(regrade);
    String finished = ida.result(regrade);

    assertThat(finished)
        .contains("Everything is graded again", "+10", "Amy", "Only who changes (1)")
        .doesNotContain("Ben");
    assertThat(ida.page(regrade + "?all=true")).contains("Ben", "as before");
    assertThat(amy.page(hers)).contains("axis 0").doesNotContain("Gradings");
    String undecided = newResult(finished);
    assertThat(amy.get(undecided).statusCode()).as("hers, and not yet").isEqualTo(404);
    assertThat(ben.get(undecided).statusCode()).isEqualTo(404);
    assertThat(signedIn("rerun-tom").page(undecided))
        .contains("regrade that is not applied", "Every case agrees");

    assertThat(ida.page(regrade + "/apply"))
        .contains("One student goes up, nobody goes down, one keeps the same points.");
    assertThat(decide(regrade, "apply", Map.of("reason", "  ")).statusCode()).isEqualTo(422);
    assertThat(amy.page(hers)).contains("axis 0");
    assertThat(decide(regrade, "apply", Map.of("reason", WHY)).statusCode()).isEqualTo(302);
    assertThat(decide(regrade, "apply", Map.of("reason", "again")).statusCode()).isEqualTo(302);
    HttpResponse<String> tooLate = decide(regrade, "discard", Map.of());
    assertThat(tooLate.statusCode()).isEqualTo(409);
    assertThat(tooLate.body()).contains("is applied already", "Everybody has the new scores");
    assertThat(ida.page(list)).contains("applied", "Ida");

    theStudentReadsIt(hers);
  }

  private void theStudentReadsIt(String hers) {
    String page = amy.page(hers);
    assertThat(page)
        .contains("Every case agrees", "Graded again under version 1", "Before: 0 of 10")
        .contains("Rows were &lt;i&gt;mistaken&lt;/i&gt; for columns.")
        .doesNotContain("<i>mistaken");
    assertThat(amy.reading("zh").page(hers)).contains("已按作业第 1 版重新评测", "原来：0 / 10 分");
    Matcher old = Pattern.compile("href=\"(/submissions/[^\"]*/gradings/\\d+)\"").matcher(page);
    assertThat(old.find()).isTrue();
    assertThat(amy.reading("en").page(old.group(1)))
        .contains("axis 0", "This is an earlier result", "Read the result that counts");
    assertThat(ben.get(old.group(1)).statusCode()).isEqualTo(404);
    assertThat(amy.get(hers + "/gradings/0").statusCode()).isEqualTo(404);
  }

  @Test
  void handInsComeFirstAndItCanBeCancelled() {
    amy.result(amy.submit(work + "/softmax", WRONG));
    scheduler.pause();
    String regrade;
    String his;
    try {
      regrade = start();
      his = ben.submit(work + "/softmax", RIGHT);
      assertThat(ben.page(his)).contains("You are next.");
      assertThat(ida.page(regrade)).contains("0 of 1 graded again", "data-events");
      assertThat(decide(regrade, "apply", Map.of("reason", WHY)).body())
          .contains("Not everything is graded again yet");
      assertThat(decide(regrade, "discard", Map.of()).statusCode()).isEqualTo(302);
    } finally {
      scheduler.resume();
    }
    ben.result(his);
    assertThat(decide(regrade, "discard", Map.of()).statusCode()).as("twice").isEqualTo(302);
    HttpResponse<String> tooLate = decide(regrade, "apply", Map.of("reason", WHY));
    assertThat(tooLate.statusCode()).isEqualTo(409);
    assertThat(tooLate.body()).contains("was discarded and cannot be applied");
    assertThat(gradingsOf(regrade)).isZero();
  }

  @Test
  void whereNothingIsGradedThereIsNothingToGradeAgain() {
    HttpResponse<String> refused = ida.post(list, list, Map.of());

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("there is nothing to grade again", "No regrade yet");
  }

  @Test
  void tutorsMayLookAndEverybodyElseFindsNothing() {
    amy.result(amy.submit(work + "/softmax", WRONG));
    String regrade = start();
    ida.result(regrade);
    Visitor tom = signedIn("rerun-tom");

    assertThat(tom.page(list)).contains(regrade).doesNotContain("in the background</button>");
    assertThat(tom.page(regrade)).doesNotContain("/discard", regrade + "/apply");
    assertThat(tom.get(regrade + "/apply").statusCode()).isEqualTo(404);
    for (Visitor visitor : new Visitor[] {tom, amy, signedIn("lin"), signedIn("lan")}) {
      boolean here = visitor == tom || visitor == amy;
      String page = here ? work : "/courses/dl";
      Map<String, String> fields = new HashMap<>(Visitor.hidden(visitor.page(page)));
      fields.put("reason", WHY);
      for (String action : new String[] {list, regrade + "/apply", regrade + "/discard"}) {
        assertThat(visitor.postBare(action, fields).statusCode()).as(action).isEqualTo(404);
      }
      if (visitor != tom) {
        for (String path : new String[] {list, regrade, regrade + "/apply", regrade + "/events"}) {
          assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(404);
        }
      }
    }
    assertThat(amy.page(work)).doesNotContain("/regrades");
    assertThat(stranger().get(list).statusCode()).isEqualTo(302);
  }

  /** Makes what was found of the first what was found of the second. */
  private void foundBefore(String first, String second) {
    jdbc.sql(
            """
            update grading mine set verdict = 'WRONG_ANSWER', score = 0, report = other.report
            from grading other where mine.submission_id = ? and other.submission_id = ?
            """)
        .params(id(first), id(second))
        .update();
  }

  private String start() {
    return ida.submitted(ida.post(list, list, Map.of()));
  }

  private HttpResponse<String> decide(String regrade, String how, Map<String, String> fields) {
    return ida.post(regrade, regrade + "/" + how, fields);
  }

  private static String newResult(String page) {
    Matcher links = Pattern.compile("href=\"(/submissions/[^\"]*/gradings/\\d+)\"").matcher(page);
    String last = "";
    while (links.find()) {
      last = links.group(1);
    }
    return last;
  }

  private int gradingsOf(String regrade) {
    return jdbc.sql("select count(*) from grading where regrade_id = ?")
        .param(id(regrade))
        .query(Integer.class)
        .single();
  }

  private static UUID id(String path) {
    return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
  }
}
