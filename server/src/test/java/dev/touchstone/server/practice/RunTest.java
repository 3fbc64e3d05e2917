package dev.touchstone.server.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.touchstone.reference.Text;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.account.Account;
import dev.touchstone.server.course.CourseDirectory;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.submission.Blobs;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
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
import org.springframework.security.crypto.password.PasswordEncoder;

/** Students run a program before they hand it in, through the queue and a real sandbox. */
class RunTest extends ServerTest {

  private static final String SOFTMAX = "/courses/dl/assignments/first-steps/softmax";
  private static final String CORR2D = "/courses/dl/assignments/first-steps/corr2d";
  private static final String GOOD =
      """
      import numpy as np

      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  @Autowired CourseDirectory courses;
  @Autowired PasswordEncoder encoder;
  @Autowired Blobs blobs;
  @Autowired Scheduler scheduler;

  @AfterEach
  void gradersWork() {
    scheduler.resume();
  }

  @BeforeEach
  void anotherCourse() {
    var vision = courses.open("vision", new Text("计算机视觉", "Vision"), ZoneId.of("Asia/Shanghai"));
    courses.enrol(vision, account("zhao", "赵老师").id(), Role.TA);
  }

  @Test
  void aRightRunSaysThatHiddenCasesAreStillToComeAndCountsForNothing() {
    Visitor lin = signedIn("lin");
    int scores = count("select count(*) from score");
    int gradings = count("select count(*) from grading");

    String run = run(lin, GOOD);

    assertThat(lin.result(run))
        .contains("Right on the examples. Hidden cases are still to come", "case-1")
        .contains("href=\"" + SOFTMAX + "\"")
        .doesNotContain("case-2", "data-receipt", "Every case agrees");
    assertThat(lin.reading("zh").page(run)).contains("样例全部正确。提交后还要通过不公开的用例。");
    assertThat(count("select count(*) from score")).isEqualTo(scores);
    assertThat(count("select count(*) from grading")).isEqualTo(gradings);
    assertThat(lin.page("/courses/dl/submissions")).doesNotContain(id(run).toString());
  }

  @Test
  void whatIsWrongOnTheExamplesIsNamedInTheReadersLanguage() {
    Visitor lin = signedIn("lin");

    String run = run(lin, GOOD.replace("axis=1", "axis=0"));

    assertThat(lin.result(run))
        .contains(
            "Your softmax normalises over the batch (axis 0)", "Wrong answer", "<b>Expected</b>");
    assertThat(lin.reading("zh").page(run)).contains("你的 softmax 在批次方向（axis 0）做了归一化");
  }

  @Test
  void hiddenInputsAreNeverHandedOver() {
    Visitor lin = signedIn("lin");
    String counting =
        """
        calls = 0
        def softmax(o):
            global calls
            calls += 1
            raise ValueError("call %d of shape %s" % (calls, o.shape))
        """;

    String run = run(lin, counting);

    assertThat(lin.result(run))
        .contains("call 1 of shape (2, 3)")
        .doesNotContain("call 2", "in a case that is not shown");
    assertThat(
            count(
                "select jsonb_array_length(report -> 'cases') from trial where id = '%s'"
                    .formatted(id(run))))
        .isEqualTo(1);
  }

  @Test
  void aRunIsReadByWhoRanItAndByStaffAndCancelledByNobodyElse() {
    Visitor lin = signedIn("lin");
    String run = run(lin, "# whose\n" + GOOD);
    lin.result(run);

    assertThat(signedIn("wang").page(run)).contains("Run by 林一诺", "# whose");
    for (String name : new String[] {"chen", "zhao"}) {
      Visitor other = signedIn(name);
      assertThat(other.get(run).statusCode()).as(name).isEqualTo(404);
      assertThat(other.get(run + "/events").statusCode()).as(name).isEqualTo(404);
    }
    assertThat(cancel(signedIn("chen"), run).statusCode()).isEqualTo(404);
    assertThat(cancel(signedIn("wang"), run).statusCode()).isEqualTo(404);
    assertThat(lin.get(run.replace("softmax", "corr2d")).statusCode()).isEqualTo(404);
    assertThat(lin.get(SOFTMAX + "/runs/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(stranger().get(run).statusCode()).isEqualTo(302);
  }

  @Test
  void whatIsNotOpenToAStudentIsNotRun() {
    Visitor lin = signedIn("lin");
    Map<String, String> form = form(lin, GOOD);

    for (String elsewhere :
        new String[] {
          "/courses/dl/assignments/later/normal_equation",
          "/courses/dl/assignments/first-steps/no_such_exercise",
          "/courses/vision/assignments/first-steps/softmax"
        }) {
      assertThat(lin.uploadBare(elsewhere + "/runs", form, "", new byte[0]).statusCode())
          .as(elsewhere)
          .isEqualTo(404);
    }
  }

  @Test
  void runsAreNoTrialsOfTheCatalogueAndTrialsNoRuns() {
    Visitor wang = signedIn("wang");
    String run = run(wang, "# by staff\n" + GOOD);
    wang.result(run);
    String catalogue = "/courses/dl/exercises/softmax";
    Map<String, String> form = new HashMap<>(Visitor.hidden(wang.page(catalogue)));
    form.put("code", GOOD);
    String trial = wang.submitted(wang.uploadBare(catalogue + "/trials", form, "", new byte[0]));
    wang.result(trial);

    assertThat(wang.get(catalogue + "/trials/" + id(run)).statusCode()).isEqualTo(404);
    assertThat(wang.get(SOFTMAX + "/runs/" + id(trial)).statusCode()).isEqualTo(404);
    assertThat(wang.page(catalogue)).doesNotContain(id(run).toString(), "# by staff");
  }

  @Test
  void aFourthRunWaitsForOneToEndOrBeCancelled() {
    Visitor chen = signedIn("chen");
    scheduler.pause();
    List<String> runs =
        Stream.of("a", "b", "c").map(name -> run(chen, "# " + name + "\n" + GOOD)).toList();

    HttpResponse<String> english = send(chen, "# fourth\n" + GOOD);
    HttpResponse<String> chinese = send(chen.reading("zh"), "# fourth\n" + GOOD);

    assertThat(english.statusCode()).isEqualTo(422);
    assertThat(english.body()).contains("3 of your runs are waiting", "role=\"alert\"");
    assertThat(chinese.body()).contains("你已有 3 次运行在排队或进行中");
    assertThat(chen.page(SOFTMAX)).as("nothing is lost").contains("# fourth");

    String waiting = runs.getLast();
    assertThat(chen.reading("en").page(waiting)).contains("Cancel this run");
    assertThat(cancel(chen, waiting).headers().firstValue("Location"))
        .get()
        .asString()
        .endsWith(SOFTMAX);
    assertThat(chen.get(waiting).statusCode()).isEqualTo(404);
    assertThat(
            count(
                "select count(*) from scheduled_tasks where task_instance = '%s'"
                    .formatted(id(waiting))))
        .isZero();
    assertThat(send(chen, "# fourth\n" + GOOD).statusCode()).isEqualTo(302);
    scheduler.resume();
    for (String run : runs.subList(0, 2)) {
      chen.result(run);
      assertThat(cancel(chen, run).headers().firstValue("Location"))
          .as("what was begun is not taken back")
          .get()
          .asString()
          .endsWith(run);
    }
  }

  @Test
  void theSameCodeOfTheSamePageIsOneRun() throws Exception {
    Visitor lin = signedIn("lin");
    Map<String, String> form = form(lin, "# twice\n" + GOOD);
    Callable<String> click =
        () -> lin.submitted(lin.uploadBare(SOFTMAX + "/runs", form, "", new byte[0]));

    List<String> led;
    try (var both = Executors.newFixedThreadPool(4)) {
      led =
          both.invokeAll(Stream.generate(() -> click).limit(4).toList()).stream()
              .map(clicked -> clicked.resultNow())
              .toList();
    }

    assertThat(led).hasSize(4).containsOnly(led.getFirst());
    lin.result(led.getFirst());
  }

  @Test
  void theLatestTwentyAreKeptAndFilesThatOthersNeedStay() {
    Visitor lan = signedIn("lan");
    String needed = blobs.keep("# needed elsewhere\n".getBytes(StandardCharsets.UTF_8));
    String unneeded = blobs.keep("# needed nowhere\n".getBytes(StandardCharsets.UTF_8));
    signedIn("lin").submit(CORR2D, "# needed elsewhere\n");
    for (int i = 0; i < 24; i++) {
      oldRun("lan", i < 19 ? needed : i == 23 ? needed : unneeded, i + 1);
    }

    String run = lan.submitted(send(lan, CORR2D, "def corr2d(x, k):\n    return x\n"));
    lan.result(run);

    await(
        "select count(*) from trial where exercise = 'corr2d' and account_id = %d"
            .formatted(account("lan", "").id()),
        Trials.KEPT_RUNS);
    await("select count(*) from blob where sha256 = '%s'".formatted(unneeded), 0);
    assertThat(count("select count(*) from blob where sha256 = '%s'".formatted(needed)))
        .isEqualTo(1);
    assertThat(lan.get(run).statusCode()).as("the newest is there").isEqualTo(200);
  }

  @Test
  void aFileThatNothingRefersToIsForgotten() {
    String one = blobs.keep("# one\n".getBytes(StandardCharsets.UTF_8));
    String other = blobs.keep("# other\n".getBytes(StandardCharsets.UTF_8));
    oldRun("admin", one, 1);

    blobs.forget(one);
    blobs.forget(other);

    assertThat(count("select count(*) from blob where sha256 = '%s'".formatted(one))).isEqualTo(1);
    assertThat(count("select count(*) from blob where sha256 = '%s'".formatted(other))).isZero();
  }

  @Test
  void aRunBesideAWaitingSubmissionComesAfterEverybodysFirst() {
    Visitor lin = signedIn("lin");
    Visitor chen = signedIn("chen");
    scheduler.pause();
    String submission = lin.submit(SOFTMAX, "# first\n" + GOOD);

    String second = run(lin, "# second\n" + GOOD);
    String first = run(chen, "# her first\n" + GOOD);

    assertThat(priority(second)).isNegative();
    assertThat(priority(first)).isZero();
    scheduler.resume();
    lin.result(submission);
    lin.result(second);
    chen.result(first);
  }

  @Test
  void whatIsNoProgramIsRefused() {
    Visitor lin = signedIn("lin");

    HttpResponse<String> refused =
        lin.uploadBare(SOFTMAX + "/runs", form(lin, ""), "a.zip", new byte[] {'P', 'K'});

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("a.zip ends neither in .py nor in .ipynb");
  }

  @Test
  void whatAProgramPrintsIsShownAsText() {
    Visitor lin = signedIn("lin");

    String run = run(lin, "print('<img src=x onerror=alert(1)>')\n" + GOOD);

    assertThat(lin.result(run)).contains("&lt;img src=x").doesNotContain("<img src=x");
  }

  private static String run(Visitor student, String code) {
    return student.submitted(send(student, code));
  }

  private static HttpResponse<String> send(Visitor student, String code) {
    return send(student, SOFTMAX, code);
  }

  private static HttpResponse<String> send(Visitor student, String exercise, String code) {
    Map<String, String> fields = new HashMap<>(Visitor.hidden(student.page(exercise)));
    fields.put("code", code);
    return student.uploadBare(exercise + "/runs", fields, "", new byte[0]);
  }

  private static HttpResponse<String> cancel(Visitor person, String run) {
    return person.post("/courses/dl", run + "/cancel", Map.of());
  }

  private static Map<String, String> form(Visitor student, String code) {
    Map<String, String> fields = new HashMap<>(Visitor.hidden(student.page(SOFTMAX)));
    fields.put("code", code);
    return fields;
  }

  private void oldRun(String name, String blob, int daysAgo) {
    jdbc.sql(
            """
            insert into trial (id, course_id, account_id, exercise, asked_as, examples_only,
              assignment_exercise_id, blob, file_name, form, received_at)
            select gen_random_uuid(), a.course_id, (select id from account where name = :name),
              e.exercise, 'function', true, e.id, :blob, 'corr2d.py', gen_random_uuid(),
              now() - make_interval(days => :days)
            from assignment_exercise e join assignment a on a.id = e.assignment_id
            where a.slug = 'first-steps' and e.exercise = 'corr2d'
            """)
        .param("name", name)
        .param("blob", blob)
        .param("days", daysAgo)
        .update();
  }

  private int priority(String run) {
    return count(
        "select priority from scheduled_tasks where task_instance = '%s'".formatted(id(run)));
  }

  // What follows the verdict may take a moment longer than the verdict.
  private void await(String sql, int expected) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (count(sql) != expected && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(count(sql)).as(sql).isEqualTo(expected);
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private static UUID id(String path) {
    return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
  }

  private Account account(String name, String displayName) {
    return accounts
        .findByName(name)
        .orElseGet(
            () -> accounts.save(Account.sample(name, displayName, false, encoder, "touchstone")));
  }
}
