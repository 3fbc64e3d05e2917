package dev.touchstone.server.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.reference.Text;
import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.server.Notebook;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.account.Account;
import dev.touchstone.server.assignment.OwnExercises;
import dev.touchstone.server.course.CourseDirectory;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.RunLogs;
import dev.touchstone.server.submission.Blobs;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Staff try a program: from the form to the verdict, through the queue and a real sandbox. */
class TrialTest extends ServerTest {

  private static final String SOFTMAX = "/courses/dl/exercises/softmax";
  private static final String GOOD =
      """
      import numpy as np

      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;
  private static final String WRONG = GOOD.replace("axis=1", "axis=0");

  @Autowired CourseDirectory courses;
  @Autowired PasswordEncoder encoder;
  @Autowired Trials trials;
  @Autowired Changes changes;
  @Autowired RunLogs runLogs;
  @Autowired Blobs blobs;
  @Autowired OwnExercises ownExercises;

  @BeforeEach
  void twoCourses() {
    var vision = courses.open("vision", new Text("计算机视觉", "Vision"), ZoneId.of("Asia/Shanghai"));
    courses.enrol(vision, account("zhao", "赵老师").id(), Role.TA);
  }

  @Test
  void aWrongProgramIsJudgedAndItsMistakeNamed() {
    Visitor wang = signedIn("wang");

    String trial = tried(wang, WRONG);

    assertThat(wang.result(trial))
        .contains("Your softmax normalises over the batch (axis 0)", "Wrong answer", "case-6")
        .contains("axis=1", "王予安", "Only staff of this course see it");
    assertThat(wang.reading("zh").page(trial)).contains("你的 softmax 在批次方向（axis 0）做了归一化", "试做人");
    assertThat(wang.page(SOFTMAX)).contains("href=\"" + trial + "\"", "axis=0, keepdims");
    assertThat(
            jdbc.sql("select verdict, attempts, exercise_version from trial where id = ?")
                .param(id(trial))
                .query()
                .singleRow())
        .containsEntry("verdict", "WRONG_ANSWER")
        .containsEntry("attempts", 1)
        .containsKey("exercise_version");
  }

  @Test
  void aNotebookIsTriedLikeAnyOtherFile() {
    Visitor lan = signedIn("lan");
    byte[] notebook = Notebook.of("import numpy as np\n", GOOD);

    String trial = lan.submitted(send(lan, Map.of(), "right.ipynb", notebook));

    assertThat(lan.result(trial)).contains("Every case agrees with the reference", "right.ipynb");
  }

  @Test
  void aProgramIsTriedInTheFormItIsWrittenFor() {
    Visitor wang = signedIn("wang");
    String exercise = "/courses/dl/exercises/dropout";
    assertThat(wang.page(exercise)).contains("PyTorch module", "<code>Dropout(p)</code>");
    Map<String, String> form = new HashMap<>(Visitor.hidden(wang.page(exercise)));
    form.put("as", "module");
    form.put(
        "code",
        """
        from torch import nn

        class Dropout(nn.Module):
            def __init__(self, p):
                super().__init__()
                self.p = p

            def forward(self, x, u):
                return x * (u >= self.p) if self.training else x
        """);

    String trial = wang.submitted(wang.uploadBare(exercise + "/trials", form, "", new byte[0]));

    assertThat(wang.result(trial)).contains("scale what is kept by 1/(1 − p)", "PyTorch module");
    assertThat(wang.page(exercise))
        .containsPattern("<option[^>]*value=\"module\"[^>]*selected")
        .contains("class Dropout(nn.Module)");
  }

  @Test
  void sendingTwiceIsOneTrial() throws Exception {
    Visitor wang = signedIn("wang");
    Map<String, String> form = form(wang, "# twice\n" + GOOD);
    Callable<String> click =
        () -> wang.submitted(wang.uploadBare(SOFTMAX + "/trials", form, "", new byte[0]));

    List<String> led;
    try (var both = Executors.newFixedThreadPool(4)) {
      led =
          both.invokeAll(Stream.generate(() -> click).limit(4).toList()).stream()
              .map(clicked -> clicked.resultNow())
              .toList();
    }

    assertThat(led).hasSize(4).containsOnly(led.getFirst());
    assertThat(count("select count(*) from trial where form = '%s'".formatted(form.get("form"))))
        .isEqualTo(1);
    form.put("code", "# thought better of it\n" + GOOD);
    String other = wang.submitted(wang.uploadBare(SOFTMAX + "/trials", form, "", new byte[0]));
    assertThat(other).isNotEqualTo(led.getFirst());
    wang.result(led.getFirst());
    wang.result(other);
  }

  @Test
  void aTrialIsInNoScoreHistoryOrGradebook() {
    Visitor wang = signedIn("wang");
    int submissions = count("select count(*) from score");
    int gradings = count("select count(*) from grading");

    String trial = tried(wang, "# nowhere\n" + GOOD);
    wang.result(trial);

    assertThat(count("select count(*) from score")).isEqualTo(submissions);
    assertThat(count("select count(*) from grading")).isEqualTo(gradings);
    for (String page : new String[] {"/courses/dl", "/courses/dl/submissions"}) {
      assertThat(wang.page(page)).doesNotContain(id(trial).toString(), trial);
    }
    assertThat(wang.get("/submissions/" + id(trial)).statusCode()).isEqualTo(404);
  }

  @Test
  void whoIsNotStaffOfTheCourseFindsNoTrial() {
    Visitor wang = signedIn("wang");
    String trial = tried(wang, "# mine\n" + GOOD);
    wang.result(trial);
    assertThat(signedIn("lan").get(trial).statusCode()).isEqualTo(200);
    assertThat(signedIn("admin").page(trial + "/source")).startsWith("# mine");

    for (String name : new String[] {"lin", "zhao"}) {
      Visitor other = signedIn(name);
      for (String path : new String[] {"", "/source", "/events"}) {
        assertThat(other.get(trial + path).statusCode()).as(name + path).isEqualTo(404);
      }
    }
    for (String elsewhere :
        new String[] {trial.replace("/dl/", "/vision/"), trial.replace("softmax", "corr2d")}) {
      assertThat(signedIn("zhao").get(elsewhere).statusCode()).as(elsewhere).isEqualTo(404);
      assertThat(signedIn("wang").get(elsewhere).statusCode()).as(elsewhere).isEqualTo(404);
    }
    assertThat(stranger().get(trial).statusCode()).isEqualTo(302);
    assertThat(signedIn("zhao").page("/courses/vision/exercises/softmax"))
        .doesNotContain(id(trial).toString());
  }

  @Test
  void whoIsNotStaffOfTheCourseTriesNothing() {
    int before = count("select count(*) from trial");
    Map<String, String> form = form(signedIn("wang"), GOOD);
    for (String name : new String[] {"lin", "zhao"}) {
      Visitor other = signedIn(name);
      String home = name.equals("lin") ? "/courses/dl" : "/courses/vision";
      form.put("_csrf", Visitor.hidden(other.page(home)).get("_csrf"));

      var response = other.uploadBare(SOFTMAX + "/trials", form, "", new byte[0]);

      assertThat(response.statusCode()).as(name).isEqualTo(404);
    }
    assertThat(count("select count(*) from trial")).isEqualTo(before);
  }

  @Test
  void whatIsNoProgramIsRefusedAndStaysInTheEditor() {
    Visitor wang = signedIn("wang");
    int before = count("select count(*) from trial");

    HttpResponse<String> refused =
        send(wang, Map.of("code", "</textarea><b>x"), "a.zip", "PK".getBytes());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("a.zip ends neither in .py nor in .ipynb", "&lt;/textarea&gt;&lt;b&gt;x");
    assertThat(send(wang, Map.of("code", "x = 1", "as", "poem"), "", new byte[0]).statusCode())
        .isEqualTo(404);
    assertThat(count("select count(*) from trial")).isEqualTo(before);
  }

  @Test
  void whatAProgramPrintsOrIsCalledIsShownAsText() {
    Visitor wang = signedIn("wang");
    byte[] code = ("print('<img src=x onerror=alert(1)>')\n" + GOOD).getBytes();

    String trial = wang.submitted(send(wang, Map.of(), "<b>&.py", code));

    assertThat(wang.result(trial))
        .contains("&lt;img src=x")
        .doesNotContain("<img src=x", "<b>&amp;.py");
    assertThat(wang.get(trial + "/source").headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("text/plain");
  }

  @Test
  void aFaultOfOursIsWrittenDownAndTriedAgain() {
    Visitor wang = signedIn("wang");
    String trial = tried(wang, "# fault\n" + GOOD);
    wang.result(trial);
    jdbc.sql(
            """
            update trial set attempts = 0, verdict = null, report = null, exercise_version = null,
              started_at = null, finished_at = null where id = ?
            """)
        .param(id(trial))
        .update();
    TrialGrader broken = grader(new BrokenSandbox());

    assertThatThrownBy(() -> broken.grade(id(trial))).isInstanceOf(SandboxException.class);

    assertThat(verdict(trial)).isEqualTo("INTERNAL_ERROR");
    assertThat(wang.page(trial)).contains("delayed on our side");
    assertThat(wang.page(SOFTMAX)).contains("data-verdict=\"INTERNAL_ERROR\"");
    try (Sandbox sandbox = DockerSandbox.connect()) {
      grader(sandbox).grade(id(trial));
      grader(sandbox).grade(id(trial));
    }
    assertThat(verdict(trial)).isEqualTo("ACCEPTED");
    assertThat(count("select attempts from trial where id = '%s'".formatted(id(trial))))
        .isEqualTo(2);
    assertThat(wang.page(trial)).contains("Every case agrees with the reference");
  }

  @Test
  void theSchemaRefusesHalfATrial() {
    Visitor wang = signedIn("wang");
    String trial = tried(wang, "# schema\n" + GOOD);
    wang.result(trial);
    for (String change :
        new String[] {
          "verdict = null",
          "report = null",
          "fault = 'x'",
          "verdict = 'INTERNAL_ERROR'",
          "attempts = 0",
          "finished_at = null",
          "verdict = 'FINE'"
        }) {
      assertThatThrownBy(
              () ->
                  jdbc.sql("update trial set " + change + " where id = ?")
                      .param(id(trial))
                      .update())
          .as(change)
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  private TrialGrader grader(Sandbox sandbox) {
    return new TrialGrader(
        trials,
        changes,
        runLogs,
        blobs,
        ownExercises,
        sandbox,
        Limits.standard(),
        Clock.systemUTC());
  }

  private static String tried(Visitor staff, String code) {
    return staff.submitted(send(staff, Map.of("code", code), "", new byte[0]));
  }

  private static HttpResponse<String> send(
      Visitor staff, Map<String, String> fields, String fileName, byte[] content) {
    Map<String, String> all = form(staff, "");
    all.putAll(fields);
    return staff.uploadBare(SOFTMAX + "/trials", all, fileName, content);
  }

  private static Map<String, String> form(Visitor staff, String code) {
    Map<String, String> fields = new HashMap<>(Visitor.hidden(staff.page(SOFTMAX)));
    fields.put("code", code);
    return fields;
  }

  private String verdict(String trial) {
    return jdbc.sql("select verdict from trial where id = ?")
        .param(id(trial))
        .query(String.class)
        .single();
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
}
