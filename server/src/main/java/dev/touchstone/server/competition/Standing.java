package dev.touchstone.server.competition;

import dev.touchstone.metric.Evidence;
import dev.touchstone.metric.Ladder;
import dev.touchstone.metric.Score;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a team stands: what its scored entries come to, one after the other in the order of their
 * receipts. Taking one in costs the same however many there were; all of them from the first give
 * the same.
 *
 * @param entries how many count; late ones are scored and counted apart
 * @param last when the newest of all was received
 * @param best what the team is ranked by; under the Ladder the one whose score is shown
 * @param day the course's day of the newest that counts
 * @param before what was best when that day began
 * @param trend what was best after each of the newest that count, the oldest first
 */
record Standing(
    int entries,
    int late,
    @Nullable Instant last,
    @Nullable Best best,
    @Nullable LocalDate day,
    @Nullable Best before,
    List<Double> trend) {

  static final Standing NONE = new Standing(0, 0, null, null, null, null, List.of());

  private static final int TREND = 24;

  /**
   * An entry by which a team is ranked.
   *
   * @param scoring of its judgement; null where only the order is of interest
   */
  record Best(UUID entry, @Nullable Long scoring, Score score, Instant received) {

    /** The best first: by the exact score; of equals the one received earlier. */
    static Comparator<Best> order(BoardRules rules) {
      return Comparator.comparing(
              (Best best) -> best.score().value(), rules.direction().bestFirst())
          .thenComparing(Best::received)
          .thenComparing(Best::entry);
    }
  }

  /**
   * A scored entry.
   *
   * @param late it is counted and no more
   * @param day the course's day of its receipt
   */
  record Scored(Best entry, boolean late, LocalDate day) {

    Instant received() {
      return entry.received();
    }
  }

  /** Where the judgements' evidence is, for the Ladder. */
  interface Library extends LongFunction<@Nullable Evidence> {}

  /** Whether an entry may be taken in as it comes, and nothing has to be computed again. */
  boolean isBefore(Scored next) {
    return last == null || last.isBefore(next.received());
  }

  Standing with(Scored next, BoardRules rules, Library library) {
    if (next.late()) {
      return new Standing(entries, late + 1, newest(next), best, day, before, trend);
    }
    Best now = shows(next, rules, library) || best == null ? next.entry() : best;
    boolean newDay = day == null || next.day().isAfter(day);
    return new Standing(
        entries + 1,
        late,
        newest(next),
        now,
        newDay ? next.day() : day,
        newDay ? best : before,
        Stream.concat(trend.stream(), Stream.of(now.score().value()))
            .skip(Math.max(0, trend.size() + 1 - TREND))
            .toList());
  }

  /** Whether the Ladder keeps the entry's score back. */
  boolean holds(Scored next, BoardRules rules, Library library) {
    return rules.ladder() != null && !next.late() && !shows(next, rules, library);
  }

  /** What was best when the day began. */
  @Nullable Best bestBefore(LocalDate today) {
    return day == null || day.isBefore(today) ? best : before;
  }

  private boolean shows(Scored next, BoardRules rules, Library library) {
    if (best == null) {
      return true;
    }
    Ladder ladder = rules.ladder();
    Evidence evidence = ladder == null ? null : evidence(next.entry(), library);
    Evidence leader = ladder == null ? null : evidence(best, library);
    // A score that rests on nothing we kept can only be taken as it is.
    return ladder == null || evidence == null || leader == null
        ? Best.order(rules).compare(next.entry(), best) < 0
        : ladder.shows(evidence, leader);
  }

  private static @Nullable Evidence evidence(Best best, Library library) {
    return best.scoring() == null ? null : library.apply(best.scoring());
  }

  private Instant newest(Scored next) {
    return last == null || next.received().isAfter(last) ? next.received() : last;
  }
}
