package dev.touchstone.server.competition;

import dev.touchstone.metric.Metric;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By what a competition is held, beside its data and its metric.
 *
 * @param teamSize how many people a team may have
 * @param mergesUntil until when two teams may become one; null: never
 * @param picks how many entries of a team count in the end
 * @param digits decimals shown; null: as the metric shows its scores
 * @param ladder the Ladder's c; null: every score is shown
 * @param boardNames what students read of other teams, see {@link BoardNames}
 * @param boardTop how many rows of the board everyone sees, where only the top is shown
 * @param publicPage whether the board can be read without signing in
 * @param prizes how many teams win
 * @param publication whether a prize asks for published code
 * @param lateEntries whether entries after the close are scored, marked and unranked
 * @param machineMinutes how long a team's programs may run on one day; null: without a limit
 */
@Embeddable
public record Rules(
    int teamSize,
    @Nullable Instant mergesUntil,
    int picks,
    @Nullable Integer digits,
    @Nullable Double ladder,
    String boardNames,
    int boardTop,
    boolean publicPage,
    int prizes,
    boolean publication,
    boolean lateEntries,
    @Nullable Integer machineMinutes) {

  /** What students read of other teams. */
  public enum BoardNames {
    /** Real names. */
    NAMES,
    NICKNAMES,
    /** The first rows and those around their own, with names. */
    TOP;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static BoardNames of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }

  BoardNames names() {
    return BoardNames.of(boardNames);
  }

  /** A score with so many decimals as are shown; the order never depends on them. */
  static String display(Metric metric, @Nullable Integer digits, double score) {
    String usual = metric.display(score);
    if (digits == null || !Double.isFinite(score)) {
      return usual;
    }
    boolean percent = usual.endsWith("%");
    String number = String.format(Locale.ROOT, "%." + digits + "f", percent ? 100 * score : score);
    return percent ? number + "%" : number;
  }

  boolean allowsMerges(Instant now) {
    return mergesUntil != null && now.isBefore(mergesUntil);
  }
}
