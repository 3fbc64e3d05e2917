package dev.touchstone.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Exercise;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What programs do and what must come of it: each folder of {@code behaviours} holds a submission
 * and what is expected, for softmax unless it names another exercise and its form. After all of
 * them an honest submission is graded as if nothing had happened.
 */
class BehaviourTest {

  private static final Path HONEST =
      Path.of("src/main/resources/dev/touchstone/solutions/softmax/good/numpy.py");

  @ParameterizedTest(name = "{0}")
  @MethodSource("behaviours")
  void aBehaviourHasItsVerdict(Path folder) throws IOException {
    Properties expected = expected(folder);

    GradingReport report =
        RealSandbox.grade(
            expected.getProperty("exercise", "softmax"),
            expected.getProperty("form", Exercise.FUNCTION),
            submission(folder));

    assertThat(report.verdict())
        .as(report.toString())
        .isEqualTo(Verdict.valueOf(expected.getProperty("verdict")));
    List<String> found = report.diagnosis().stream().map(Diagnosis::id).toList();
    if (expected.containsKey("diagnosis")) {
      assertThat(found).as(report.toString()).startsWith(expected.getProperty("diagnosis"));
    }
    if (expected.containsKey("argument")) {
      assertThat(report.diagnosis().getFirst().arguments())
          .startsWith(expected.getProperty("argument"));
    }
    if (expected.containsKey("line")) {
      assertThat(report.diagnosis().getFirst().place())
          .isEqualTo(
              new Place(
                  Integer.parseInt(expected.getProperty("cell", "0")),
                  Integer.parseInt(expected.getProperty("line"))));
    }
    if (expected.containsKey("en")) {
      assertThat(report.diagnosis().getFirst().message(Locale.ENGLISH))
          .isEqualTo(expected.getProperty("en"));
    }
    if (expected.containsKey("zh")) {
      assertThat(report.diagnosis().getFirst().message(Locale.CHINESE))
          .isEqualTo(expected.getProperty("zh"));
    }
    assertThat(report.notes().stream().map(note -> note.message(Locale.ENGLISH)))
        .isEqualTo(Stream.ofNullable(expected.getProperty("note")).toList());
    if (expected.containsKey("log")) {
      assertThat(report.log()).contains(expected.getProperty("log"));
    }
    for (Diagnosis diagnosis : report.diagnosis()) {
      assertThat(diagnosis.message(Locale.ENGLISH)).isNotBlank().doesNotContain("{0}");
      assertThat(diagnosis.message(Locale.CHINESE)).isNotBlank().matches("(?s).*\\p{IsHan}.*");
    }
  }

  @AfterAll
  static void anHonestSubmissionIsGradedAsIfNothingHadHappened() {
    assertThat(RealSandbox.grade("softmax", HONEST).verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  static List<Path> behaviours() {
    return RealSandbox.children(RealSandbox.resource("behaviours"));
  }

  /** {@code submission.py} or {@code submission.ipynb}. */
  private static Path submission(Path folder) {
    return RealSandbox.children(folder).stream()
        .filter(file -> file.getFileName().toString().startsWith("submission."))
        .findFirst()
        .orElseThrow();
  }

  private static Properties expected(Path folder) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("expect.properties"))) {
      properties.load(reader);
    }
    return properties;
  }
}
