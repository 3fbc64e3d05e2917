package dev.touchstone.server.competition;

import dev.touchstone.metric.Metric.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a final result becomes points: piecewise linear in the private score, piecewise linear in the
 * private score as a multiple of the baseline's, or by bands of ranks. It is published beside the
 * competition, and stands with the final board as it was.
 *
 * @param cutOffs ascending; of {@code RANK} each is the last rank of its band
 */
record MarkRule(By by, List<CutOff> cutOffs) {

  private static final double MOST = 1000;

  /** What the points depend on. */
  enum By {
    SCORE,
    BASELINE,
    RANK
  }

  /** So many points at this place. */
  record CutOff(double at, double points) {

    public String atText() {
      return plain(at);
    }

    public String pointsText() {
      return plain(points);
    }
  }

  /** What of a team's result the points depend on, and the points. */
  record Mark(double of, BigDecimal points) {}

  MarkRule {
    cutOffs = List.copyOf(cutOffs);
    if (cutOffs.size() < (by == By.RANK ? 1 : 2)) {
      throw refused("cut-offs: " + (by == By.RANK ? "at least one" : "at least two"));
    }
    for (CutOff one : cutOffs) {
      if (!Double.isFinite(one.at()) || !(one.points() >= 0 && one.points() <= MOST)) {
        throw refused("cut-offs: points from 0 to 1000, not " + one);
      }
      if (by == By.RANK && (one.at() < 1 || one.at() != Math.rint(one.at()))) {
        throw refused("cut-offs: at: a rank is a whole number from 1, not " + plain(one.at()));
      }
    }
    for (int i = 1; i < cutOffs.size(); i++) {
      if (!(cutOffs.get(i - 1).at() < cutOffs.get(i).at())) {
        throw refused("cut-offs: ascending by at");
      }
      if (by == By.RANK && cutOffs.get(i - 1).points() < cutOffs.get(i).points()) {
        throw refused("cut-offs: a worse rank cannot be worth more");
      }
    }
  }

  /** Refuses a rule by which a worse score would be worth more. */
  void checkFor(Direction direction) {
    if (by == By.RANK) {
      return;
    }
    boolean higher = direction == Direction.HIGHER_IS_BETTER;
    for (int i = 1; i < cutOffs.size(); i++) {
      double step = cutOffs.get(i).points() - cutOffs.get(i - 1).points();
      if (higher ? step < 0 : step > 0) {
        throw refused("cut-offs: a worse score cannot be worth more");
      }
    }
  }

  /** Points for a private score; the fewest there are for what is no number. */
  Mark ofScore(double score) {
    return new Mark(score, rounded(Double.isNaN(score) ? fewest() : between(score)));
  }

  /** Points for a private score against the baseline's; none where that is not above zero. */
  Optional<Mark> ofMultiple(double score, double baseline) {
    double multiple = score / baseline;
    return baseline > 0 && Double.isFinite(multiple)
        ? Optional.of(new Mark(multiple, rounded(between(multiple))))
        : Optional.empty();
  }

  /** Points for a rank; no points beyond the last band. */
  Mark ofRank(int rank) {
    double points =
        cutOffs.stream()
            .filter(band -> rank <= band.at())
            .findFirst()
            .map(CutOff::points)
            .orElse(0.0);
    return new Mark(rank, rounded(points));
  }

  private double fewest() {
    return Math.min(cutOffs.getFirst().points(), cutOffs.getLast().points());
  }

  private double between(double x) {
    CutOff before = cutOffs.getFirst();
    for (CutOff next : cutOffs) {
      if (x < next.at()) {
        double share = next == before ? 0 : (x - before.at()) / (next.at() - before.at());
        return before.points() + share * (next.points() - before.points());
      }
      before = next;
    }
    return before.points();
  }

  private static BigDecimal rounded(double points) {
    return BigDecimal.valueOf(points).setScale(2, RoundingMode.HALF_UP);
  }

  /** As it is stored: {@code score: 0.9=0, 0.98=40}. */
  @Override
  public String toString() {
    return by.name().toLowerCase(Locale.ROOT)
        + ": "
        + cutOffs.stream()
            .map(one -> one.atText() + "=" + one.pointsText())
            .collect(Collectors.joining(", "));
  }

  static MarkRule parse(String stored) {
    int colon = stored.indexOf(':');
    return new MarkRule(
        By.valueOf(stored.substring(0, colon).toUpperCase(Locale.ROOT)),
        Arrays.stream(stored.substring(colon + 1).split(","))
            .map(pair -> pair.split("="))
            .map(pair -> new CutOff(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])))
            .toList());
  }

  private static String plain(double number) {
    return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("rules: marks: " + why);
  }
}
