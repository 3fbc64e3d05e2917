package dev.touchstone.server.competition;

import dev.touchstone.metric.Score;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of a competition as it was drawn up; it never changes.
 *
 * @param edition counted from 1
 * @param label why there is another edition; null of the first
 * @param marks the rule of the points, as it was
 */
record FinalBoard(
    long id,
    int edition,
    @Nullable String label,
    @Nullable MarkRule marks,
    int prizes,
    boolean publication,
    Instant drawnAt,
    List<Row> rows) {

  /**
   * A team's row.
   *
   * @param picked whether the team chose the entry that counted
   * @param published whether the course may read that entry's code
   * @param score the private score that counts
   * @param shown the public score of the same entry
   */
  record Row(
      int place,
      long team,
      String name,
      @Nullable String nickname,
      String members,
      boolean baseline,
      boolean disqualified,
      int entries,
      @Nullable UUID entry,
      boolean picked,
      boolean published,
      @Nullable Integer rank,
      @Nullable Integer publicRank,
      @Nullable Integer tieGroup,
      @Nullable Score score,
      @Nullable Score shown,
      @Nullable BigDecimal points) {

    /** Places won (positive) or lost against the public board; null without two ranks. */
    public @Nullable Integer delta() {
      return rank == null || publicRank == null ? null : publicRank - rank;
    }

    /** Whether places moved although the entry's two scores differ by no more than chance may. */
    public boolean isMoveWithinNoise() {
      Integer delta = delta();
      return delta != null
          && delta != 0
          && score != null
          && shown != null
          && Noise.explains(score, shown);
    }
  }

  /** How it stands with a team's prize. */
  enum Prize {
    WON,
    /** It would have one if its code were published. */
    UNPUBLISHED
  }

  /**
   * By team. The first teams have the prizes; who owes the code has none, and the next one moves
   * up.
   */
  Map<Long, Prize> won() {
    Map<Long, Prize> won = new HashMap<>();
    int left = prizes;
    for (Row row : rows) {
      if (row.rank() == null || row.baseline() || left == 0) {
        continue;
      }
      if (publication && !row.published()) {
        won.put(row.team(), Prize.UNPUBLISHED);
      } else {
        won.put(row.team(), Prize.WON);
        left--;
      }
    }
    return won;
  }

  Optional<Row> rowOf(@Nullable Long team) {
    return rows.stream().filter(row -> team != null && row.team() == team).findFirst();
  }

  /** What a reader sees who sees the first rows and those around their own. */
  FinalBoard around(int top, @Nullable Long mine, int reach) {
    Set<Integer> shown = new HashSet<>();
    for (int place = 1; place <= top; place++) {
      shown.add(place);
    }
    rowOf(mine)
        .ifPresent(
            own -> {
              for (int place = own.place() - reach; place <= own.place() + reach; place++) {
                shown.add(place);
              }
            });
    return with(rows.stream().filter(row -> shown.contains(row.place())).toList());
  }

  private FinalBoard with(List<Row> fewer) {
    return new FinalBoard(id, edition, label, marks, prizes, publication, drawnAt, fewer);
  }

  /** The ranked rows. */
  List<Row> ranked() {
    return rows.stream().filter(row -> row.rank() != null).toList();
  }
}
