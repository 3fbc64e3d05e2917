package dev.touchstone.reference;

import java.util.Map;
import java.util.TreeMap;

/**
 * Whether an exercise's cases tell every misconception from the right answer and from the others: a
 * mutation-adequacy score of what an assignment asks.
 *
 * @param misconceptions how many are known
 * @param seeds how many keys were drawn
 * @param redraws how many draws were thrown away
 * @param invisible by misconception, in how many of those it gave no other answer than the right
 *     one; that its code raised in every case is said behind its name
 * @param coinciding by pair, in how many of those the two answered every case alike
 * @param failed how many seeds gave no adequate key at all; 0 for an exercise that can be asked
 */
public record Adequacy(
    String exercise,
    int misconceptions,
    int seeds,
    int redraws,
    Map<String, Integer> invisible,
    Map<String, Integer> coinciding,
    int failed,
    long millis) {

  /** What stands behind the name of a misconception whose code raised in every case. */
  public static final String RAISES = " (raises)";

  /** Draws the keys of the seeds 1 to {@code seeds}. */
  public static Adequacy of(Exercise exercise, int seeds) {
    long start = System.nanoTime();
    Map<String, Integer> invisible = new TreeMap<>();
    Map<String, Integer> coinciding = new TreeMap<>();
    int redraws = 0;
    int failed = 0;
    for (long seed = 1; seed <= seeds; seed++) {
      AnswerKey key = AnswerKey.first(exercise, seed);
      while (!key.isAdequate()) {
        for (String id : key.invisible()) {
          invisible.merge(key.alwaysRaises(id) ? id + RAISES : id, 1, Integer::sum);
        }
        key.coinciding().forEach(pair -> coinciding.merge(pair, 1, Integer::sum));
        if (key.redraws() >= exercise.mostRedraws()) {
          break;
        }
        key = key.next();
      }
      redraws += key.redraws();
      failed += key.isAdequate() ? 0 : 1;
    }
    return new Adequacy(
        exercise.id(),
        exercise.misconceptions().size(),
        seeds,
        redraws,
        invisible,
        coinciding,
        failed,
        (System.nanoTime() - start) / 1_000_000);
  }

  public boolean holds() {
    return failed == 0;
  }
}
