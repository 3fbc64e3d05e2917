package dev.touchstone.authoring;

import static dev.touchstone.authoring.OwnExerciseFolder.ID;
import static dev.touchstone.authoring.OwnExerciseFolder.REFERENCE;
import static dev.touchstone.authoring.OwnExerciseFolder.YAML;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Tolerance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an author's own exercise is read, and what is said of one that is not whole. */
class OwnExerciseTest {

  @TempDir private Path temporary;
  private OwnExerciseFolder folder;

  @BeforeEach
  void aGoodOne() throws IOException {
    folder = OwnExerciseFolder.in(temporary);
  }

  @Test
  void aGoodOneIsReadAsItIsWritten() {
    AssignmentFolder assignment = folder.read();
    Exercise exercise = assignment.exercises().getFirst();

    assertThat(exercise.title().zh()).isEqualTo("带温度的 softmax");
    assertThat(exercise.entryPoint().signature()).isEqualTo("temperature_softmax(z, t=1.0)");
    assertThat(exercise.tolerance("out")).isEqualTo(new Tolerance(1e-4, 1e-6));
    assertThat(exercise.rules().forbidden()).containsExactly("torch.nn", ".softmax");
    assertThat(exercise.caseTitle("cold").en()).isEqualTo("A low temperature");
    assertThat(exercise.misconceptions()).hasSize(2);
    assertThat(exercise.book()).isEmpty();
    assertThat(assignment.starter(exercise)).contains("def temperature_softmax(z, t=1.0):");
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zh: 带温度的 softmax, en: Softmax with a temperature | zh: 带温度的 softmax | 1 | "en"
          name: t, type: float       | name: z, type: float       | 4  | named twice
          type: float, default       | type: floats, default      | 4  | "floats" is no type
          type: "float[N, K]"}       | type: "float[N, , K]"}     | 3  | is no type
          default: 1.0               | default: cold              | 4  | "cold" is no value
          default: 1.0               | default: {a: 1}            | 4  | is no value
          default: 1.0               | default: [1, 2]            | 4  | is no value
          name: t, type              | name: lambda, type         | 4  | Python's own
          name: t, type              | name: "t t", type          | 4  | "t t" is not written
          rtol: 0.0001               | rtol: -1                   | 6  | at least 0
          rtol: 0.0001               | rtol: small                | 6  | number
          [torch.nn, .softmax]       | [torch nn]                 | 7  | "torch nn" is not written
          forbids: [torch.nn, .softmax] | forbid: []              | 7  | "forbid"
          name: cold                 | name: small                | 10 | "small" is named twice
          zh: 低温                   | zh: " "                    | 10 | not written
          id: divides_after          | id: multiplies             | 17 | "multiplies" is named twice
          id: divides_after          | id: divides_before         | 17 | needs a program that has it
          en: A low temperature}     | en: A low temperature      | 10 | not YAML
          """)
  void aMistakeIsSaidWithItsLineInBothLanguages(
      String right, String wrong, int line, String inTheMessage) throws IOException {
    folder.change(YAML, right, wrong);

    List<Problem> problems = folder.problems();

    assertThat(problems.getFirst().in(Locale.ENGLISH))
        .startsWith(YAML + ":" + line + ": ")
        .contains(inTheMessage);
    assertThat(problems.getFirst().message().zh()).matches("(?s).*\\p{IsHan}.*");
  }

  @Test
  void aParameterWithoutADefaultDoesNotFollowOneThatHasIt() throws IOException {
    folder.change(YAML, ", default: 1.0", "");
    folder.change(YAML, "{name: z, ", "{name: z, default: null, ");

    assertThat(said())
        .containsExactly(
            YAML + ":4: \"t\" comes after a parameter with a default and needs one as well");
  }

  @Test
  void whatOneNamesOthersHaveToNameToo() throws IOException {
    folder.change(YAML, "outputs:", "returns: tuple\noutputs:");
    assertThat(said()).singleElement().asString().contains("every output needs a name");

    folder.change(YAML, "returns: tuple", "function: cases");
    assertThat(said()).singleElement().asString().contains("cannot be called \"cases\"");

    folder.change(YAML, "function: cases\noutputs:", "outputs:\n  - {name: b, type: float}");
    assertThat(said()).singleElement().asString().contains("one output, not 2");
  }

  @Test
  void someCasesAreExamplesAndSomeAreNot() throws IOException {
    folder.change(YAML, "name: small, example: true", "name: small");
    assertThat(said()).singleElement().asString().contains("has to be an example");

    folder.change(YAML, "title:", "example: true, title:");
    folder.change(YAML, "example: true, title: {zh: 带温度", "title: {zh: 带温度");
    assertThat(said()).singleElement().asString().contains("none of the examples");
  }

  @Test
  void filesThatAreMissingAndFilesThatAreTooManyAreNamed() throws IOException {
    folder.delete(REFERENCE);
    folder.delete("exercises/" + ID + "/statement.en.md");
    folder.delete("solution/" + ID + ".py");
    folder.delete("mistakes/" + ID + "/multiplies.py");
    folder.write("exercises/" + ID + "/notes.txt", "to do");
    folder.write("mistakes/" + ID + "/subtracts.py", "pass");
    folder.write("exercises/unasked/exercise.yaml", "title: x");

    assertThat(said())
        .containsExactlyInAnyOrder(
            REFERENCE + ": this file is missing",
            "exercises/" + ID + "/statement.en.md: this file is missing",
            YAML
                + ": your own exercise needs solution/temperature_softmax.py: that the reference is"
                + " right does not show that a student's file can be",
            YAML
                + ":14: the misconception \"multiplies\" needs a program that has it:"
                + " mistakes/temperature_softmax/multiplies.py",
            "exercises/"
                + ID
                + "/notes.txt: \"notes.txt\" is none of exercise.yaml, statement.zh.md,"
                + " statement.en.md and reference.py",
            "mistakes/"
                + ID
                + "/subtracts.py: \"temperature_softmax\" knows no misconception \"subtracts\"",
            "exercises/unasked: \"unasked\" belongs to no exercise of this assignment");
  }

  @Test
  void aNameOfTheCatalogueOrOfAnAddressIsTaken() throws IOException {
    for (String name : List.of("softmax", "extensions")) {
      OwnExerciseFolder other = OwnExerciseFolder.in(temporary.resolve(name));
      for (String file :
          List.of("exercise.yaml", "statement.zh.md", "statement.en.md", "reference.py")) {
        other.write("exercises/" + name + "/" + file, other.text("exercises/" + ID + "/" + file));
      }
      other.change("assignment.yaml", "id: " + ID, "id: " + name);

      assertThat(other.problems().getFirst().in(Locale.ENGLISH))
          .startsWith("exercises/" + name + ": \"" + name + "\"");
    }
  }

  private List<String> said() {
    return folder.problems().stream().map(problem -> problem.in(Locale.ENGLISH)).toList();
  }
}
