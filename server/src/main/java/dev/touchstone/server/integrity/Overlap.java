package dev.touchstone.server.integrity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Entries that err together beyond what their accuracy and the rows' difficulty explain.
 *
 * <p>Of n rows entry A misses a share p. A row is as hard as the share dᵢ of the others that miss
 * it, drawn towards the mean d̄ as if two more had missed it so often. If A and B err independently
 * of each other, A misses row i with aᵢ = min(1, dᵢ p / d̄), and both miss J rows with E = Σ aᵢbᵢ
 * expected and V = Σ aᵢbᵢ(1 − aᵢbᵢ). A pair is reported if z = (J − E) / √V is at least √(2 ln(m /
 * 0.01)): by the bound exp(−z²/2) of a normal tail, one of m independent pairs gets there with a
 * chance of 0.01 at most. And if the overlap (J − E) / (smaller number of errors − E), 0 by chance
 * and 1 where one's errors are all the other's, is a half: with many rows the first alone finds
 * what two models of a kind have in common.
 */
final class Overlap {

  private static final double FALSE_ALARMS = 0.01;
  private static final double ENOUGH = 0.5;
  private static final double SHRINK = 2;
  private static final int FEWEST_TEAMS = 4;
  private static final int FEWEST_ERRORS = 10;

  /** A team's entry; for each row whether it is wrong. */
  record Errors(String team, boolean[] wrong) {

    int count() {
      int count = 0;
      for (boolean one : wrong) {
        count += one ? 1 : 0;
      }
      return count;
    }
  }

  /**
   * Two that err together.
   *
   * @param overlap chance-corrected, from 0 to 1
   */
  record Together(String a, String b, int both, double expected, double overlap, double z) {}

  private Overlap() {}

  static double threshold(int pairs) {
    return Math.sqrt(2 * Math.log(Math.max(1, pairs) / FALSE_ALARMS));
  }

  /** The most overlapping first. */
  static List<Together> of(List<Errors> teams) {
    List<Together> found = new ArrayList<>();
    if (teams.size() < FEWEST_TEAMS) {
      return found;
    }
    double threshold = threshold(teams.size() * (teams.size() - 1) / 2);
    int[] wrong = wrong(teams);
    for (int i = 0; i < teams.size(); i++) {
      for (int j = i + 1; j < teams.size(); j++) {
        Together pair = pair(teams.get(i), teams.get(j), wrong, teams.size() - 2);
        if (pair.z() >= threshold && pair.overlap() >= ENOUGH) {
          found.add(pair);
        }
      }
    }
    found.sort(Comparator.comparingDouble(Together::overlap).reversed());
    return found;
  }

  private static int[] wrong(List<Errors> teams) {
    int[] wrong = new int[teams.getFirst().wrong().length];
    for (Errors team : teams) {
      for (int row = 0; row < wrong.length; row++) {
        wrong[row] += team.wrong()[row] ? 1 : 0;
      }
    }
    return wrong;
  }

  private static Together pair(Errors a, Errors b, int[] wrong, int others) {
    int rows = wrong.length;
    int errorsA = a.count();
    int errorsB = b.count();
    double mean = 0;
    int both = 0;
    for (int row = 0; row < rows; row++) {
      mean += others(a, b, wrong, row) / (double) others / rows;
      both += a.wrong()[row] && b.wrong()[row] ? 1 : 0;
    }
    if (mean == 0 || Math.min(errorsA, errorsB) < FEWEST_ERRORS) {
      return new Together(a.team(), b.team(), both, both, 0, 0);
    }
    double expected = 0;
    double variance = 0;
    for (int row = 0; row < rows; row++) {
      double hard = (others(a, b, wrong, row) + SHRINK * mean) / (others + SHRINK);
      double missedByBoth =
          Math.min(1, hard * errorsA / rows / mean) * Math.min(1, hard * errorsB / rows / mean);
      expected += missedByBoth;
      variance += missedByBoth * (1 - missedByBoth);
    }
    double room = Math.min(errorsA, errorsB) - expected;
    return new Together(
        a.team(),
        b.team(),
        both,
        expected,
        room <= 0 ? 0 : (both - expected) / room,
        variance == 0 ? 0 : (both - expected) / Math.sqrt(variance));
  }

  private static int others(Errors a, Errors b, int[] wrong, int row) {
    return wrong[row] - (a.wrong()[row] ? 1 : 0) - (b.wrong()[row] ? 1 : 0);
  }
}
