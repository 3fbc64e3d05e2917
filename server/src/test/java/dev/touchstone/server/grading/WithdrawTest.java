package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.assignment.Terms.Counts;
import dev.touchstone.server.assignment.Terms.Late;
import dev.touchstone.server.course.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Students take back what nobody has begun to grade. */
class WithdrawTest extends ServerTest {

  private static final String CODE = "def softmax(o):\n    return o\n";

  @Autowired private ApplicationContext server;
  @Autowired private Scheduler scheduler;

  private Semester semester;
  private Assignment work;
  private String exercise;
  private Visitor zoe;

  @BeforeEach
  void oneAttempt() {
    semester = new Semester(server, "Asia/Shanghai", 0);
    semester.student("withdraw-zoe");
    work =
        semester.due(
            Instant.now().plus(Duration.ofDays(1)),
            new Terms(Late.free(), Counts.BEST, 1, Duration.ofMinutes(10)));
    exercise = semester.path(work) + "/softmax";
    zoe = signedIn("withdraw-zoe");
    scheduler.pause();
  }

  @AfterEach
  void gradersWork() {
    scheduler.resume();
  }

  @Test
  void whatWaitsIsTakenBackAndTheAttemptIsThereAgain() {
    String submission = zoe.submit(exercise, CODE);
    assertThat(zoe.page(submission)).contains("Withdraw this submission");
    assertThat(zoe.page(exercise)).contains("all 1 used");

    HttpResponse<String> answer = withdraw(zoe, submission);

    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith(submission);
    assertThat(zoe.page(submission))
        .contains("You took this submission back", "data-receipt", "/receipt\"")
        .doesNotContain("data-events", "Withdraw this submission");
    assertThat(zoe.get(submission + "/receipt").statusCode()).isEqualTo(200);
    assertThat(zoe.page(exercise)).contains("0 of 1 used", "Withdrawn");
    assertThat(zoe.page(semester.path() + "/submissions")).contains("Withdrawn");
    assertThat(zoe.page(semester.path())).contains("Withdrawn");
    assertThat(zoe.reading("zh").page(submission)).contains("你撤回了这次提交", "已撤回");
    zoe.reading("en");
    scheduler.resume();
    String next = zoe.submit(exercise, CODE);
    assertThat(next).isNotEqualTo(submission);
    assertThat(zoe.result(next)).contains("data-receipt");
    assertThat(gradings(submission)).isZero();
    assertThat(zoe.page(submission)).contains("You took this submission back");
  }

  @Test
  void theSameFormBringsTheSameFileAgainAfterwards() {
    Map<String, String> form = Visitor.hidden(zoe.page(exercise));
    String first = zoe.submitted(post(form));
    withdraw(zoe, first);

    String second = zoe.submitted(post(form));

    assertThat(second).isNotEqualTo(first);
    assertThat(zoe.submitted(post(form))).as("a double click is still one").isEqualTo(second);
    withdraw(zoe, second);
  }

  @Test
  void whatIsBeingGradedStaysAndItIsSaidWhy() {
    String submission = zoe.submit(exercise, CODE);
    pick(submission, true);

    HttpResponse<String> answer = withdraw(zoe, submission);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Grading has already begun").contains("data-events");
    assertThat(zoe.page(submission)).doesNotContain("Withdraw this submission");
    assertThat(withdraw(zoe.reading("zh"), submission).body()).contains("评测已经开始");
    pick(submission, false);
    scheduler.resume();
    assertThat(zoe.reading("en").result(submission)).contains("data-receipt");
    assertThat(withdraw(zoe, submission).statusCode()).isEqualTo(409);
    assertThat(withdraw(zoe, submission).body()).contains("graded already");
  }

  @Test
  void pressedTenTimesAtOnceItIsWithdrawnOnce() throws Exception {
    String submission = zoe.submit(exercise, CODE);
    Map<String, String> csrf = Visitor.hidden(zoe.page(exercise));
    List<Callable<Integer>> presses =
        Stream.<Callable<Integer>>generate(
                () -> () -> zoe.postBare(submission + "/withdraw", csrf).statusCode())
            .limit(10)
            .toList();

    List<Integer> answers;
    try (var pool = Executors.newFixedThreadPool(10)) {
      answers = pool.invokeAll(presses).stream().map(press -> press.resultNow()).toList();
    }

    assertThat(answers).containsOnly(302);
    assertThat(zoe.page(exercise)).contains("0 of 1 used");
  }

  @Test
  void theGradersAndTheAuthorNeverBothHaveIt() {
    for (int i = 0; i < 3; i++) {
      scheduler.pause();
      String submission = zoe.submit(exercise, CODE + "# " + i);
      scheduler.resume();
      int status = withdraw(zoe, submission).statusCode();

      if (status == 302) {
        assertThat(zoe.page(submission)).contains("You took this submission back");
        assertThat(gradings(submission)).isZero();
      } else {
        assertThat(status).isEqualTo(409);
        assertThat(zoe.result(submission)).contains("data-receipt");
        return;
      }
    }
  }

  @Test
  void nobodyTakesBackWhatIsNotTheirs() {
    semester.student("withdraw-yan");
    semester.join("withdraw-tao", "陶助教", Role.TA);
    String submission = zoe.submit(exercise, CODE);

    assertThat(withdraw(signedIn("withdraw-yan"), submission).statusCode()).isEqualTo(404);
    Visitor tao = signedIn("withdraw-tao");
    assertThat(withdraw(tao, submission).statusCode()).isEqualTo(404);
    assertThat(tao.page(submission)).doesNotContain("Withdraw this submission");
    assertThat(zoe.page(submission)).contains("Withdraw this submission");
    withdraw(zoe, submission);
    assertThat(tao.page(semester.path() + "/submissions")).contains("Withdrawn");
    assertThat(tao.page(semester.path(work) + "/class.csv"))
        .as("what was taken back was no start")
        .containsPattern("withdraw-zoe,withdraw-zoe,,\\s");
  }

  private HttpResponse<String> post(Map<String, String> form) {
    Map<String, String> fields = new HashMap<>(form);
    fields.put("code", CODE);
    return zoe.uploadBare(exercise + "/submissions", fields, "", new byte[0]);
  }

  private static HttpResponse<String> withdraw(Visitor visitor, String submission) {
    return visitor.postBare(
        submission + "/withdraw", Visitor.hidden(visitor.page("/receipts/check")));
  }

  private void pick(String submission, boolean picked) {
    jdbc.sql("update scheduled_tasks set picked = ? where task_instance = ?")
        .params(picked, id(submission).toString())
        .update();
  }

  private int gradings(String submission) {
    return jdbc.sql("select count(*) from grading where submission_id = ?")
        .param(id(submission))
        .query(Integer.class)
        .single();
  }

  private static UUID id(String submission) {
    return UUID.fromString(submission.substring(submission.lastIndexOf('/') + 1));
  }
}
