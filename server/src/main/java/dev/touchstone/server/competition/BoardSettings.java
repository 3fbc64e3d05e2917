package dev.touchstone.server.competition;

import dev.touchstone.metric.Metric;
import dev.touchstone.metric.Metric.Direction;
import dev.touchstone.server.competition.Rules.BoardNames;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a board shows, and to whom.
 *
 * @param digits decimals shown; null: as the metric shows its scores
 * @param ladder c of the Ladder; null: every score is shown
 * @param top how many rows everybody sees where only the top is shown
 * @param isPublic whether it can be read without signing in
 * @param prizes how many teams win
 */
public record BoardSettings(
    UUID competition,
    Metric metric,
    @Nullable Integer digits,
    @Nullable Double ladder,
    BoardNames names,
    int top,
    boolean isPublic,
    int prizes,
    Instant opensAt,
    Instant closesAt,
    ZoneId zone) {

  /** A score with so many decimals as are shown; the order never depends on them. */
  public String display(double score) {
    return Rules.display(metric, digits, score);
  }

  /** The same as a number, for a file. */
  double rounded(double score) {
    String shown = display(score);
    return shown.endsWith("%")
        ? Double.parseDouble(shown.substring(0, shown.length() - 1))
        : Double.parseDouble(shown);
  }

  boolean isHigherBetter() {
    return metric.direction() == Direction.HIGHER_IS_BETTER;
  }

  /** How long a score's streak is, 0 to 1, beside the best one's. */
  double share(double score, double best) {
    if (isHigherBetter() && score >= 0 && best <= 1) {
      return score;
    }
    double share = isHigherBetter() ? score / best : best / score;
    return score == best ? 1 : Double.isFinite(share) ? Math.clamp(share, 0, 1) : 0;
  }
}
