package dev.touchstone.server.competition;

import dev.touchstone.metric.Score;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.competition.Contender.Candidate;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.grading.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws up the final board of a competition that is over, once everything is scored that was
 * received before. Until there is one, no private score is shown to anybody but staff.
 */
@Component
class Closings {

  private static final Logger log = LoggerFactory.getLogger(Closings.class);

  /** For what was received in time and still waits for its turn to be stored. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Competitions competitions;
  private final PrivateScores privateScores;
  private final FinalBoards boards;
  private final Turns turns;
  private final Changes changes;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Closings(
      JdbcClient jdbc,
      Competitions competitions,
      PrivateScores privateScores,
      FinalBoards boards,
      Turns turns,
      Changes changes,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.competitions = competitions;
    this.privateScores = privateScores;
    this.boards = boards;
    this.turns = turns;
    this.changes = changes;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Closes whatever is due. One that cannot be closed does not keep the others open. */
  void closeDue() {
    List<UUID> due =
        jdbc.sql("select id from competition where closed_at is null and closes_at <= ?")
            .param(OffsetDateTime.ofInstant(clock.instant().minus(GRACE), ZoneOffset.UTC))
            .query(UUID.class)
            .list();
    for (UUID id : due) {
      try {
        transaction.executeWithoutResult(status -> close(id));
      } catch (RuntimeException e) {
        log.error("Competition {} could not be closed", id, e);
      }
    }
  }

  private void close(UUID id) {
    turns.take(id);
    Competition competition = competitions.findById(id).orElseThrow();
    if (competition.isClosed() || unscored(competition) > 0) {
      return;
    }
    Instant now = clock.instant();
    draw(competition, null, null, now);
    competition.close(now);
    changes.tell(id);
  }

  /** Entries that were received in time and that nothing has come of yet. */
  int unscored(Competition competition) {
    return jdbc.sql(
            """
            select count(*) from entry join team on team.id = entry.team_id
            where team.competition_id = ? and not entry.late
              and not exists (
                select from standing_scoring s where s.entry_id = entry.id offset 0)
            """)
        .param(competition.id())
        .query(Integer.class)
        .single();
  }

  /**
   * Draws up another edition from what is there now. Those before stay as they are.
   *
   * @param label why
   */
  void drawAgain(Membership staff, Competition competition, String label) {
    staff.staffOnly();
    transaction.executeWithoutResult(
        status -> {
          turns.take(competition.id());
          if (!drawAgainIfClosed(staff, competition, label)) {
            throw new NotHereException("final board of " + competition.slug());
          }
        });
    changes.tell(competition.id());
  }

  /** The same within what the caller does; false while there is none to draw again. */
  boolean drawAgainIfClosed(Membership staff, Competition competition, String label) {
    if (boards.editions(competition).isEmpty()) {
      return false;
    }
    draw(competition, label, staff.accountId(), clock.instant());
    return true;
  }

  private void draw(
      Competition competition, @Nullable String label, @Nullable Long by, Instant now) {
    var order =
        new FinalOrder(
            competition.metric().direction(), competition.rules().picks(), competition.marks());
    boards.keep(competition, order.of(contenders(competition, now)), label, by, now);
    audit.record(
        new AuditEvent(
                competition.courseId(),
                by,
                "competition.final_board",
                null,
                "competition:" + competition.slug(),
                Map.of())
            .with("why", label));
  }

  private List<Contender> contenders(Competition competition, Instant now) {
    Map<UUID, Score> kept = privateScores.whenOver(competition, now);
    Map<Long, List<Candidate>> scored = scored(competition, kept);
    return jdbc.sql(
            """
            select team.id, team.name, team.nickname, team.baseline,
                   team.disqualified_at is not null as disqualified,
                   coalesce(string_agg(account.display_name, ', ' order by account.name), '')
                     as members
            from team
            left join team_member member on member.team_id = team.id
            left join account on account.id = member.account_id
            where team.competition_id = ? and team.merged_into is null
              and exists (select from entry where entry.team_id = team.id)
            group by team.id
            """)
        .param(competition.id())
        .query((row, number) -> contender(row, scored))
        .list();
  }

  private static Contender contender(ResultSet row, Map<Long, List<Candidate>> scored)
      throws SQLException {
    long team = row.getLong("id");
    List<Candidate> own = scored.getOrDefault(team, List.of());
    return new Contender(
        team,
        row.getString("name"),
        row.getString("nickname"),
        row.getString("members"),
        row.getBoolean("baseline"),
        row.getBoolean("disqualified"),
        own.size(),
        own);
  }

  /** By team. */
  private Map<Long, List<Candidate>> scored(Competition competition, Map<UUID, Score> kept) {
    record Of(long team, Candidate entry) {}
    return jdbc
        .sql(
            """
            select entry.id, entry.team_id, entry.received_at,
                   entry.picked_at is not null as picked, scoring.id as scoring, scoring.held,
                   scoring.score, scoring.score_low, scoring.score_high
            from entry
            join team on team.id = entry.team_id
            join lateral (
                select * from standing_scoring one where one.entry_id = entry.id offset 0) scoring
              on scoring.score is not null
            where team.competition_id = ? and not entry.late
            """)
        .param(competition.id())
        .query(
            (row, number) -> {
              UUID id = row.getObject("id", UUID.class);
              return new Of(
                  row.getLong("team_id"),
                  new Candidate(
                      id,
                      row.getLong("scoring"),
                      row.getTimestamp("received_at").toInstant(),
                      row.getBoolean("picked"),
                      row.getBoolean("held"),
                      Objects.requireNonNull(Scorings.score(row)),
                      Objects.requireNonNull(kept.get(id), "private score of " + id)));
            })
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(Of::team, Collectors.mapping(Of::entry, Collectors.toList())));
  }
}
