package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.sandbox.SandboxSettings;
import dev.touchstone.server.Notebook;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.submission.SubmissionAccess;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the form to the verdict, through the queue and a real sandbox. */
class GradingTest extends ServerTest {

  private static final String SOFTMAX = "/courses/dl/assignments/first-steps/softmax";
  private static final String GOOD =
      """
      import numpy as np

      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  private static final Limits LIMITS = Limits.standard();

  @Autowired SubmissionAccess submissions;
  @Autowired Gradings gradings;
  @Autowired Changes changes;
  @Autowired RunLogs runLogs;

  @Test
  void aRightProgramGetsFullMarksAndTheScoreIsInTheView() {
    Visitor lin = signedIn("lin");
    String submission = lin.submit(SOFTMAX, GOOD);

    String page = lin.result(submission);

    assertThat(page).contains("Every case agrees with the reference", "<b>10</b>");
    var row =
        jdbc.sql("select student, verdict, score, max, late from score where submission_id = ?")
            .param(id(submission))
            .query()
            .singleRow();
    assertThat(row)
        .containsEntry("student", "lin")
        .containsEntry("verdict", "ACCEPTED")
        .containsEntry("late", false);
    assertThat(row.get("score")).hasToString("10.00");
  }

  @Test
  void aMisconceptionIsNamedInTheReadersLanguage() {
    Visitor lin = signedIn("lin");
    String submission = lin.submit(SOFTMAX, GOOD.replace("axis=1", "axis=0"));

    String english = lin.result(submission);
    String chinese = lin.reading("zh").page(submission);

    assertThat(english).contains("Your softmax normalises over the batch (axis 0)", "axis=1");
    assertThat(chinese).contains("你的 softmax 在批次方向（axis 0）做了归一化");
  }

  @Test
  void valuesAreShownOfTheExampleOnly() {
    Visitor lin = signedIn("lin");

    String page = lin.result(lin.submit(SOFTMAX, "def softmax(o):\n    return o * 0\n"));

    int example = page.indexOf("id=\"case-1\"");
    int hidden = page.indexOf("id=\"case-2\"");
    assertThat(page.substring(example, hidden)).contains("<b>Input</b>", "<b>Expected</b>");
    assertThat(page.substring(hidden))
        .doesNotContain("<b>Input</b>", "class=\"array\"")
        .contains("are not shown");
  }

  @Test
  void whatAProgramPrintsIsShownAsText() {
    Visitor lin = signedIn("lin");
    String code = "print('<img src=x onerror=alert(1)>')\n" + GOOD;

    String page = lin.result(lin.submit(SOFTMAX, code));

    assertThat(page).contains("&lt;img src=x").doesNotContain("<img src=x");
  }

  @Test
  void nothingOfHiddenCasesComesOutThroughPrintsOrExceptions() {
    Visitor lin = signedIn("lin");
    String code =
        """
        print("while loading")
        def softmax(o):
            print("shape", o.shape)
            raise ValueError("values %s" % o.tolist())
        """;

    String page = lin.result(lin.submit(SOFTMAX, code));

    assertThat(page)
        .contains("while loading", "shape (2, 3)", "values [[1.0, 2.0, 3.0]")
        .contains("printed while your file was loaded and in the example cases")
        .contains("Line 4 raises ValueError in a case that is not shown.")
        .containsOnlyOnce("shape (2, 3)\n")
        .doesNotContain("shape (3,", "shape (1,", "values [[-", "values [[0");
  }

  @Test
  void aNotebookIsGradedAndWhatIsRuledOutIsNamedByCellAndLine() {
    Visitor lin = signedIn("lin");
    byte[] right = Notebook.of("import numpy as np\n", GOOD);
    byte[] ruledOut =
        Notebook.of(
            "import torch", "def softmax(o):\n    return torch.softmax(torch.tensor(o), 1)");

    String accepted = lin.submitted(lin.upload(SOFTMAX, Map.of(), "right.ipynb", right));
    String refused = lin.submitted(lin.upload(SOFTMAX, Map.of(), "short.ipynb", ruledOut));

    assertThat(lin.result(accepted)).contains("Every case agrees with the reference");
    assertThat(lin.result(refused))
        .contains("Cell 2, line 2 uses torch.softmax", "data-verdict=\"FORBIDDEN\"");
    assertThat(verdicts(id(refused))).isEqualTo("FORBIDDEN");
  }

  @Test
  void everyWayToEndBadlyHasItsVerdictAndTheNextOneIsGraded() {
    Visitor chen = signedIn("chen");
    verdict(chen, "def softmax(o:\n", "RUNTIME_ERROR");
    verdict(chen, "x = 1\n", "INVALID_OUTPUT|RUNTIME_ERROR");
    verdict(chen, "import os\ndef softmax(o):\n    os._exit(3)\n", "RUNTIME_ERROR");
    verdict(chen, "def softmax(o):\n    return o[0]\n", "INVALID_OUTPUT");
    verdict(chen, "def softmax(o):\n    return bytearray(4 << 30)\n", "MEMORY_LIMIT");
    verdict(chen, "def softmax(o):\n    return o * float('nan')\n", "WRONG_ANSWER");
    verdict(chen, "def softmax(o):\n    return o / 0 * -1\n", "WRONG_ANSWER|INVALID_OUTPUT");
    verdict(chen, "raise ValueError('\\x00 \\ud800 \\u202e')\n", "RUNTIME_ERROR");
    verdict(chen, GOOD, "ACCEPTED");
  }

  @Test
  void aFaultOfOursIsWrittenDownTriedAgainAndNeverCounts() {
    Visitor lin = signedIn("lin");
    UUID submission = id(lin.submit(SOFTMAX, GOOD));
    lin.result("/submissions/" + submission);
    jdbc.sql("delete from grading where submission_id = ?").param(submission).update();
    var node =
        new GraderNode(
            submissions,
            gradings,
            changes,
            runLogs,
            new BrokenSandbox(),
            LIMITS,
            Clock.systemUTC());

    assertThatThrownBy(() -> node.grade(submission)).isInstanceOf(SandboxException.class);
    assertThatThrownBy(() -> node.grade(submission)).isInstanceOf(SandboxException.class);

    assertThat(verdicts(submission)).isEqualTo("INTERNAL_ERROR INTERNAL_ERROR");
    assertThat(lin.page("/submissions/" + submission)).contains("delayed on our side");
    assertThat(gradings.isGraded(submission)).isFalse();
    try (Sandbox sandbox = DockerSandbox.connect()) {
      var mended =
          new GraderNode(
              submissions, gradings, changes, runLogs, sandbox, LIMITS, Clock.systemUTC());
      mended.grade(submission);
      mended.grade(submission);
    }
    assertThat(verdicts(submission)).isEqualTo("INTERNAL_ERROR INTERNAL_ERROR ACCEPTED");
  }

  @Test
  void ofTwoGradersThatHaveTheSameJobTheFirstVerdictStays() {
    Visitor lin = signedIn("lin");
    UUID submission = id(lin.submit(SOFTMAX, "# by two\n" + GOOD));
    lin.result("/submissions/" + submission);
    Grading first = gradings.standing(submission).orElseThrow();

    // One that was missed comes with its verdict, another with a fault of ours.
    gradings.save(another(first, first.finding()));
    gradings.save(another(first, new Grading.Finding.OurFault("too late")));

    assertThat(verdicts(submission)).isEqualTo("ACCEPTED");
  }

  @Test
  void aVerdictThatComesAfterTheFaultOfAGraderThatWasMissedStands() {
    Visitor lin = signedIn("lin");
    UUID submission = id(lin.submit(SOFTMAX, "# missed\n" + GOOD));
    lin.result("/submissions/" + submission);
    Grading first = gradings.standing(submission).orElseThrow();
    jdbc.sql("delete from grading where submission_id = ?").param(submission).update();

    gradings.save(another(first, new Grading.Finding.OurFault("asleep")));
    gradings.save(another(first, new Grading.Finding.OurFault("asleep, too")));
    gradings.save(another(first, first.finding()));

    assertThat(attempts(submission)).isEqualTo("1 INTERNAL_ERROR, 2 INTERNAL_ERROR, 3 ACCEPTED");
  }

  private static Grading another(Grading first, Grading.Finding finding) {
    return Grading.made(
        first.submissionId(), null, first.seed(), first.startedAt(), first.finishedAt(), finding);
  }

  @Test
  void aRegradeIsCountedOnItsOwnAndItsFaultsCostNothing() {
    Visitor chen = signedIn("chen");
    UUID submission = id(chen.submit(SOFTMAX, "# graded again\n" + GOOD));
    chen.result("/submissions/" + submission);
    UUID regrade = regrade();
    var node =
        new GraderNode(
            submissions,
            gradings,
            changes,
            runLogs,
            new BrokenSandbox(),
            LIMITS,
            Clock.systemUTC());

    assertThatThrownBy(() -> node.regrade(submission, regrade))
        .isInstanceOf(SandboxException.class);
    assertThat(attempts(submission)).isEqualTo("1 ACCEPTED, 1 INTERNAL_ERROR of a regrade");
    assertThat(gradings.isGraded(submission)).isTrue();
    assertThat(chen.page("/submissions/" + submission)).contains("Every case agrees");
    try (Sandbox sandbox = DockerSandbox.connect()) {
      var mended =
          new GraderNode(
              submissions, gradings, changes, runLogs, sandbox, LIMITS, Clock.systemUTC());
      mended.regrade(submission, regrade);
      jdbc.sql("update regrade set discarded_by = requested_by, discarded_at = now() where id = ?")
          .param(regrade)
          .update();
      mended.regrade(submission, regrade);
    }

    assertThat(attempts(submission))
        .as("after it was discarded nothing more is written down")
        .isEqualTo("1 ACCEPTED, 1 INTERNAL_ERROR of a regrade, 2 ACCEPTED of a regrade");
  }

  private UUID regrade() {
    return jdbc.sql(
            """
            insert into regrade (id, assignment_id, version, requested_by, requested_at)
            select gen_random_uuid(), assignment.id, assignment.version, account.id, now()
            from assignment, account where slug = 'first-steps' and name = 'lan'
            returning id
            """)
        .query(UUID.class)
        .single();
  }

  private String attempts(UUID submission) {
    return jdbc.sql(
            """
            select string_agg(attempt || ' ' || verdict
              || case when regrade_id is null then '' else ' of a regrade' end, ', ' order by id)
            from grading where submission_id = ?
            """)
        .param(submission)
        .query(String.class)
        .single();
  }

  @Test
  void withoutASandboxJobsWaitAndNothingIsWrittenDown() {
    UUID submission = id(signedIn("lin").submit(SOFTMAX, GOOD));
    signedIn("lin").result("/submissions/" + submission);
    jdbc.sql("delete from grading where submission_id = ?").param(submission).update();
    var node =
        new GraderNode(
            submissions, gradings, changes, runLogs, new NoImage(), LIMITS, Clock.systemUTC());

    assertThatThrownBy(() -> node.grade(submission))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("no-such-image");

    assertThat(verdicts(submission)).isEmpty();
  }

  @Test
  void theSameFileGetsTheSameCasesAgain() {
    Visitor lin = signedIn("lin");
    String once = lin.submit(SOFTMAX, "# once more\n" + GOOD);
    String again = lin.submit(SOFTMAX, "# once more\n" + GOOD);
    lin.result(once);
    lin.result(again);

    assertThat(seed(once)).isEqualTo(seed(again));
  }

  @Test
  void everybodysFirstComesBeforeAnybodysSecond() {
    String slow = "import time\ntime.sleep(3)\n" + GOOD;
    Visitor lin = signedIn("lin");
    for (int i = 0; i < 6; i++) {
      lin.submit(SOFTMAX, slow);
    }
    String last = lin.submit(SOFTMAX, slow);
    String hers = signedIn("chen").submit(SOFTMAX, GOOD);

    signedIn("chen").result(hers);

    assertThat(gradings.isGraded(id(last))).isFalse();
    lin.result(last);
  }

  @Test
  void aLongProgramIsInTheEditorAgain() {
    Visitor lin = signedIn("lin");
    String submission = lin.submit(SOFTMAX, GOOD + "# long\n".repeat(20_000));
    lin.result(submission);

    assertThat(lin.page(SOFTMAX)).contains("import numpy as np", "# long\n# long");
  }

  @Test
  void aFileNameWithANulIsABadRequestAndNoFaultOfOurs() {
    assertThat(
            signedIn("lin").upload(SOFTMAX, Map.of(), "x.py\0.txt", GOOD.getBytes()).statusCode())
        .isEqualTo(400);
  }

  private String seed(String submission) {
    return jdbc.sql("select seed from grading where submission_id = ?")
        .param(id(submission))
        .query(String.class)
        .single();
  }

  @Test
  void pausesGrowToTwoMinutesAndNoFurther() {
    assertThat(Jobs.pause(0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(Jobs.pause(3)).isEqualTo(Duration.ofSeconds(16));
    assertThat(Jobs.pause(1000)).isEqualTo(Duration.ofMinutes(2));
  }

  private void verdict(Visitor student, String code, String expected) {
    String submission = student.submit(SOFTMAX, code);
    student.result(submission);
    assertThat(verdicts(id(submission))).as(code).matches(expected);
  }

  private String verdicts(UUID submission) {
    return String.join(
        " ",
        jdbc.sql("select verdict from grading where submission_id = ? order by attempt")
            .param(submission)
            .query(String.class)
            .list());
  }

  private static UUID id(String path) {
    return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
  }

  /** An engine that is there and then fails. */
  private static final class BrokenSandbox implements Sandbox {

    @Override
    public Outcome run(Program program, Limits limits) {
      throw new SandboxException("the engine failed");
    }

    @Override
    public String image() {
      return "sha256:broken";
    }

    @Override
    public void close() {}
  }

  /** A real engine without the image. */
  private static final class NoImage implements Sandbox {

    @Override
    public Outcome run(Program program, Limits limits) {
      throw new AssertionError("nothing can run");
    }

    @Override
    public String image() {
      return DockerSandbox.connect(
              SandboxSettings.ofEnvironment().withImage("touchstone/no-such-image"))
          .image();
    }

    @Override
    public void close() {}
  }
}
