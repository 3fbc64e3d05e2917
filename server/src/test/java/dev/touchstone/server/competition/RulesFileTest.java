package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.metric.Metric.Direction;
import dev.touchstone.server.competition.Rules.BoardNames;
import dev.touchstone.server.sample.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesFileTest {

  private static final Instant NOW = Instant.parse("2026-10-10T09:00:00Z");

  @TempDir Path folder;

  @Test
  void whatIsLeftOutIsAsUsual() {
    Rules rules = read("{}").rules(null);

    assertThat(rules)
        .isEqualTo(new Rules(1, null, 2, null, null, "names", 10, false, 0, false, true, null));
    assertThat(rules.allowsMerges(NOW)).isFalse();
  }

  @Test
  void everySettingIsRead() {
    RulesFile file =
        read(
            """
            team-size: 3
            merges-until: +5d
            picks: 1
            digits: 4
            ladder: 3
            board: {names: top, top: 20}
            public-page: true
            prizes: 5
            publication: true
            late-entries: false
            machine-minutes: 30
            marks: {by: rank, cut-offs: [{at: 3, points: 40}, {at: 10, points: 36}]}
            """);
    Instant until = file.mergesUntil(NOW, NOW, NOW.plusSeconds(864_000));

    assertThat(file.rules(until))
        .isEqualTo(
            new Rules(
                3,
                Instant.parse("2026-10-15T09:00:00Z"),
                1,
                4,
                3.0,
                "top",
                20,
                true,
                5,
                true,
                false,
                30));
    assertThat(file.rules(until).names()).isEqualTo(BoardNames.TOP);
    assertThat(file.markRule()).hasToString("rank: 3=40, 10=36");
    assertThat(MarkRule.parse("rank: 3=40, 10=36")).isEqualTo(file.markRule());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{team-size: 0} | rules: team-size: 1 to 20, not 0",
        "{picks: 6} | rules: picks: 1 to 5, not 6",
        "{digits: 11} | rules: digits: 0 to 10, not 11",
        "{prizes: -1} | rules: prizes: 0 to 10000, not -1",
        "{ladder: 0} | rules: ladder: above 0 and at most 10, not 0.0",
        "{merges-until: +5d} | teams of one cannot merge",
        "{publication: true} | it is a duty of those who win",
        "{board: {names: none}} | one of names, nicknames, top, not none",
        "{board: {top: 0}} | rules: board: top: at least 1, not 0",
        "{teamsize: 3} | teamsize",
        "{marks: {by: luck, cut-offs: []}} | one of score, baseline, rank, not luck",
        "{marks: {by: score, cut-offs: [{at: 1, points: 2}]}} | at least two",
        "{marks: {by: score, cut-offs: [{at: 1, points: 2}, {at: 1, points: 3}]}} | ascending",
        "{marks: {by: rank, cut-offs: [{at: 1.5, points: 2}]}} | a whole number",
        "{marks: {by: rank, cut-offs: [{at: 1, points: 2}, {at: 2, points: 3}]}} | worse rank",
        "{marks: {by: rank, cut-offs: [{at: 1, points: -2}]}} | points from 0 to 1000"
      })
  void nonsenseIsRefusedInWords(String yaml, String words) {
    assertThatThrownBy(() -> read(yaml).markRule()).hasStackTraceContaining(words);
  }

  @Test
  void mergersEndBeforeTheClose() {
    RulesFile file = read("{team-size: 2, merges-until: +5d}");

    assertThatThrownBy(() -> file.mergesUntil(NOW, NOW, NOW.plusSeconds(60)))
        .hasMessageContaining("is not between opens and closes");
  }

  @Test
  void aWorseScoreIsNeverWorthMore() {
    MarkRule rule =
        read("{marks: {by: score, cut-offs: [{at: 0.1, points: 40}, {at: 0.5, points: 0}]}}")
            .markRule();

    rule.checkFor(Direction.LOWER_IS_BETTER);
    assertThat(rule.ofScore(0.3).points()).isEqualByComparingTo("20");
    assertThat(rule.ofScore(0.05).points()).isEqualByComparingTo("40");
    assertThat(rule.ofScore(9).points()).isEqualByComparingTo("0");
    assertThat(rule.ofScore(Double.NaN).points()).isEqualByComparingTo("0");
    assertThat(rule.ofMultiple(0.8, -0.5)).as("a baseline below zero measures nothing").isEmpty();
    assertThatThrownBy(() -> rule.checkFor(Direction.HIGHER_IS_BETTER))
        .hasMessageContaining("a worse score cannot be worth more");
  }

  private RulesFile read(String yaml) {
    try {
      return YamlFile.read(Files.writeString(folder.resolve("rules.yaml"), yaml), RulesFile.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
