package dev.touchstone.server.gradebook;

import dev.touchstone.grading.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a student has of one part.
 *
 * @param computed where the numbers come from says so; null: nothing yet
 * @param outOf what full marks are there
 * @param counts whether what is computed counts already: an assignment does once it is due
 * @param missing works of which there is nothing although they are due
 * @param waiting whether something is still to be graded
 * @param lateDays of what counts, the most
 * @param adjusted what of the computed number people or rules added or took
 * @param held whether the reader is to see more later
 * @param given what a person wrote above it
 */
record Mark(
    @Nullable BigDecimal computed,
    BigDecimal outOf,
    boolean counts,
    int missing,
    boolean waiting,
    int lateDays,
    BigDecimal adjusted,
    boolean held,
    @Nullable Given given) {

  private static final int DIGITS = 6;

  static Mark none(BigDecimal outOf) {
    return new Mark(null, outOf, false, 0, false, 0, BigDecimal.ZERO, false, null);
  }

  static Mark of(BigDecimal computed, BigDecimal outOf) {
    return new Mark(computed, outOf, true, 0, false, 0, BigDecimal.ZERO, false, null);
  }

  /** With what a person wrote above it; what they wrote a number for is not missing any more. */
  Mark under(@Nullable Given written) {
    int left = written != null && written.points() != null ? 0 : missing;
    return new Mark(computed, outOf, counts, left, waiting, lateDays, adjusted, held, written);
  }

  public boolean isGiven() {
    return given != null && given.points() != null;
  }

  /** What counts: what a person wrote, else what is computed. */
  public @Nullable BigDecimal points() {
    if (given == null || given.points() == null) {
      return computed;
    }
    // Full marks may be another number since it was written.
    return given.outOf().compareTo(outOf) == 0
        ? given.points()
        : given
            .points()
            .multiply(outOf)
            .divide(given.outOf(), DIGITS, RoundingMode.HALF_UP)
            .setScale(2, RoundingMode.HALF_UP);
  }

  public boolean isCounting() {
    return isGiven() || (counts && computed != null);
  }

  public @Nullable BigDecimal share() {
    BigDecimal points = points();
    return points == null ? null : points.divide(outOf, DIGITS, RoundingMode.HALF_UP);
  }

  /** What it brings to the grade; null while there is nothing. */
  public @Nullable BigDecimal worth(Part part) {
    BigDecimal share = share();
    return share == null ? null : part.worth(share).setScale(2, RoundingMode.HALF_UP);
  }

  public String text() {
    BigDecimal points = points();
    return points == null ? "–" : Scheme.plain(points);
  }

  public String worthText(Column column) {
    BigDecimal worth = worth(column.part());
    return worth == null ? "–" : Scheme.plain(worth);
  }

  public String computedText() {
    return computed == null ? "–" : Scheme.plain(computed);
  }

  public String fullText() {
    return Scheme.plain(outOf);
  }

  public int version() {
    return given == null ? 0 : given.version();
  }

  /** The tone of its streak. */
  public Verdict tone() {
    BigDecimal share = share();
    if (share == null || share.signum() == 0) {
      return Verdict.WRONG_ANSWER;
    }
    return share.compareTo(BigDecimal.ONE) >= 0 ? Verdict.ACCEPTED : Verdict.PARTIAL;
  }

  /** The length of its streak. */
  public double streak() {
    BigDecimal share = share();
    return share == null ? 0 : Math.clamp(share.doubleValue(), 0, 1);
  }
}
