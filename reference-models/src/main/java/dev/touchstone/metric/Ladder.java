package dev.touchstone.metric;

import org.jspecify.annotations.Nullable;

/**
 * The Ladder (Blum and Hardt 2015), one for each team: a score is shown as new only if it beats the
 * shown one by more than chance would, mean(loss) < shown − c · sd(loss − leader's loss) / √n,
 * where the leader is the entry whose score is shown. The first is always shown. Whoever climbs by
 * trying learns nothing from an entry that is not shown.
 *
 * <p>c = 1 is the paper's parameter-free rule. With 1,000 rows it lets somebody who changes blocks
 * of rows climb from .5 to .31 in 1,000 entries. c = 3 holds that and boosting to about two
 * standard errors, and hides an improvement of one point that is real.
 *
 * @param c how many standard errors
 */
public record Ladder(double c) {

  private static final double ROUNDING = 1e-12;

  public Ladder {
    if (!(c > 0) || !Double.isFinite(c)) {
      throw new IllegalArgumentException("a Ladder has steps above 0, not " + c);
    }
  }

  /**
   * @param leader what is shown; null before the first entry
   */
  public boolean shows(Evidence entry, @Nullable Evidence leader) {
    return leader == null || steps(PairedTest.of(entry, leader));
  }

  // Strictly, and by more than the last bits of a sum: one row in n is exactly one standard error.
  private boolean steps(PairedTest test) {
    double step = c * test.error();
    return test.paired() && -test.difference() - step > ROUNDING * (step - test.difference());
  }
}
