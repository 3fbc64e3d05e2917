package dev.touchstone.server.competition;

import dev.touchstone.metric.Interval;
import dev.touchstone.metric.Ladder;
import dev.touchstone.metric.Score;
import dev.touchstone.server.competition.Standing.Best;
import dev.touchstone.server.competition.Standing.Scored;
import dev.touchstone.server.grading.Changes;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The teams' standings in the database. A new score is taken in at the same cost however many there
 * are; whatever else may change how a team stands on the board has it computed again.
 */
@Component
class Standings {

  private final JdbcClient jdbc;
  private final EntityManager entities;
  private final EvidenceShelf shelf;
  private final Changes changes;

  Standings(JdbcClient jdbc, EntityManager entities, EvidenceShelf shelf, Changes changes) {
    this.jdbc = jdbc;
    this.entities = entities;
    this.shelf = shelf;
    this.changes = changes;
  }

  /** An entry, for whom it counts, and whether it was judged before. */
  private record Judged(long team, boolean again, @Nullable Scored scored) {}

  /**
   * Takes in an entry's newest judgement, in the transaction that saves it.
   *
   * @return whether the Ladder keeps its score back
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean take(UUID entryId, long scoringId, UUID competitionId) {
    long version = next(competitionId);
    BoardRules rules = rules(competitionId);
    Judged judged = judged(entryId, scoringId, rules.zone());
    Standing before = find(judged.team()).orElse(null);
    Scored scored = judged.scored();
    if (judged.again() || (before != null && scored != null && !before.isBefore(scored))) {
      recompute(judged.team(), version, rules);
      return isHeld(scoringId);
    }
    Standing standing = before == null ? Standing.NONE : before;
    boolean held = false;
    if (scored != null && (scored.late() || !rules.closed())) {
      held = standing.holds(scored, rules, shelf::find);
      standing = standing.with(scored, rules, shelf::find);
    }
    write(judged.team(), version, rules, standing);
    if (held) {
      hold(scoringId, true);
    }
    return held;
  }

  /**
   * Computes a team's standing from its entries. To be called after everything that changes a row
   * of the board and is no new score: a merger (for both teams), a disqualification or its end,
   * another name, published code. Open pages are told.
   */
  @Transactional
  public void recompute(long teamId) {
    // What was changed through entities has to be seen by the queries here.
    entities.flush();
    UUID competition =
        jdbc.sql("select competition_id from team where id = ?")
            .param(teamId)
            .query(UUID.class)
            .single();
    recompute(teamId, next(competition), rules(competition));
    changes.tell(competition);
  }

  /** The same of a team that may have nothing to stand on the board with. */
  @Transactional
  public void refresh(long teamId) {
    entities.flush();
    boolean stands =
        jdbc.sql(
                """
                select exists (select from standing where team_id = :team)
                       or exists (select from entry where team_id = :team)
                """)
            .param("team", teamId)
            .query(Boolean.class)
            .single();
    if (stands) {
      recompute(teamId);
    }
  }

  private void recompute(long teamId, long version, BoardRules rules) {
    Standing standing = Standing.NONE;
    for (Scored scored : scored(teamId, rules.zone())) {
      boolean held = standing.holds(scored, rules, shelf::find);
      standing = standing.with(scored, rules, shelf::find);
      Long scoring = scored.entry().scoring();
      if (scoring != null) {
        hold(scoring, held);
      }
    }
    // After the close ranks are history: only what is shown beside them may change.
    Standing kept = rules.closed() ? find(teamId).orElse(standing) : standing;
    write(teamId, version, rules, kept);
  }

  /** Counts a change of the board; until the commit nobody else changes it. */
  private long next(UUID competitionId) {
    return jdbc.sql(
            """
            insert into board values (?, 1)
            on conflict (competition_id) do update set version = board.version + 1
            returning version
            """)
        .param(competitionId)
        .query(Long.class)
        .single();
  }

  BoardRules rules(UUID competitionId) {
    Competition competition = entities.find(Competition.class, competitionId);
    return jdbc.sql(
            """
            select ladder, closed_at is not null as closed, time_zone
            from competition join course on course.id = course_id
            where competition.id = ?
            """)
        .param(competitionId)
        .query(
            (row, number) ->
                new BoardRules(
                    competitionId,
                    competition.metric().direction(),
                    ladder(row),
                    ZoneId.of(row.getString("time_zone")),
                    row.getBoolean("closed")))
        .single();
  }

  private static @Nullable Ladder ladder(ResultSet row) throws SQLException {
    double c = row.getDouble("ladder");
    return row.wasNull() ? null : new Ladder(c);
  }

  private Judged judged(UUID entryId, long scoringId, ZoneId zone) {
    return jdbc.sql(
            """
            select entry.id, entry.team_id, entry.received_at, entry.late,
                   scoring.id as scoring_id, scoring.score, scoring.score_low, scoring.score_high,
                   exists (select from entry_scoring earlier
                           where earlier.entry_id = entry.id and earlier.id <> scoring.id
                             and earlier.verdict <> 'INTERNAL_ERROR') as again
            from entry join entry_scoring scoring on scoring.entry_id = entry.id
            where entry.id = ? and scoring.id = ?
            """)
        .params(entryId, scoringId)
        .query(
            (row, number) ->
                new Judged(row.getLong("team_id"), row.getBoolean("again"), scored(row, zone)))
        .single();
  }

  private List<Scored> scored(long teamId, ZoneId zone) {
    return jdbc.sql(
            """
            select entry.id, entry.received_at, entry.late,
                   scoring.id as scoring_id, scoring.score, scoring.score_low, scoring.score_high
            from entry
            join lateral (
                select * from standing_scoring one where one.entry_id = entry.id offset 0) scoring
              on scoring.score is not null
            where entry.team_id = ?
            order by entry.received_at, entry.id
            """)
        .param(teamId)
        .query((row, number) -> Objects.requireNonNull(scored(row, zone)))
        .list();
  }

  private static @Nullable Scored scored(ResultSet row, ZoneId zone) throws SQLException {
    Score score = Scorings.score(row);
    if (score == null) {
      return null;
    }
    Instant received = row.getTimestamp("received_at").toInstant();
    return new Scored(
        new Best(row.getObject("id", UUID.class), row.getLong("scoring_id"), score, received),
        row.getBoolean("late"),
        LocalDate.ofInstant(received, zone));
  }

  Optional<Standing> find(long teamId) {
    return jdbc.sql("select * from standing where team_id = ?")
        .param(teamId)
        .query((row, number) -> read(row))
        .optional();
  }

  static Standing read(ResultSet row) throws SQLException {
    Timestamp last = row.getTimestamp("last_at");
    Double[] trend = (Double[]) row.getArray("trend").getArray();
    return new Standing(
        row.getInt("entries"),
        row.getInt("late"),
        last == null ? null : last.toInstant(),
        best(row),
        row.getObject("day", LocalDate.class),
        before(row),
        Arrays.asList(trend));
  }

  private static @Nullable Best best(ResultSet row) throws SQLException {
    Score score = Scorings.score(row);
    if (score == null) {
      return null;
    }
    return new Best(
        row.getObject("entry_id", UUID.class),
        row.getObject("scoring_id", Long.class),
        score,
        row.getTimestamp("received_at").toInstant());
  }

  private static @Nullable Best before(ResultSet row) throws SQLException {
    double score = row.getDouble("before_score");
    if (row.wasNull()) {
      return null;
    }
    return new Best(
        row.getObject("before_entry_id", UUID.class),
        null,
        new Score(score, new Interval(score, score)),
        row.getTimestamp("before_received_at").toInstant());
  }

  private void write(long teamId, long version, BoardRules rules, Standing standing) {
    Best best = standing.best();
    Best before = standing.before();
    jdbc.sql(
            """
            insert into standing values (:team, :competition, :version, :entries, :late, :last,
              :entry, :scoring, :score, :low, :high, :received, :day,
              :beforeEntry, :beforeScore, :beforeReceived, cast(:trend as double precision[]))
            on conflict (team_id) do update set
              version = excluded.version, entries = excluded.entries, late = excluded.late,
              last_at = excluded.last_at, entry_id = excluded.entry_id,
              scoring_id = excluded.scoring_id, score = excluded.score,
              score_low = excluded.score_low, score_high = excluded.score_high,
              received_at = excluded.received_at, day = excluded.day,
              before_entry_id = excluded.before_entry_id, before_score = excluded.before_score,
              before_received_at = excluded.before_received_at, trend = excluded.trend
            """)
        .param("team", teamId)
        .param("competition", rules.competition())
        .param("version", version)
        .param("entries", standing.entries())
        .param("late", standing.late())
        .param("last", utc(standing.last()))
        .param("entry", best == null ? null : best.entry())
        .param("scoring", best == null ? null : best.scoring())
        .param("score", best == null ? null : best.score().value())
        .param("low", best == null ? null : best.score().interval().low())
        .param("high", best == null ? null : best.score().interval().high())
        .param("received", utc(best == null ? null : best.received()))
        .param("day", standing.day())
        .param("beforeEntry", before == null ? null : before.entry())
        .param("beforeScore", before == null ? null : before.score().value())
        .param("beforeReceived", utc(before == null ? null : before.received()))
        .param(
            "trend",
            standing.trend().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "{", "}")))
        .update();
  }

  private void hold(long scoringId, boolean held) {
    jdbc.sql("update entry_scoring set held = :held where id = :id and held <> :held")
        .param("held", held)
        .param("id", scoringId)
        .update();
  }

  private boolean isHeld(long scoringId) {
    return jdbc.sql("select held from entry_scoring where id = ?")
        .param(scoringId)
        .query(Boolean.class)
        .single();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
