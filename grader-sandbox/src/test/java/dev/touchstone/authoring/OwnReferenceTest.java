package dev.touchstone.authoring;

import static dev.touchstone.authoring.OwnExerciseFolder.ID;
import static dev.touchstone.authoring.OwnExerciseFolder.REFERENCE;
import static dev.touchstone.authoring.OwnExerciseFolder.YAML;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.authoring.Gate.Report;
import dev.touchstone.authoring.Gate.Row;
import dev.touchstone.grading.Grader;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.reference.Text;
import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.SeriesSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the real sandbox: an author's reference answers beforehand, or it is said why it cannot. */
class OwnReferenceTest {

  private static final Limits LIMITS = Limits.standard().withTime(Duration.ofSeconds(2));

  private static SeriesSandbox sandbox;

  @TempDir private Path temporary;
  private OwnExerciseFolder folder;

  @BeforeAll
  static void connect() {
    sandbox = new SeriesSandbox(DockerSandbox.connect());
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @BeforeEach
  void aGoodOne() throws IOException {
    folder = OwnExerciseFolder.in(temporary);
  }

  @Test
  void aGoodOnePassesTheGate() {
    Report report = check();

    assertThat(report.failures()).isEmpty();
    assertThat(report.rows().stream().map(Row::kind))
        .containsExactly("REFERENCE", "STARTER", "MISTAKE", "MISTAKE", "SOLUTION", "CASES");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          return e /           | while True: pass #              | Your program was
          return e /           | print("the secret is", t); return e / | it prints "the secret is 2.0
          return e /           | print("x" * 999999); return e / | prints more than
          e.sum(               | np.random.uniform() * e.sum(    | otherwise when it is called again
          rng.normal(size=(3   | np.random.normal(size=(3        | cases(rng) draws otherwise
          return e /           | return np.nan * e #             | it holds NaN or infinity
          return e /           | return e.sum(axis=1) #          | "small": out: its shape is (2,), expected (N, K)
          return e /           | return e.T #                    | axis 0 (N) has length 3, but N is 2 elsewhere
          return e /           | return str(e) #                 | "small": Your function returns strings
          return e /           | return None #                   | returns None
          return e /           | open("answers.txt") #           | FileNotFoundError
          def temperature      | def temperatur                  | There is no temperature_softmax in your file
          def cases            | def kases                       | there is no function cases(rng)
          def cases(rng)       | def cases()                     | TypeError
          "plain":             | "plane":                        | returns no case "plain"
          "plain":             | "more": {}, "plain":            | a case "more"
          "t": 2.0}            | "q": 2.0}                       | q: no such parameter
          "t": 2.0}            | "t": object()}                  | "t" is object
          "t": 2.0}            | "t": np.ones(3)}                | t: its shape is (3,), expected ()
          import numpy as np   | import numpy as np, tensorfluss | No module named 'tensorfluss'
          scaled = z / t       | scaled = z / / t                | Line 14 is not valid Python
          rng.normal(size=(3   | rng.normal(size=(300000         | larger than
          """)
  void whatIsWrongWithItIsSaidInBothLanguages(String right, String wrong, String message)
      throws IOException {
    folder.change(REFERENCE, right, wrong);

    Report report = check();

    assertThat(report.rows()).hasSize(1);
    Row row = report.rows().getFirst();
    assertThat(row.kind()).isEqualTo("REFERENCE");
    assertThat(row.passed()).isFalse();
    Text note = row.note();
    assertThat(note).isNotNull();
    assertThat(note.in(Locale.ENGLISH)).contains(message).hasSizeLessThan(400);
    assertThat(note.zh()).matches("(?s).*\\p{IsHan}.*");
  }

  @Test
  void anOutputThatMayBeNanMay() throws IOException {
    folder.change(YAML, "rtol:", "may-be-nan: true, rtol:");
    for (String program :
        List.of(
            REFERENCE,
            "mistakes/" + ID + "/multiplies.py",
            "mistakes/" + ID + "/divides_after.py")) {
      folder.change(program, "return e / ", "return np.where(e < 0.05, np.nan, e) / ");
    }
    folder.write("solution/" + ID + ".py", folder.text(REFERENCE));

    assertThat(check().failures()).isEmpty();
  }

  @Test
  void mistakesThatAnswerAlikeAreToldToTheAuthorAndNothingIsGradedByThem() throws IOException {
    folder.write(
        "mistakes/" + ID + "/divides_after.py", folder.text("mistakes/" + ID + "/multiplies.py"));

    Report report = check();

    assertThat(report.rows().stream().map(Row::kind)).containsExactly("REFERENCE", "CASES");
    Text note = report.failures().getFirst().note();
    assertThat(note).isNotNull();
    assertThat(note.en())
        .isEqualTo(
            "\"multiplies\" and \"divides_after\" answer every case alike:"
                + " add a case that tells them apart");
  }

  @Test
  void aMistakeThatIsRightAndOneThatAlwaysRaisesAreNone() throws IOException {
    folder.write("mistakes/" + ID + "/divides_after.py", folder.text("solution/" + ID + ".py"));
    folder.change("mistakes/" + ID + "/multiplies.py", "z = z * t", "raise ValueError");

    Text note = check().failures().getFirst().note();

    assertThat(note).isNotNull();
    assertThat(note.en())
        .contains("\"divides_after\" answers every case as the reference does")
        .contains("\"multiplies\" raises in every case");
  }

  @Test
  void aMistakeThatDoesNotEndIsNamedByItsFile() throws IOException {
    folder.change("mistakes/" + ID + "/multiplies.py", "z = z * t", "while True: pass");

    Text note = check().failures().getFirst().note();

    assertThat(note).isNotNull();
    assertThat(note.en()).startsWith("mistakes/temperature_softmax/multiplies.py: ");
  }

  @Test
  void stringsListsAndWhatIsLeftOutComeAsTheyWould() throws IOException {
    folder.write(YAML, GLUE);
    folder.write(REFERENCE, GLUE_CASES + GLUED);
    folder.write("solution/" + ID + ".py", GLUED);
    folder.delete("mistakes/" + ID + "/multiplies.py");
    folder.delete("mistakes/" + ID + "/divides_after.py");

    assertThat(check().failures()).isEmpty();
  }

  private static final String GLUE =
      """
      title: {zh: 拼接, en: Glue}
      function: glue
      parameters:
        - {name: words, type: "text[N]"}
        - {name: parts, type: "list of float[M]"}
        - {name: end, type: text, default: "!"}
        - {name: most, type: int, default: null}
      returns: dict
      outputs:
        - {name: glued, type: "text[N]"}
        - {name: sums, type: "float[P]"}
        - {name: known, type: bool}
      cases:
        - {name: a, example: true, title: {zh: 一, en: One}}
        - {name: b, title: {zh: 二, en: Two}}
      """;
  private static final String GLUE_CASES =
      """
      import numpy as np


      def cases(rng):
          return {
              "a": {"words": ["试金石", "b"], "parts": [np.ones(2), [1.0, 2.0]], "end": "?"},
              "b": {"words": ["c"], "parts": [rng.normal(size=3)], "most": 1},
          }


      """;
  private static final String GLUED =
      """
      import numpy as np


      def glue(words, parts, end="!", most=None):
          assert isinstance(words, list) and isinstance(parts, list)
          sums = np.array([np.sum(part) for part in parts])
          return {"glued": [word + end for word in words], "sums": sums, "known": most is not None}
      """;

  @Test
  void twoOfOneNameAreNeverGradedByEachOthersAnswers() throws IOException {
    PreparedExercise divides = prepared();
    folder.change(REFERENCE, "z / t", "z * t * t");
    PreparedExercise multiplies = prepared();
    Grader grader = new Grader(sandbox, LIMITS);
    byte[] right = folder.text("solution/" + ID + ".py").getBytes(StandardCharsets.UTF_8);

    GradingReport one = grader.grade(divides.exercise(), right, "one.py", 7);
    GradingReport other = grader.grade(multiplies.exercise(), right, "one.py", 7);

    assertThat(one.isFullMarks()).isTrue();
    assertThat(other.isFullMarks()).isFalse();
    assertThat(divides.edition()).isNotEqualTo(multiplies.edition());
  }

  @Test
  void whatIsFoundSaysWhatTheAuthorWroteEvenWhenTheExerciseIsGone() throws IOException {
    byte[] wrong =
        folder.text("mistakes/" + ID + "/multiplies.py").getBytes(StandardCharsets.UTF_8);

    GradingReport report =
        new Grader(sandbox, LIMITS).grade(prepared().exercise(), wrong, "mine.py", 3);

    assertThat(report.diagnosis().getFirst().id()).isEqualTo("multiplies");
    assertThat(report.diagnosis().getFirst().message(Locale.CHINESE)).isEqualTo("你的代码乘以温度，而不是除以温度");
    assertThat(report.diagnosis().getFirst().hint(Locale.ENGLISH).orElseThrow())
        .startsWith("A higher temperature");
  }

  private PreparedExercise prepared() {
    List<PreparedExercise> prepared = new ArrayList<>();
    new Gate(sandbox, LIMITS, 1).check(folder.read(), row -> {}, prepared::add);
    return prepared.getFirst();
  }

  private Report check() {
    return new Gate(sandbox, LIMITS, 1).check(folder.read(), row -> {});
  }
}
