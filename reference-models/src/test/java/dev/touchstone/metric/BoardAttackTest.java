package dev.touchstone.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.metric.Evidence.Losses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What somebody reaches who knows nothing of the data and learns from what the board shows of their
 * own entries. Two classes of equal size: chance is 0.5.
 */
class BoardAttackTest {

  private static final int ROWS = 1000;
  private static final int SEEDS = 50;

  /** The labels, public rows first, and what the board has shown of the attacker's entries. */
  private static final class Game {

    final SplittableRandom random;
    private final int[] labels;
    private final @Nullable Ladder ladder;
    private @Nullable Evidence leader;
    private double shown = 1;

    Game(long seed, @Nullable Ladder ladder) {
      this.random = new SplittableRandom(seed);
      this.labels = random.ints(2 * ROWS, 0, 2).toArray();
      this.ladder = ladder;
    }

    /** What the attacker reads after an entry: without a Ladder the entry's own loss. */
    double enter(int[] prediction) {
      Evidence entry = new Losses(losses(prediction, 0));
      if (ladder == null) {
        shown = Math.min(shown, entry.loss());
        return entry.loss();
      }
      if (ladder.shows(entry, leader)) {
        leader = entry;
        shown = entry.loss();
      }
      return shown;
    }

    double kept(int[] prediction) {
      return Arrays.stream(losses(prediction, ROWS)).average().orElseThrow();
    }

    int[] guess() {
      return random.ints(2 * ROWS, 0, 2).toArray();
    }

    private double[] losses(int[] prediction, int from) {
      return IntStream.range(from, from + ROWS)
          .mapToDouble(row -> prediction[row] == labels[row] ? 0 : 1)
          .toArray();
    }
  }

  /** T1: without a Ladder, rows of random entries that did better than chance vote. */
  @Test
  void boostingClimbsARawBoard() {
    assertThat(mean(seed -> shown(new Game(seed, null), game -> boost(game, 105))))
        .isLessThanOrEqualTo(0.44);
  }

  /** The paper's own constant lets through who changes a block at a time. */
  @Test
  void oneStandardErrorLetsBlockClimbingThrough() {
    assertThat(mean(seed -> shown(new Game(seed, new Ladder(1)), game -> climb(game, 1000, 25))))
        .isLessThanOrEqualTo(0.38);
  }

  /** T2. */
  @ParameterizedTest
  @ValueSource(ints = {105, 400, 1000})
  void threeStandardErrorsHoldBoosting(int entries) {
    assertThat(mean(seed -> shown(new Game(seed, new Ladder(3)), game -> boost(game, entries))))
        .isGreaterThanOrEqualTo(0.468);
  }

  /** T2. */
  @ParameterizedTest
  @CsvSource({"105, 10", "1000, 2", "1000, 10", "1000, 25", "1000, 50", "1000, 100", "1000, 250"})
  void threeStandardErrorsHoldBlockClimbing(int entries, int block) {
    assertThat(
            mean(seed -> shown(new Game(seed, new Ladder(3)), game -> climb(game, entries, block))))
        .isGreaterThanOrEqualTo(0.468);
  }

  /** T3: what was learnt of the public rows is worth nothing on the private ones. */
  @ParameterizedTest
  @CsvSource({"raw", "1", "3"})
  void thePrivateScoreStaysThatOfChance(String mode) {
    Ladder ladder = mode.equals("raw") ? null : new Ladder(Double.parseDouble(mode));

    assertThat(mean(seed -> kept(new Game(seed, ladder), game -> boost(game, 105))))
        .isBetween(0.49, 0.51);
    assertThat(mean(seed -> kept(new Game(seed, ladder), game -> climb(game, 1000, 25))))
        .isBetween(0.49, 0.51);
  }

  /** Those random entries of which the board showed less than chance, row by row the majority. */
  private static int[] boost(Game game, int entries) {
    List<int[]> good = new ArrayList<>();
    double before = 0.5;
    for (int i = 1; i < entries; i++) {
      int[] guess = game.guess();
      double shown = game.enter(guess);
      if (game.ladder == null ? shown < 0.5 : shown < before) {
        good.add(guess);
      }
      before = game.ladder == null ? before : shown;
    }
    int[] majority = game.guess();
    for (int row = 0; row < majority.length; row++) {
      int at = row;
      int votes = good.stream().mapToInt(guess -> 2 * guess[at] - 1).sum();
      majority[row] = votes == 0 ? majority[row] : votes > 0 ? 1 : 0;
    }
    game.enter(majority);
    return majority;
  }

  /** Turns a block of rows over and keeps that if the board shows less. */
  private static int[] climb(Game game, int entries, int block) {
    int[] best = game.guess();
    double shown = game.enter(best);
    for (int i = 1; i < entries; i++) {
      int[] tried = best.clone();
      // The attacker may even know which rows are public.
      game.random.ints(0, ROWS).distinct().limit(block).forEach(row -> tried[row] ^= 1);
      double now = game.enter(tried);
      if (now < shown) {
        shown = now;
        best = tried;
      }
    }
    return best;
  }

  private static double shown(Game game, Function<Game, int[]> attack) {
    attack.apply(game);
    return game.shown;
  }

  private static double kept(Game game, Function<Game, int[]> attack) {
    return game.kept(attack.apply(game));
  }

  private static double mean(LongToDoubleFunction of) {
    return LongStream.range(0, SEEDS).mapToDouble(of).average().orElseThrow();
  }
}
