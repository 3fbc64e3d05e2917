package dev.touchstone.server.competition;

import dev.touchstone.metric.Metric.Direction;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which entries of a team count in the end: those that it picks until the close, or, if it picks
 * none, its best public ones.
 */
@Component
class Picks {

  /**
   * An entry as its team sees it.
   *
   * @param by who handed it in
   * @param firstTeam the team that handed it in, if that was another
   * @param shown its public score; null while, or because, it has none
   * @param counts whether it would count if the competition closed now
   */
  record Own(
      UUID id,
      String receipt,
      Instant receivedAt,
      String by,
      @Nullable String firstTeam,
      boolean late,
      boolean judged,
      @Nullable Double shown,
      boolean picked,
      boolean published,
      boolean counts) {

    /** Whether it can be picked. */
    public boolean isEligible() {
      return shown != null && !late;
    }

    private Own counting(boolean counts) {
      return new Own(
          id, receipt, receivedAt, by, firstTeam, late, judged, shown, picked, published, counts);
    }
  }

  private final JdbcClient jdbc;
  private final Entries entries;
  private final Turns turns;
  private final Clock clock;

  Picks(JdbcClient jdbc, Entries entries, Turns turns, Clock clock) {
    this.jdbc = jdbc;
    this.entries = entries;
    this.turns = turns;
    this.clock = clock;
  }

  /** All entries of a team, the newest first. */
  List<Own> of(Team team) {
    List<Own> all =
        jdbc.sql(
                """
                select entry.id, entry.receipt, entry.received_at, account.display_name as by,
                       case when first.id <> entry.team_id then first.name end as first_team,
                       entry.late, scoring.id is not null as judged, scoring.score,
                       entry.picked_at is not null as picked,
                       entry.published_at is not null as published
                from entry
                join account on account.id = entry.account_id
                join team first on first.id = entry.first_team_id
                left join lateral (
                    select * from standing_scoring one where one.entry_id = entry.id offset 0) scoring
                  on true
                where entry.team_id = ?
                order by entry.received_at desc, entry.id
                """)
            .param(team.id())
            .query((row, number) -> own(row))
            .list();
    Set<UUID> counting = counting(all, team.competition());
    return all.stream().map(one -> one.counting(counting.contains(one.id()))).toList();
  }

  private static Own own(ResultSet row) throws SQLException {
    double score = row.getDouble("score");
    Double shown = row.wasNull() ? null : score;
    return new Own(
        row.getObject("id", UUID.class),
        row.getString("receipt"),
        row.getTimestamp("received_at").toInstant(),
        row.getString("by"),
        row.getString("first_team"),
        row.getBoolean("late"),
        row.getBoolean("judged"),
        shown,
        row.getBoolean("picked"),
        row.getBoolean("published"),
        false);
  }

  private static Set<UUID> counting(List<Own> all, Competition competition) {
    Set<UUID> ids = new HashSet<>();
    boolean chosen = all.stream().anyMatch(Own::picked);
    all.stream()
        .filter(Own::isEligible)
        .filter(one -> !chosen || one.picked())
        .sorted(bestFirst(competition.metric().direction()))
        .limit(competition.rules().picks())
        .forEach(one -> ids.add(one.id()));
    return ids;
  }

  private static Comparator<Own> bestFirst(Direction direction) {
    return Comparator.<Own, Double>comparing(
            one -> one.shown() == null ? Double.NaN : one.shown(), direction.bestFirst())
        .thenComparing(Own::receivedAt)
        .thenComparing(Own::id);
  }

  /**
   * @throws RefusedTeamException if it cannot count, or as many as may are picked
   */
  @Transactional
  public void pick(Membership member, Competition competition, UUID id) {
    Entry entry = begin(member, competition, id);
    List<Own> all = of(entry.team());
    Own own = all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    if (own.picked()) {
      return;
    }
    if (!own.isEligible()) {
      throw new RefusedTeamException("pick-unscored", own.receipt());
    }
    List<String> picked = all.stream().filter(Own::picked).map(Own::receipt).toList();
    int most = competition.rules().picks();
    if (picked.size() >= most) {
      throw new RefusedTeamException("pick-many", String.valueOf(most), String.join(", ", picked));
    }
    mark(id, clock.instant());
  }

  @Transactional
  public void unpick(Membership member, Competition competition, UUID id) {
    begin(member, competition, id);
    mark(id, null);
  }

  /**
   * After a merger: as many picks remain as may be, the best public ones.
   *
   * @return the receipts of those that do not
   */
  List<String> keepBest(Team team) {
    List<Own> unpicked =
        of(team).stream().filter(Own::picked).filter(one -> !one.counts()).toList();
    unpicked.forEach(one -> mark(one.id(), null));
    return unpicked.stream().map(Own::receipt).toList();
  }

  private Entry begin(Membership member, Competition competition, UUID id) {
    turns.take(competition.id());
    Entry entry =
        entries
            .findById(id)
            .filter(one -> one.competition().id().equals(competition.id()))
            .filter(one -> one.team().has(member.accountId()))
            .orElseThrow(() -> new NotHereException("entry " + id));
    if (competition.isOver(clock.instant())) {
      throw new RefusedTeamException("pick-closed");
    }
    return entry;
  }

  private void mark(UUID id, @Nullable Instant at) {
    jdbc.sql("update entry set picked_at = :at where id = :id")
        .param("at", at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .param("id", id)
        .update();
  }
}
