package dev.touchstone.server.competition;

import dev.touchstone.server.competition.Standing.Best;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The public board at one moment, in its order and without regard to who reads it; shared by all
 * readers. Ranked teams come first, by the exact score of their best entry, of equals the earlier
 * receipt; then those without a rank: the disqualified, those with late entries only, and those
 * without a score.
 *
 * @param version of the board in the database
 * @param day of the course; rank changes are against the day before
 * @param until when that day ends
 * @param places by team
 * @param isFirstDay whether nobody had a rank when the day began
 */
record BoardSnapshot(
    long version,
    LocalDate day,
    Instant until,
    List<Placed> rows,
    Map<Long, Integer> places,
    boolean isFirstDay) {

  /**
   * What of a team a board shows.
   *
   * @param nickname null if it has none
   * @param members by name
   * @param published an entry whose code the course may read
   */
  record Entrant(
      long team,
      String name,
      @Nullable String nickname,
      boolean baseline,
      boolean disqualified,
      List<String> members,
      @Nullable UUID published,
      Standing standing) {

    @Nullable Best ranked() {
      return disqualified ? null : standing.best();
    }
  }

  /**
   * A team at its place.
   *
   * @param place from 0
   * @param rank null if it has none
   * @param before its rank when the day began
   * @param tie its tie group, from 0; -1 without a rank
   * @param tied how many are in that group
   * @param tiePlace its place in the group, from 0
   */
  record Placed(
      int place,
      @Nullable Integer rank,
      @Nullable Integer before,
      int tie,
      int tied,
      int tiePlace,
      Entrant entrant) {}

  /**
   * @param ties says of two ranked teams whether a test can't tell them apart
   */
  static BoardSnapshot of(
      long version, LocalDate day, BoardRules rules, Collection<Entrant> entrants, Ties ties) {
    Comparator<Best> order = Best.order(rules);
    List<Entrant> ranked =
        entrants.stream()
            .filter(one -> one.ranked() != null)
            .sorted(Comparator.comparing(Entrant::ranked, Comparator.nullsLast(order)))
            .toList();
    Map<Long, Integer> before = ranksBefore(entrants, day, order);
    int[] groups = ties.groups(ranked);
    List<Placed> rows = new ArrayList<>(entrants.size());
    for (int from = 0; from < groups.length; ) {
      int to = from + 1;
      while (to < groups.length && groups[to] == groups[from]) {
        to++;
      }
      for (int place = from; place < to; place++) {
        Entrant one = ranked.get(place);
        Integer then = before.get(one.team());
        rows.add(new Placed(place, place + 1, then, groups[place], to - from, place - from, one));
      }
      from = to;
    }
    entrants.stream()
        .filter(one -> one.ranked() == null)
        .sorted(unranked(order))
        .forEach(one -> rows.add(new Placed(rows.size(), null, null, -1, 1, 0, one)));
    Instant until = day.plusDays(1).atStartOfDay(rules.zone()).toInstant();
    return new BoardSnapshot(
        version, day, until, List.copyOf(rows), places(rows), before.isEmpty());
  }

  /** Puts ranked teams into tie groups, see {@link dev.touchstone.metric.TieGroups}. */
  interface Ties {
    int[] groups(List<Entrant> ranked);
  }

  int ranked() {
    return (int) rows.stream().filter(row -> row.rank() != null).count();
  }

  private static Map<Long, Integer> ranksBefore(
      Collection<Entrant> entrants, LocalDate day, Comparator<Best> order) {
    record Then(long team, Best best) {}
    List<Then> then = new ArrayList<>();
    for (Entrant one : entrants) {
      Best best = one.disqualified() ? null : one.standing().bestBefore(day);
      if (best != null) {
        then.add(new Then(one.team(), best));
      }
    }
    then.sort(Comparator.comparing(Then::best, order));
    Map<Long, Integer> ranks = new HashMap<>();
    then.forEach(one -> ranks.put(one.team(), ranks.size() + 1));
    return ranks;
  }

  private static Comparator<Entrant> unranked(Comparator<Best> order) {
    return Comparator.<Entrant, Boolean>comparing(one -> one.standing().best() == null)
        .thenComparing(one -> one.standing().best(), Comparator.nullsLast(order))
        .thenComparing(one -> one.standing().late() == 0)
        .thenComparing(
            one -> one.standing().last(), Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
        .thenComparing(Entrant::team);
  }

  private static Map<Long, Integer> places(List<Placed> rows) {
    Map<Long, Integer> places = new HashMap<>();
    rows.forEach(row -> places.put(row.entrant().team(), row.place()));
    return Map.copyOf(places);
  }
}
