package dev.touchstone.server.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a student stands.
 *
 * @param points what the parts that count bring
 * @param of what they could bring, without a bonus
 * @param percent what that would be of a hundred; null while nothing counts
 * @param letter for that many
 */
record Total(
    BigDecimal points, BigDecimal of, @Nullable BigDecimal percent, @Nullable String letter) {

  static Total of(Scheme scheme, List<Mark> marks) {
    BigDecimal points = BigDecimal.ZERO;
    BigDecimal bonus = BigDecimal.ZERO;
    BigDecimal of = BigDecimal.ZERO;
    for (int i = 0; i < marks.size(); i++) {
      Part part = scheme.parts().get(i);
      BigDecimal share = marks.get(i).share();
      if (share == null || !marks.get(i).isCounting()) {
        continue;
      }
      if (part.bonus()) {
        bonus = bonus.add(part.worth(share));
      } else {
        points = points.add(part.worth(share));
        of = of.add(part.weight());
      }
    }
    BigDecimal percent =
        of.signum() == 0
            ? null
            : capped(
                scheme,
                points.multiply(Scheme.FULL).divide(of, 6, RoundingMode.HALF_UP).add(bonus));
    return new Total(
        capped(scheme, points.add(bonus)),
        of,
        percent,
        percent == null ? null : scheme.letter(percent));
  }

  private static BigDecimal capped(Scheme scheme, BigDecimal points) {
    BigDecimal most = scheme.cap() == null ? points : points.min(scheme.cap());
    return most.setScale(2, RoundingMode.HALF_UP);
  }

  public String text() {
    return Scheme.plain(points);
  }

  public String ofText() {
    return Scheme.plain(of);
  }

  public String percentText() {
    return percent == null ? "–" : Scheme.plain(percent);
  }

  /** Whether nothing is to come any more. */
  public boolean isComplete() {
    return of.compareTo(Scheme.FULL) == 0;
  }
}
