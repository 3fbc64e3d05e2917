package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.metric.Accuracy;
import dev.touchstone.metric.Split;
import dev.touchstone.metric.Split.Shares;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Program;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Entries to a small competition, each a folder of {@code entries} with what must come of it: three
 * clouds of points in the plane, 180 rows.
 */
class EntryGraderTest {

  private static final Limits LIMITS = Limits.standard().withTime(Duration.ofSeconds(4));
  private static final PredictionTask TASK = task();
  private static final double CHANCE_WELL_BEATEN = 0.9;

  private final EntryGrader grader = new EntryGrader(RealSandbox.SANDBOX);

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void anEntryIsScoredOrToldWhyNot(Path folder) throws IOException {
    Properties expected = expected(folder);

    EntryGrader.Result result =
        grader.grade(TASK, RealSandbox.bytes(folder.resolve("entry.py")), "entry.py", LIMITS);

    EntryReport report = result.report();
    assertThat(report.verdict())
        .as(report.toString())
        .isEqualTo(Verdict.valueOf(expected.getProperty("verdict")));
    assertThat(result.scores().isPresent()).isEqualTo(report.verdict() == Verdict.ACCEPTED);
    Diagnosis diagnosis = report.diagnosis();
    if (diagnosis == null) {
      assertThat(expected).doesNotContainKey("diagnosis");
    } else {
      assertThat(diagnosis.id()).isEqualTo(expected.getProperty("diagnosis"));
      if (expected.containsKey("argument")) {
        assertThat(diagnosis.arguments()).startsWith(expected.getProperty("argument"));
      }
      assertThat(diagnosis.message(Locale.ENGLISH)).isNotBlank().doesNotContain("{0}");
      assertThat(diagnosis.message(Locale.CHINESE)).matches("(?s).*\\p{IsHan}.*");
    }
    result.scores().ifPresent(scores -> assertScores(scores, expected));
  }

  @Test
  void theSandboxGetsNoTestLabelAndNoSplit() {
    var inputs = List.of(TASK.trainX(), TASK.train().taught(), TASK.testX());
    var seen = new RecordingSandbox();

    new EntryGrader(seen).grade(TASK, new byte[0], "entry.py", LIMITS);

    assertThat(seen.program().cases())
        .extracting(Program.Case::inputs)
        .containsExactly(
            Map.of("x_train", inputs.get(0), "y_train", inputs.get(1), "x_test", inputs.get(2)));
    assertThat(seen.program().script().steps())
        .filteredOn(step -> !(step instanceof Script.Call call) || call.handedIn())
        .singleElement()
        .isEqualTo(Script.Call.of("predict", List.of("model", "x_test"), "prediction", true));
  }

  static List<Path> entries() {
    return RealSandbox.children(RealSandbox.resource("entries"));
  }

  private static void assertScores(PredictionTask.Scores scores, Properties expected) {
    if (expected.containsKey("at_most")) {
      double most = Double.parseDouble(expected.getProperty("at_most"));
      assertThat(scores.shown().value()).isLessThan(most);
      assertThat(scores.kept().value()).isLessThan(most);
    } else {
      assertThat(scores.shown().value()).isGreaterThan(CHANCE_WELL_BEATEN);
      assertThat(scores.kept().value()).isGreaterThan(CHANCE_WELL_BEATEN);
    }
  }

  private static PredictionTask task() {
    int rows = 180;
    double[] x = new Draw(11).normal(rows, 2).data();
    int[] y = IntStream.range(0, rows).map(i -> i % 3).toArray();
    for (int i = 0; i < rows; i++) {
      x[2 * i] += y[i] == 1 ? 6 : 0;
      x[2 * i + 1] += y[i] == 2 ? 6 : 0;
    }
    Tensor labels = Tensor.integers(y);
    return PredictionTask.of(
        Tensor.vector(x).reshape(rows, 2),
        new Target.Rows(labels),
        Split.stratified(labels, new Shares(0.5, 0.2), 3),
        new Accuracy(3));
  }

  private static Properties expected(Path folder) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("expect.properties"))) {
      properties.load(reader);
    }
    return properties;
  }
}
