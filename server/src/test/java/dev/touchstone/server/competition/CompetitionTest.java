package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.metric.Accuracy;
import dev.touchstone.metric.Metric;
import dev.touchstone.metric.Score;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.account.Account;
import dev.touchstone.server.course.CourseDirectory;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.RunLogs;
import dev.touchstone.server.submission.Blobs;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * From the form to the board: the real digits, a real sandbox, a baseline that is really trained.
 */
@ExtendWith(OutputCaptureExtension.class)
class CompetitionTest extends ServerTest {

  private static final Metric ACCURACY = new Accuracy(10);

  @Autowired ApplicationContext server;
  @Autowired CourseDirectory courses;
  @Autowired PasswordEncoder encoder;
  @Autowired Competitions competitions;
  @Autowired Entries entries;
  @Autowired Teams teams;
  @Autowired Scorings scorings;
  @Autowired PrivateScores privateScores;
  @Autowired Boards boards;
  @Autowired EntryDesk desk;
  @Autowired Changes changes;
  @Autowired RunLogs runLogs;
  @Autowired Blobs blobs;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void digits() {
    Digits.open(server);
  }

  @Test
  void theBaselineIsTrainedByDjlAndTakesARankOfItsOwn() {
    Board.Row baseline = baseline();

    assertThat(baseline.rank()).isNotNull();
    assertThat(baseline.score().value()).isBetween(0.90, 0.995);
    assertThat(baseline.name().en()).isEqualTo("Softmax regression");
    assertThat(signedIn("lin").page(Digits.PAGE))
        .contains("class=\"baseline\"", "Softmax regression");
    assertThat(signedIn("lin").reading("zh").page(Digits.PAGE)).contains("softmax 回归", "基线");
  }

  @Test
  void openingTheCourseAgainMakesNothingTwice() {
    Digits.open(server);

    assertThat(count("select count(*) from competition where slug = 'digits'")).isEqualTo(1);
    assertThat(
            count(
                """
                select count(*) from team join competition c on c.id = team.competition_id
                where team.baseline and c.slug = 'digits'
                """))
        .isEqualTo(1);
  }

  @Test
  void aGoodModelAndTheBaselineStandAboveTheStarter() {
    baseline();
    Visitor he = student("heqing", "何清");
    Visitor gao = student("gao", "高远");

    String best = enter(he, Digits.program("nearest_neighbours"));
    enter(gao, Digits.starter());

    assertThat(he.page(best)).contains("Accuracy 9", "on the public part", "95 % interval");
    List<String> order = board().stream().map(row -> row.name().en()).toList();
    // With some splits the nearest neighbours are only as good as the baseline.
    assertThat(order).containsSubsequence("何清", "高远");
    assertThat(order).containsSubsequence("Softmax regression", "高远");
    assertThat(he.page(Digits.PAGE)).contains("class=\"mine\"");
  }

  @Test
  void pytorchIsThereAndWhatAProgramPrintsIsShown() {
    String entry = enter(student("luo", "罗一"), Digits.program("two_layers"));

    assertThat(signedIn("luo").page(entry)).contains("on the public part", "loss 0.");
  }

  @Test
  void ofTwoEqualProgramsTheEarlierStandsFirst() {
    Visitor first = student("song", "宋词");
    Visitor second = student("tang", "唐诗");
    String constant = "def train(x, y): pass\ndef predict(model, x): return [3] * len(x)\n";
    enter(first, constant);
    enter(second, constant);

    List<Board.Row> rows = board();
    Board.Row song = rows.stream().filter(r -> r.name().en().equals("宋词")).findFirst().get();
    Board.Row tang = rows.stream().filter(r -> r.name().en().equals("唐诗")).findFirst().get();

    assertThat(song.score()).isEqualTo(tang.score());
    assertThat(tang.rank()).isEqualTo(song.rank() + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return [0] * (len(x) - 1) | The prediction has shape (895,), expected (896,) | 应为 (896,)",
        "return [float('nan')] * len(x) | Row 0 of the prediction is NaN | 第 0 行是 NaN",
        "return [0.5] * len(x) | are float64, expected integers | 应为整数",
        "return ['7'] * len(x) | strings where numbers are expected | 返回了字符串",
        "return [10] * len(x) | the classes are 0 to 9 | 类别只有 0 到 9",
        "return model.predict(x) | AttributeError | AttributeError",
      })
  void whatCannotBeScoredIsToldWhyAndCostsNothing(String line, String english, String chinese) {
    Visitor pan = student("pan", "潘安");

    String entry = enter(pan, "def train(x, y): pass\ndef predict(model, x): " + line + "\n");

    assertThat(pan.reading("en").page(entry)).contains(escaped(english));
    assertThat(pan.page(Digits.PAGE)).contains("5 of 5 entries left", "does not count");
    assertThat(pan.reading("zh").page(entry)).contains(escaped(chinese));
  }

  @Test
  void aDayHasFiveEntriesHoweverManyAreSentAtOnce() throws Exception {
    Visitor xu = student("xuxing", "徐行");
    enter(xu, "def train(x, y): pass\ndef predict(model, x): return None\n");
    for (int i = 0; i < 4; i++) {
      enter(
          xu, "def train(x, y): pass\ndef predict(model, x): return [%d] * len(x)\n".formatted(i));
    }
    assertThat(xu.page(Digits.PAGE)).contains("1 of 5 entries left");

    List<Integer> answers = sendAtOnce(xu, 8);

    assertThat(answers).containsOnlyOnce(302).contains(422).hasSize(8);
    String page = send(xu, "x = 1").body();
    assertThat(page).contains("has used its 5 entries", "x = 1");
    assertThat(xu.page(Digits.PAGE)).contains("All 5 entries of today are used", "disabled");
  }

  @Test
  void theDayIsTheCoursesDay() {
    Visitor qian = student("qian", "钱江");
    enter(qian, Digits.starter());
    Team team = teams.findByMember(digitsRow().id(), id("qian")).orElseThrow();
    ZoneId shanghai = ZoneId.of("Asia/Shanghai");
    Clock today = Clock.systemUTC();

    assertThat(new Quotas(jdbc, today).of(digitsRow(), team, shanghai).left()).isEqualTo(4);
    Clock tomorrow = Clock.offset(today, Duration.ofDays(1));
    assertThat(new Quotas(jdbc, tomorrow).of(digitsRow(), team, shanghai).left()).isEqualTo(5);
    Clock fixed = Clock.fixed(Instant.parse("2026-10-10T15:59:59Z"), ZoneId.of("UTC"));
    assertThat(new Quotas(jdbc, fixed).of(digitsRow(), team, shanghai).renewedAt())
        .isEqualTo("2026-10-10T16:00:00Z");
  }

  @Test
  void aStudentNeverSeesAPrivateScore(CapturedOutput output) {
    baseline();
    Visitor fang = student("fangyuan", "方圆");
    String entry = enter(fang, Digits.program("nearest_neighbours"));
    List<Double> kept =
        privateScores.of(member("wang", Role.TA), digitsRow()).values().stream()
            .map(Score::value)
            .toList();
    assertThat(kept).hasSizeGreaterThanOrEqualTo(2);

    Stream<String> seen =
        Stream.of(
                Digits.PAGE,
                Digits.PAGE + "/board",
                Digits.PAGE + "?lang=zh",
                entry,
                entry + "/source",
                "/courses/dl",
                "/courses/dl/submissions")
            .map(path -> fang.get(path).body());
    String everything = String.join("\n", seen.toList()) + output.getAll();
    everything += fang.lines(Digits.PAGE + "/events", 2);
    everything += fang.lines(entry + "/events", 2);

    assertThat(everything).doesNotContain("Private score", "私榜分数", "private_score");
    for (double score : kept) {
      assertThat(everything).doesNotContain(String.valueOf(score));
      if (!shownPublicly(score)) {
        assertThat(everything).doesNotContain(ACCURACY.display(score));
      }
    }
    assertThatThrownBy(() -> privateScores.of(member("fangyuan", Role.STUDENT), digitsRow()))
        .isInstanceOf(NotHereException.class);
  }

  @Test
  void staffSeePrivateScoresAndDoNotCompete() {
    Board.Row baseline = baseline();
    String kept =
        ACCURACY.display(
            privateScores.of(member("wang", Role.TA), digitsRow()).get(baseline.best()).value());

    for (String name : List.of("wang", "lan", "admin")) {
      assertThat(signedIn(name).page(Digits.PAGE)).as(name).contains("Private score", kept);
      assertThat(signedIn(name).page("/entries/" + baseline.best())).contains(kept);
    }
    Visitor wang = signedIn("wang");
    assertThat(wang.page(Digits.PAGE)).doesNotContain("name=\"code\"");
    HttpResponse<String> refused = send(wang, Digits.starter());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Staff do not compete");
  }

  @Test
  void anEntryIsItsTeamsAndTheStaffs() {
    String entry = enter(student("shen", "沈舟"), Digits.starter());
    var elsewhere =
        courses.open(
            "audio", new dev.touchstone.reference.Text("语音", "Audio"), ZoneId.of("Asia/Shanghai"));
    courses.enrol(elsewhere, account("bai", "白鹿").id(), Role.INSTRUCTOR);

    for (Visitor other : List.of(signedIn("chen"), signedIn("bai"))) {
      for (String path : List.of(entry, entry + "/source", entry + "/events")) {
        assertThat(other.get(path).statusCode()).as(path).isEqualTo(404);
      }
    }
    for (String path : List.of("", "/board", "/events")) {
      assertThat(signedIn("bai").get(Digits.PAGE + path).statusCode()).isEqualTo(404);
    }
    assertThat(stranger().get(entry).statusCode()).isEqualTo(302);
    assertThat(signedIn("wang").get(entry + "/source").body()).contains("def predict");
  }

  @Test
  void aBaselinesEntryIsForStaff() {
    String entry = "/entries/" + baseline().best();

    assertThat(signedIn("lin").get(entry).statusCode()).isEqualTo(404);
    assertThat(signedIn("wang").get(entry).statusCode()).isEqualTo(200);
    assertThat(signedIn("wang").get(entry + "/source").statusCode()).isEqualTo(404);
  }

  @Test
  void aFaultOfOursIsTriedAgainAndCostsNothing() {
    Visitor zheng = student("zheng", "郑重");
    UUID entry = UUID.fromString(enter(zheng, Digits.starter()).substring("/entries/".length()));
    jdbc.sql(
            """
            delete from private_score where entry_scoring_id in
              (select id from entry_scoring where entry_id = ?)
            """)
        .param(entry)
        .update();
    jdbc.sql("delete from entry_scoring where entry_id = ?").param(entry).update();

    assertThatThrownBy(() -> scorer(new BrokenSandbox()).score(entry))
        .isInstanceOf(SandboxException.class);

    assertThat(scorings.isJudged(entry)).isFalse();
    assertThat(zheng.page("/entries/" + entry)).contains("delayed on our side");
    assertThat(zheng.page(Digits.PAGE)).contains("5 of 5 entries left");
    Sandbox sandbox = server.getBean(Sandbox.class);
    scorer(sandbox).score(entry);
    scorer(sandbox).score(entry);
    assertThat(
            jdbc.sql("select verdict from entry_scoring where entry_id = ? order by attempt")
                .param(entry)
                .query(String.class)
                .list())
        .containsExactly("INTERNAL_ERROR", "ACCEPTED");
    assertThat(zheng.page(Digits.PAGE)).contains("4 of 5 entries left");
  }

  @Test
  void theSameFormTwiceIsOneEntry() {
    Visitor wei = student("wei", "魏晋");
    Map<String, String> form = form(wei, Digits.starter());

    HttpResponse<String> first = wei.uploadBare(Digits.PAGE + "/entries", form, "", new byte[0]);
    HttpResponse<String> again = wei.uploadBare(Digits.PAGE + "/entries", form, "", new byte[0]);

    assertThat(first.headers().firstValue("Location"))
        .isEqualTo(again.headers().firstValue("Location"));
  }

  @Test
  void aCompetitionThatIsOverTakesNothing() {
    CompetitionFolder digits =
        CompetitionFolder.read(Path.of("../sample-course/competitions/digits"));
    CompetitionFile file = digits.file();
    var past =
        new CompetitionFolder(
            digits.path(),
            "past",
            new CompetitionFile(
                file.title(),
                "-9d",
                "-2d",
                file.data(),
                file.trainShare(),
                file.publicShare(),
                file.metric(),
                file.baseline(),
                file.entriesPerDay(),
                file.limits(),
                file.needs(),
                new RulesFile(
                    null, null, null, null, null, null, null, null, null, false, null, null)),
            digits.statement(),
            digits.starter());
    transaction.executeWithoutResult(
        t ->
            server
                .getBean(jakarta.persistence.EntityManager.class)
                .persist(
                    new Competition(
                        UUID.randomUUID(),
                        Digits.course(server),
                        past,
                        digitsRow().data(),
                        false,
                        1,
                        Instant.now())));
    Visitor lin = signedIn("lin");
    String page = "/courses/dl/competitions/past";
    assertThat(lin.page(page)).contains("Closed").doesNotContain("name=\"code\"");
    Map<String, String> form = form(lin, Digits.starter());

    HttpResponse<String> answer = lin.uploadBare(page + "/entries", form, "", new byte[0]);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("takes no entries now");
  }

  @Test
  void theHomePageShowsTheHeadOfTheBoard() {
    baseline();

    assertThat(signedIn("lin").page("/courses/dl"))
        .contains("Competition: handwritten digits", "class=\"table board\"")
        .doesNotContain("competitions/past");
  }

  private EntryScorer scorer(Sandbox sandbox) {
    return new EntryScorer(entries, scorings, changes, runLogs, blobs, sandbox, Clock.systemUTC());
  }

  private Competition digitsRow() {
    return competitions.findByCourseIdAndSlug(Digits.course(server).id(), "digits").orElseThrow();
  }

  private List<Board.Row> board() {
    return boards.board(member("lin", Role.STUDENT), digitsRow()).rows();
  }

  /** The baseline's row, once it is trained. */
  private Board.Row baseline() {
    Instant end = Instant.now().plusSeconds(90);
    while (Instant.now().isBefore(end)) {
      for (Board.Row row : board()) {
        if (row.baseline() && row.score() != null) {
          return row;
        }
      }
      pause();
    }
    throw new AssertionError("the baseline is not trained after 90 s");
  }

  private boolean shownPublicly(double score) {
    return jdbc
        .sql("select score from entry_scoring where score is not null")
        .query(Double.class)
        .list()
        .stream()
        .map(ACCURACY::display)
        .anyMatch(ACCURACY.display(score)::equals);
  }

  private List<Integer> sendAtOnce(Visitor student, int times) throws Exception {
    List<Callable<Integer>> posts =
        Stream.generate(() -> form(student, Digits.starter()))
            .limit(times)
            .map(
                form ->
                    (Callable<Integer>)
                        () ->
                            student
                                .uploadBare(Digits.PAGE + "/entries", form, "", new byte[0])
                                .statusCode())
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> answers = new java.util.ArrayList<>();
      for (var answer : threads.invokeAll(posts)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  /** Hands in, waits until it is judged, and returns the entry's address. */
  private static String enter(Visitor student, String code) {
    HttpResponse<String> answer = send(student, code);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    String entry = URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    student.result(entry, Duration.ofSeconds(90));
    return entry;
  }

  private static HttpResponse<String> send(Visitor student, String code) {
    return student.uploadBare(Digits.PAGE + "/entries", form(student, code), "", new byte[0]);
  }

  private static Map<String, String> form(Visitor student, String code) {
    Map<String, String> fields = Visitor.hidden(student.page(Digits.PAGE));
    fields.putIfAbsent("form", UUID.randomUUID().toString());
    fields.put("code", code);
    return fields;
  }

  private Visitor student(String name, String displayName) {
    courses.enrol(Digits.course(server), account(name, displayName).id(), Role.STUDENT);
    return signedIn(name);
  }

  private Account account(String name, String displayName) {
    return accounts
        .findByName(name)
        .orElseGet(
            () -> accounts.save(Account.sample(name, displayName, false, encoder, "touchstone")));
  }

  private Membership member(String name, Role role) {
    return new Membership(id(name), Digits.course(server), role);
  }

  private long id(String name) {
    return accounts.findByName(name).orElseThrow().id();
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private static String escaped(String text) {
    return text.replace("'", "&#39;");
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
