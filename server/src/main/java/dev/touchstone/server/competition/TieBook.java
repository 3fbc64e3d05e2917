package dev.touchstone.server.competition;

import dev.touchstone.metric.Evidence;
import dev.touchstone.metric.TieGroups;
import dev.touchstone.server.competition.BoardSnapshot.Entrant;
import dev.touchstone.server.competition.BoardSnapshot.Ties;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A board's comparisons, each made once: a new score is held against its group's first, and nothing
 * else that was compared before is compared again. Evidence is read a page at a time and not kept.
 */
final class TieBook implements Ties {

  private static final int PAGE = 64;

  /** Of a scoring that is no more; no evidence has this number. */
  private static final long UNKNOWN = -1;

  private record Pair(long first, long row) {}

  private final EvidenceShelf shelf;
  private Map<Pair, Boolean> book = new HashMap<>();

  TieBook(EvidenceShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public int[] groups(List<Entrant> ranked) {
    Map<Pair, Boolean> used = new HashMap<>();
    Reader reader = new Reader(ranked.stream().mapToLong(TieBook::scoring).toArray());
    int[] groups =
        TieGroups.of(
            ranked.size(),
            (first, row) -> {
              Pair pair = new Pair(reader.scorings[first], reader.scorings[row]);
              Boolean known = book.get(pair);
              boolean tied =
                  known != null ? known : TieGroups.tied(reader.first(first), reader.row(row));
              used.put(pair, tied);
              return tied;
            });
    book = used;
    return groups;
  }

  private static long scoring(Entrant one) {
    Long scoring = Objects.requireNonNull(one.ranked()).scoring();
    return scoring == null ? UNKNOWN : scoring;
  }

  /** Walks down the board, with the first of the group that it has come to in hand. */
  private final class Reader {

    private final long[] scorings;
    private Map<Long, Evidence> page = Map.of();
    private int from;
    private int to;
    private int first = -1;
    private @Nullable Evidence firstEvidence;

    Reader(long[] scorings) {
      this.scorings = scorings;
    }

    @Nullable Evidence first(int row) {
      if (row != first) {
        first = row;
        firstEvidence = row(row);
      }
      return firstEvidence;
    }

    @Nullable Evidence row(int row) {
      if (row < from || row >= to) {
        from = row;
        to = Math.min(row + PAGE, scorings.length);
        page = shelf.find(Arrays.stream(scorings, from, to).boxed().toList());
      }
      return page.get(scorings[row]);
    }
  }
}
