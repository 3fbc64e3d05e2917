package dev.touchstone.server.competition;

import dev.touchstone.server.competition.Rules.BoardNames;
import dev.touchstone.server.sample.YamlFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part {@code rules} of a {@code competition.yaml}; whatever is left out has the default that
 * {@code docs/sample-course-format.md} names.
 */
record RulesFile(
    @Nullable Integer teamSize,
    @Nullable String mergesUntil,
    @Nullable Integer picks,
    @Nullable Integer digits,
    @Nullable Double ladder,
    @Nullable Board board,
    @Nullable Boolean publicPage,
    @Nullable Integer prizes,
    @Nullable Boolean publication,
    @Nullable Boolean lateEntries,
    @Nullable Integer machineMinutes,
    @Nullable Marks marks) {

  private static final int LARGEST_TEAM = 20;
  private static final int MOST_PICKS = 5;
  private static final int MOST_DIGITS = 10;
  private static final int MOST_PRIZES = 10_000;
  private static final int MINUTES_OF_A_DAY = 1440;

  /** One who sets nothing. */
  static final RulesFile NONE =
      new RulesFile(null, null, null, null, null, null, null, null, null, null, null, null);

  /**
   * What students read of other teams.
   *
   * @param names {@code names}, {@code nicknames} or {@code top}
   * @param top how many first rows {@code top} shows
   */
  record Board(@Nullable String names, @Nullable Integer top) {

    Board {
      if (names != null && !known().contains(names)) {
        throw new IllegalArgumentException(
            "rules: board: names: one of " + String.join(", ", known()) + ", not " + names);
      }
      check("board: top", top, 1, Integer.MAX_VALUE);
    }

    private static List<String> known() {
      return Arrays.stream(BoardNames.values()).map(BoardNames::stored).toList();
    }
  }

  /** How final scores become points: see {@link MarkRule}. */
  record Marks(@Nullable String by, @Nullable List<MarkRule.CutOff> cutOffs) {

    MarkRule rule() {
      if (by == null || cutOffs == null) {
        throw new IllegalArgumentException("rules: marks: both by and cut-offs are needed");
      }
      return new MarkRule(by(by), cutOffs);
    }

    private static MarkRule.By by(String name) {
      try {
        return MarkRule.By.valueOf(name.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        String known =
            Arrays.stream(MarkRule.By.values())
                .map(by -> by.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
            "rules: marks: by: one of " + known + ", not " + name, e);
      }
    }
  }

  RulesFile {
    check("team-size", teamSize, 1, LARGEST_TEAM);
    check("picks", picks, 1, MOST_PICKS);
    check("digits", digits, 0, MOST_DIGITS);
    check("prizes", prizes, 0, MOST_PRIZES);
    check("machine-minutes", machineMinutes, 1, MINUTES_OF_A_DAY);
    if (ladder != null && !(ladder > 0 && ladder <= 10)) {
      throw new IllegalArgumentException("rules: ladder: above 0 and at most 10, not " + ladder);
    }
    if (mergesUntil != null && (teamSize == null || teamSize == 1)) {
      throw new IllegalArgumentException(
          "rules: merges-until: teams of one cannot merge; give a team-size");
    }
    if (Boolean.TRUE.equals(publication) && (prizes == null || prizes == 0)) {
      throw new IllegalArgumentException(
          "rules: publication: it is a duty of those who win; give prizes");
    }
  }

  /**
   * @param mergesUntil a date is set when the competition is opened, and stays
   */
  Rules rules(@Nullable Instant mergesUntil) {
    return new Rules(
        or(teamSize, 1),
        mergesUntil,
        or(picks, 2),
        digits,
        ladder,
        or(board == null ? null : board.names(), BoardNames.NAMES.stored()),
        or(board == null ? null : board.top(), 10),
        or(publicPage, false),
        or(prizes, 0),
        or(publication, false),
        or(lateEntries, true),
        machineMinutes);
  }

  @Nullable MarkRule markRule() {
    return marks == null ? null : marks.rule();
  }

  /**
   * @param now the first load, from which offsets are counted
   */
  @Nullable Instant mergesUntil(Instant now, Instant opensAt, Instant closesAt) {
    if (mergesUntil == null) {
      return null;
    }
    Duration offset = YamlFile.offset(mergesUntil);
    Instant until = now.plus(offset);
    if (until.isBefore(opensAt) || until.isAfter(closesAt)) {
      throw new IllegalArgumentException(
          "rules: merges-until: " + mergesUntil + " is not between opens and closes");
    }
    return until;
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }

  private static void check(String name, @Nullable Integer given, int least, int most) {
    if (given != null && (given < least || given > most)) {
      String range = most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
      throw new IllegalArgumentException("rules: " + name + ": " + range + ", not " + given);
    }
  }
}
