package dev.touchstone.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.grading.CaseGroup;
import dev.touchstone.grading.Show;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups of cases as an author writes them. */
class GroupsTest {

  private static final String GOOD =
      """
      title: {zh: 第一步, en: First steps}
      opens: 2026-09-07 08:00
      due: 2026-09-14 23:59
      exercises:
        - {id: accuracy, points: 5}
        - id: softmax
          points: 10
          groups:
            - {name: basics, title: {zh: 基本, en: Basics}, cases: [example, rectangular, square], weight: 2}
            - {name: edge, title: {zh: 极端, en: Edge cases}, cases: [large, equal, single], weight: 1.5, show: after-due}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void statements() throws IOException {
    Files.writeString(folder.resolve("statement.zh.md"), "写一个函数。");
    Files.writeString(folder.resolve("statement.en.md"), "Write a function.");
  }

  @Test
  void groupsAreReadAsTheyAreWrittenAndShownNowIfNothingIsSaid() throws IOException {
    List<AssignmentFile.Asked> asked = read(GOOD).file().exercises();

    assertThat(asked.getFirst().groups()).isEmpty();
    List<CaseGroup> groups = asked.getLast().groups();
    assertThat(groups).extracting(CaseGroup::name).containsExactly("basics", "edge");
    assertThat(groups).extracting(CaseGroup::show).containsExactly(Show.NOW, Show.AFTER_DUE);
    assertThat(groups.getLast().weight()).isEqualByComparingTo("1.5");
    assertThat(groups.getLast().cases()).containsExactly("large", "equal", "single");
    assertThat(groups.getLast().title().zh()).isEqualTo("极端");
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          large, equal     | largge, equal        | 10 | "softmax" has no case "largge"; it has example, rectangular
          large, equal     | large, large         | 10 | "large" is in a group already
          large, equal     | large, square        | 10 | "square" is in a group already
          large, equal     | large                |  9 | every case has to be in a group, and these are in none: equal
          cases: [example, | show: after-due, cases: [example, | 9 | "example" is an example, which students see anyway
          weight: 1.5      | weight: 0            | 10 | more than 0
          weight: 1.5      | weight: -1           | 10 | more than 0
          weight: 1.5      | weight: much         | 10 | number
          , weight: 1.5    | ''                   | 10 | "weight" is missing
          after-due        | tomorrow             | 10 | now, after-due, after-release, never
          name: edge       | name: basics         | 10 | two groups named "basics"
          name: edge       | name: Edge           | 10 | basics
          en: Edge cases   | fr: Bords            | 10 | "en"
          [large, equal, single] | []             | 10 | at least 1
          """)
  void aMistakeIsSaidWithItsLineInBothLanguages(
      String right, String wrong, int line, String inTheMessage) throws IOException {
    List<Problem> problems = problems(GOOD.replace(right, wrong));

    assertThat(problems.stream().map(problem -> problem.in(Locale.ENGLISH)))
        .anyMatch(
            said ->
                said.startsWith("assignment.yaml:" + line + ": ") && said.contains(inTheMessage));
    assertThat(problems).allMatch(problem -> problem.message().zh().matches("(?s).*\\p{IsHan}.*"));
  }

  @Test
  void somethingHasToBeShownAtOnce() throws IOException {
    List<Problem> problems =
        problems(
            GOOD.replace("weight: 2}", "weight: 2, show: never}")
                .replace("after-due", "after-release"));

    assertThat(problems.stream().map(problem -> problem.in(Locale.ENGLISH)))
        .contains("assignment.yaml:9: at least one group has to be shown now");
  }

  private List<Problem> problems(String yaml) throws IOException {
    Files.writeString(folder.resolve("assignment.yaml"), yaml);
    List<Problem> found = new java.util.ArrayList<>();
    assertThatExceptionOfType(BadFolderException.class)
        .isThrownBy(() -> AssignmentFolder.read("first-steps", folder))
        .satisfies(bad -> found.addAll(bad.problems()));
    return found;
  }

  private AssignmentFolder read(String yaml) throws IOException {
    Files.writeString(folder.resolve("assignment.yaml"), yaml);
    return AssignmentFolder.read("first-steps", folder);
  }
}
