package dev.touchstone.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What administrators see of the queue and do with it, and what students are told meanwhile. */
class OperationsTest extends ServerTest {

  private static final String GOOD =
      """
      import numpy as np

      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;
  private static final String PAGE = "/courses/watched/assignments/";

  @Autowired TransactionTemplate transactions;

  private Visitor admin;
  private Visitor student;

  @BeforeEach
  void people() {
    Classroom.open(jdbc, "watched", "深度学习（运维）", "Deep Learning, watched")
        .person("watched-he", "何雨", "STUDENT")
        .assignment("plain", Duration.ofDays(1), Duration.ofDays(1), "softmax")
        .assignment("large", Duration.ofDays(1), Duration.ofDays(1), "softmax");
    jdbc.sql(
            """
            update assignment_exercise asked set needs = '{gpu}' from assignment
            where assignment.id = assignment_id and assignment.slug = 'large'
              and course_id = (select id from course where slug = 'watched')
            """)
        .update();
    admin = signedIn("admin");
    student = signedIn("watched-he");
  }

  @AfterEach
  void everythingTakesJobsAgain() {
    jdbc.sql("delete from scheduled_tasks where needs <> '{}'").update();
    jdbc.sql("update node set state = 'ACTIVE'").update();
  }

  @Test
  void whatNeedsAGpuWaitsWithTheReasonAndIsGradedAsSoonAsANodeOffersOne() throws Exception {
    String submission = student.submit(PAGE + "large/softmax", GOOD);
    assertThat(needs(submission)).isEqualTo("{gpu}");
    assertThat(student.page(submission)).contains("No grader that runs at present can do this");
    assertThat(admin.page("/operations"))
        .contains("1 job has waited for")
        .contains("no node with a GPU takes jobs at present");
    assertThat(admin.reading("zh").page("/operations")).contains("目前没有带 GPU 的节点在接任务");

    jdbc.sql("update scheduled_tasks set needs = '{}' where task_instance = ?")
        .param(id(submission))
        .update();
    assertThat(student.result(submission)).contains("Every case agrees");
  }

  @Test
  void aJobInQuarantineIsTriedByNobodyUntilItIsReleased() throws Exception {
    pauseAll();
    String submission = student.submit(PAGE + "plain/softmax", "# held\n" + GOOD);
    tell(submission, "hold");
    jdbc.sql("update node set state = 'ACTIVE'").update();

    assertThat(student.page(submission)).contains("An administrator has put this on hold");
    assertThat(admin.page("/operations")).contains(id(submission)).contains("on hold");
    String later = student.submit(PAGE + "plain/softmax", "# later\n" + GOOD);
    assertThat(student.result(later)).as("what came later").contains("Every case agrees");
    assertThat(needs(submission)).as("still there").isEqualTo("{}");

    tell(submission, "release");
    assertThat(student.result(submission)).contains("Every case agrees");
  }

  @Test
  void aFailureIsShownWithItsReasonAndTriedAtOnceWhenAsked() throws Exception {
    pauseAll();
    String submission = student.submit(PAGE + "plain/softmax", "# failed\n" + GOOD);
    jdbc.sql(
            """
            update scheduled_tasks set consecutive_failures = 3, last_failure = now(),
              execution_time = now() + interval '1 day', last_fault = 'SandboxException: no engine'
            where task_instance = ?
            """)
        .param(id(submission))
        .update();
    assertThat(admin.page("/operations"))
        .contains(id(submission))
        .contains("SandboxException: no engine")
        .contains("failed 3 times");
    jdbc.sql("update node set state = 'ACTIVE'").update();

    tell(submission, "retry");

    assertThat(student.result(submission)).contains("Every case agrees");
  }

  @Test
  void aPausedNodeTakesNothingAndStudentsAreToldThatGradingStandsStill() throws Exception {
    String mine = node();
    admin.post("/operations", "/operations/nodes/" + mine + "/tell", Map.of("state", "PAUSED"));
    String submission = student.submit(PAGE + "plain/softmax", "# paused\n" + GOOD);
    await(() -> student.page(submission).contains("Nothing is graded at the moment"));
    assertThat(student.page("/courses/watched")).contains("Nothing is graded at the moment");
    assertThat(student.reading("zh").page("/courses/watched")).contains("评测暂时停了");
    assertThat(stranger().page("/sign-in")).doesNotContain("Nothing is graded");
    assertThat(admin.page("/operations")).contains("No grader takes jobs").contains("paused");

    admin.post("/operations", "/operations/nodes/" + mine + "/tell", Map.of("state", "ACTIVE"));
    assertThat(student.reading("en").result(submission)).contains("Every case agrees");
    await(() -> !student.page("/courses/watched").contains("Nothing is graded"));
  }

  @Test
  void studentsAreToldHowLateGradingIsOnceTheOldestJobHasWaitedForTwoMinutes() throws Exception {
    UUID job = UUID.randomUUID();
    transactions.executeWithoutResult(
        status -> {
          jdbc.sql(
                  """
                  insert into scheduled_tasks (task_name, task_instance, execution_time, picked,
                    version, priority)
                  values ('grade', ?, now() - interval '9 minutes', false, 1, 0)
                  """)
              .param(job.toString())
              .update();
          jdbc.sql("update scheduled_tasks set needs = '{nobody-has-this}' where task_instance = ?")
              .param(job.toString())
              .update();
        });
    await(() -> student.page("/courses/watched").contains("Grading is delayed by about 9 min"));
    assertThat(admin.page("/operations"))
        .contains("no node that takes jobs offers nobody-has-this");

    // What lies behind a person's own jobs does not delay anybody else.
    jdbc.sql("update scheduled_tasks set priority = -9 where task_instance = ?")
        .param(job.toString())
        .update();
    await(() -> !student.page("/courses/watched").contains("Grading is delayed"));
  }

  @Test
  void administratorsAloneHaveThePageAndTheWayToIt() {
    assertThat(admin.page("/operations")).contains("href=\"/operations\"");
    assertThat(signedIn("lan").get("/operations").statusCode()).isEqualTo(404);
    assertThat(signedIn("lan").page("/courses/dl")).doesNotContain("href=\"/operations\"");
  }

  private void pauseAll() {
    jdbc.sql("update node set state = 'PAUSED'").update();
  }

  private void tell(String submission, String what) {
    admin.post("/operations", "/operations/jobs/grade/" + id(submission) + "/" + what, Map.of());
  }

  private String node() {
    return jdbc.sql("select id::text from live_grader").query(String.class).single();
  }

  private String needs(String submission) {
    return jdbc.sql("select needs::text from scheduled_tasks where task_instance = ?")
        .param(id(submission))
        .query(String.class)
        .single();
  }

  private static String id(String submission) {
    return submission.substring(submission.lastIndexOf('/') + 1);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plusSeconds(20);
    while (!condition.call()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(200);
    }
  }
}
