package dev.touchstone.server.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Text;
import dev.touchstone.sandbox.Logbook;
import dev.touchstone.sandbox.Logged.About;
import dev.touchstone.sandbox.Logged.Curve;
import dev.touchstone.sandbox.Logged.End;
import dev.touchstone.sandbox.Logged.Point;
import dev.touchstone.sandbox.Logged.Setting;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.grading.RunLogs;
import dev.touchstone.server.submission.Blobs;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may read what of a run, and what the table of runs does. */
class RunsTest extends ServerTest {

  private static final String RUNS = "/courses/curves/runs";

  @Autowired RunLogs runLogs;
  @Autowired Blobs blobs;

  @BeforeEach
  void people() {
    Classroom.open(jdbc, "curves", "曲线", "Curves")
        .person("curve-fang", "方圆", "STUDENT")
        .person("curve-gao", "高远", "STUDENT")
        .person("curve-he", "何老师", "TA");
    Classroom.open(jdbc, "curves-next-door", "隔壁", "Next door").person("curve-ke", "柯老师", "TA");
  }

  @Test
  void aRunIsItsOwnersAndItsStaffsAndNobodyElses() {
    UUID source = log("curve-fang", "x = 1\n", 0.5, "first");
    String page = runLogs.page(source).orElseThrow();

    assertThat(signedIn("curve-fang").page(page)).contains("first", "lr", "Finished", "x = 1");
    assertThat(signedIn("curve-he").page(page)).contains("方圆").doesNotContain("/memo");
    for (String path : new String[] {page, page + "/curves", page + "/events"}) {
      assertThat(signedIn("curve-gao").get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(signedIn("curve-ke").get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(stranger().get(path).statusCode()).as(path).isEqualTo(302);
    }
    UUID mine = log("curve-gao", "y = 2\n", 0.25, "mine");
    String own = runLogs.page(mine).orElseThrow();
    assertThat(signedIn("curve-gao").get(own + "?with=" + id(page)).statusCode()).isEqualTo(404);
    assertThat(signedIn("curve-gao").get(RUNS + "?student=curve-fang").statusCode()).isEqualTo(404);
    assertThat(signedIn("curve-gao").get(RUNS + "/delete?run=" + id(page)).statusCode())
        .isEqualTo(404);
    assertThat(
            signedIn("curve-gao")
                .get(RUNS + "/compare?run=" + id(page) + "&run=" + id(own))
                .statusCode())
        .isEqualTo(404);
    for (String name : new String[] {"curve-gao", "curve-he"}) {
      Visitor other = signedIn(name);
      assertThat(other.post(own, page + "/memo", Map.of("memo", "x")).statusCode()).isEqualTo(404);
      assertThat(other.post(own, RUNS + "/delete", Map.of("run", id(page))).statusCode())
          .isEqualTo(404);
    }
    assertThat(signedIn("curve-he").page(RUNS + "?student=curve-fang")).contains("方圆", id(page));
  }

  @Test
  void theTableFiltersSortsCountsExportsComparesAndDeletes() {
    Visitor gao = signedIn("curve-gao");
    String one = id(runLogs.page(log("curve-gao", "a = 1\nb = 2\n", 0.25, "=cmd")).orElseThrow());
    String two = id(runLogs.page(log("curve-gao", "a = 1\nb = 3\n", 0.75, "plain")).orElseThrow());

    assertThat(gao.page(RUNS)).contains(one, two, "=cmd");
    assertThat(gao.page(RUNS + "?f.best.acc=%3E+0.5&f.other.tag=plain"))
        .contains(two)
        .doesNotContain(one);
    String sorted = gao.page(RUNS + "?sort=best.acc&order=up");
    assertThat(sorted.indexOf(one)).isLessThan(sorted.indexOf(two));
    assertThat(gao.page(RUNS + "?run=" + one + "&run=" + two))
        .contains("Runs counted: 2", "0.35355"); // the deviation of .25 and .75
    String csv =
        new String(
            gao.download(RUNS + ".csv?hide=what&run=" + one + "&run=" + two),
            StandardCharsets.UTF_8);
    assertThat(csv).contains("best acc", "'=cmd", "0.75").doesNotContain(",=cmd", "Softmax");
    assertThat(gao.page(RUNS + "/compare?run=" + two + "&run=" + one))
        .contains("b = 2", "b = 3", "changed", "the same");
    assertThat(gao.page(RUNS + "/compare?run=" + two)).contains("Tick exactly two runs");

    assertThat(
            gao.post(
                    RUNS,
                    RUNS + "/" + one + "/memo",
                    Map.of("memo", " <b>bold</b> ", "back", "?sort=when"))
                .headers()
                .firstValue("Location"))
        .hasValueSatisfying(address -> assertThat(address).endsWith(RUNS + "?sort=when"));
    assertThat(
            gao.post(
                    RUNS,
                    RUNS + "/" + one + "/memo",
                    Map.of("memo", "<b>bold</b>", "back", "//evil.example"))
                .headers()
                .firstValue("Location"))
        .hasValueSatisfying(address -> assertThat(address).endsWith(RUNS + "/" + one));
    assertThat(gao.page(RUNS)).contains("&lt;b&gt;bold").doesNotContain("<b>bold");

    String ask = RUNS + "/delete?run=" + one;
    assertThat(gao.page(ask)).contains("Delete for good");
    gao.post(ask, RUNS + "/delete", Map.of("run", one));
    assertThat(gao.page(RUNS)).contains(two).doesNotContain(one);
    assertThat(gao.get(RUNS + "/" + one).statusCode()).isEqualTo(404);
  }

  @Test
  void whatBeginsAgainAfterAFaultOfOursBeginsAnewAndKeepsItsMemo() {
    UUID source = UUID.randomUUID();
    Logbook cutOff = open(source, "curve-fang", "z = 1\n");
    cutOff.heard(point("loss", 0, 1));
    cutOff.heard(point("other loss", 0, 1));
    String page = awaitPage(source);
    awaitText(page, "other loss");
    signedIn("curve-fang").post(page, page + "/memo", Map.of("memo", "kept"));

    Logbook again = open(source, "curve-fang", "z = 1\n");
    again.heard(point("loss", 0, 7));
    again.ended(Logbook.Ending.TIME_LIMIT, "printed", false);

    assertThat(runLogs.page(source)).hasValue(page);
    assertThat(signedIn("curve-fang").page(page))
        .contains("kept", "out of time", "printed")
        .doesNotContain("other loss");
  }

  @Test
  void whatLogsNothingLeavesNothing() {
    UUID source = UUID.randomUUID();
    open(source, "curve-fang", "quiet\n").ended(Logbook.Ending.FINISHED, "printed", false);

    assertThat(runLogs.page(source)).isEmpty();
  }

  @Test
  void aFloodIsWrittenDownThinnedAndValuesThatAreNoneAreGaps() {
    UUID source = UUID.randomUUID();
    Logbook flood = open(source, "curve-fang", "flood\n");
    for (int i = 0; i < 100_000; i++) {
      flood.heard(point("<i>loss</i>", i, i == 64 ? Double.NaN : 1.0 / (1 + i)));
    }
    for (int i = 0; i < 100; i++) {
      flood.heard(new Point(Curve.METRIC, "m" + i, 0, 0, null, i));
    }
    flood.ended(Logbook.Ending.FINISHED, "", false);

    String page = runLogs.page(source).orElseThrow();
    int points =
        jdbc.sql(
                """
                select count(*) from experiment_point join experiment_series s on s.id = series_id
                join experiment_run r on r.id = run_id where source_id = ? and name like '%loss%'
                """)
            .param(source)
            .query(Integer.class)
            .single();
    assertThat(points).isBetween(1000, 2000);
    Visitor fang = signedIn("curve-fang");
    assertThat(fang.page(page))
        .contains("&lt;i&gt;loss", "of 100,000 values one in 64 is kept", "1 of the values drawn")
        .contains("more curves or settings than are kept", "curve-gap")
        .doesNotContain("<i>loss");
    assertThat(fang.page(page + "/curves"))
        .contains("[64,\"NaN\"]", "[99999,", "\"total\":100000", "\"stride\":64")
        .doesNotContain("\"m40\"");
  }

  private String awaitPage(UUID source) {
    await(() -> runLogs.page(source).isPresent());
    return runLogs.page(source).orElseThrow();
  }

  /** What is still being written must not come after what begins anew. */
  private void awaitText(String page, String text) {
    Visitor fang = signedIn("curve-fang");
    await(() -> fang.page(page).contains(text));
  }

  private static void await(BooleanSupplier done) {
    for (int i = 0; i < 200 && !done.getAsBoolean(); i++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    assertThat(done.getAsBoolean()).as("written down in time").isTrue();
  }

  private UUID log(String name, String code, double acc, String tag) {
    UUID source = UUID.randomUUID();
    Logbook logbook = open(source, name, code);
    logbook.heard(new Setting(About.HYPER, "lr", "0.1", 0.1));
    logbook.heard(new Setting(About.OTHER, "tag", tag, null));
    logbook.heard(point("loss", 0, 1));
    logbook.heard(point("loss", 1, 0.5));
    logbook.heard(new Setting(About.BEST, "acc", String.valueOf(acc), acc));
    logbook.heard(new End(true));
    logbook.ended(Logbook.Ending.FINISHED, "done", false);
    return source;
  }

  private Logbook open(UUID source, String name, String code) {
    long course =
        jdbc.sql("select id from course where slug = 'curves'").query(Long.class).single();
    return runLogs.open(
        new RunLogs.Source(
            source,
            RunLogs.Kind.SUBMISSION,
            course,
            accounts.findByName(name).orElseThrow().id(),
            new Text("Softmax 函数", "Softmax function"),
            "/submissions/" + source,
            blobs.keep(code.getBytes(StandardCharsets.UTF_8)),
            "program.py"));
  }

  private static Point point(String name, long index, double value) {
    return new Point(Curve.LOSS, name, index, index, null, value);
  }

  private static String id(String page) {
    return page.substring(page.lastIndexOf('/') + 1);
  }
}
