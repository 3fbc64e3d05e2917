package dev.touchstone.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read again as the same. */
class AssignmentYamlTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "late: {policy: none}\ncounts: latest\n",
        "late: {policy: penalty, per-day: 10, days: 3}\nattempts: {limit: 30, cool-down: 90s}\n",
        "attempts: {cool-down: 2h}\n"
      })
  void whatWasReadIsWrittenAndReadAsTheSame(String terms) throws IOException {
    AssignmentFile file = read(yaml(terms));

    assertThat(read(AssignmentYaml.of(file))).isEqualTo(file);
  }

  @Test
  void groupsOfCasesAreWrittenToo() throws IOException {
    String groups =
        """
        groups:
          - {name: usual, title: {zh: 一般, en: Usual}, cases: [example, rectangular, square], weight: 2.5}
          - {name: edge, title: {zh: 边界, en: Edge}, cases: [large, equal, single], weight: 1, show: after-due}
        """;
    AssignmentFile file =
        read(
            yaml("")
                .replace(
                    "- {id: softmax, points: 10}",
                    "- id: softmax\n    points: 10\n" + groups.indent(4)));
    assertThat(file.exercises().getFirst().groups()).hasSize(2);

    assertThat(read(AssignmentYaml.of(file))).isEqualTo(file);
  }

  @Test
  void whatAGraderMustHaveIsWrittenToo() throws IOException {
    AssignmentFile file =
        read(
            yaml("")
                .replace(
                    "{id: softmax, points: 10}",
                    "{id: softmax, points: 10, needs: [gpu, 'gpu:NVIDIA H200']}"));
    assertThat(file.exercises().getFirst().needs()).containsExactly("gpu", "gpu:NVIDIA H200");

    assertThat(read(AssignmentYaml.of(file))).isEqualTo(file);
  }

  @Test
  void datesAreMovedAndNothingElse() throws IOException {
    AssignmentFile file = read(yaml("points: 12.5\nattempts: {limit: 3}\n"));

    String moved =
        AssignmentYaml.redated(
            yaml("points: 12.5\nattempts: {limit: 3}\n"),
            file.opens().plusDays(364),
            new Moment("2027-09-13 23:59"));

    AssignmentFile later = read(moved);
    assertThat(later.opens()).hasToString("2027-09-06 08:00");
    assertThat(later.due()).hasToString("2027-09-13 23:59");
    assertThat(later.title().en()).isEqualTo("Lines: \"straight\", yes");
    assertThat(later.points()).isEqualByComparingTo("12.5");
    assertThat(later.exercises()).isEqualTo(file.exercises());
    assertThat(later.attempts()).isEqualTo(file.attempts());
  }

  @Test
  void aTimeThatCannotBeWrittenIsTheNextThatCan() {
    assertThat(Moment.notBefore(Instant.parse("2026-09-07T00:00:00Z"), SHANGHAI))
        .hasToString("2026-09-07 08:00");
    assertThat(Moment.notBefore(Instant.parse("2026-09-07T00:00:00.5Z"), SHANGHAI))
        .hasToString("2026-09-07 08:01");
    // Half past one comes twice that night; this is the second.
    assertThat(Moment.notBefore(Instant.parse("2026-11-01T06:30:00Z"), NEW_YORK))
        .hasToString("2026-11-01 02:00");
  }

  private AssignmentFile read(String yaml) throws IOException {
    Files.writeString(folder.resolve("assignment.yaml"), yaml);
    Files.writeString(folder.resolve("statement.zh.md"), "题");
    Files.writeString(folder.resolve("statement.en.md"), "Task");
    return AssignmentFolder.read("lines", folder).file();
  }

  private static String yaml(String further) {
    return """
    # what an author wrote here
    title: {zh: 直线：“直”, en: 'Lines: "straight", yes'}
    opens: 2026-09-07 08:00
    due: 2026-09-14 23:59
    exercises:
      - {id: softmax, points: 10}
      - {id: accuracy, points: 2.5}
    """
        + further;
  }
}
