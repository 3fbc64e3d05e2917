package dev.touchstone.server.competition;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.competition.TeamEvents.Kind;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.grading.Changes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The teams of a competition for its staff: who they are, and who does not count any more. */
@Component
class StaffTeams {

  private static final int LONGEST_REASON = 500;

  /**
   * A team.
   *
   * @param members with their accounts
   * @param merged teams that became part of it
   * @param entries all that were taken
   */
  record Line(
      long id,
      String name,
      @Nullable String nickname,
      String members,
      @Nullable String merged,
      int entries,
      @Nullable Instant disqualifiedAt,
      @Nullable String disqualifiedReason) {}

  /**
   * Many entries in a day whose scores are nearly the same: perhaps somebody reads the hidden rows
   * off the board, perhaps somebody only turns a screw. Worth a look, and no more than that.
   *
   * @param alike so many within 24 hours
   */
  record Probing(long team, String name, int alike, Instant from, Instant until) {}

  // Teams with somebody in them of whom the reader may read; all, where there is no limit.
  private static final String SEEN =
      """
      (:only::bigint[] is null
        or not exists (select from team_member where team_member.team_id = team.id)
        or exists (select from team_member where team_member.team_id = team.id
                   and team_member.account_id = any (:only::bigint[])))
      """;

  private final EntityManager entities;
  private final JdbcClient jdbc;
  private final Teams teams;
  private final TeamEvents events;
  private final Closings closings;
  private final Turns turns;
  private final Standings standings;
  private final Changes changes;
  private final Audit audit;
  private final Clock clock;

  StaffTeams(
      EntityManager entities,
      JdbcClient jdbc,
      Teams teams,
      TeamEvents events,
      Closings closings,
      Turns turns,
      Standings standings,
      Changes changes,
      Audit audit,
      Clock clock) {
    this.entities = entities;
    this.jdbc = jdbc;
    this.teams = teams;
    this.events = events;
    this.closings = closings;
    this.turns = turns;
    this.standings = standings;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  List<Line> of(Membership staff, Competition competition) {
    staff.staffOnly();
    return jdbc.sql(
            """
            select team.id, team.name, team.nickname,
                   coalesce((select string_agg(account.display_name || ' (' || account.name || ')',
                                               ', ' order by account.name)
                             from team_member join account on account.id = team_member.account_id
                             where team_member.team_id = team.id), '') as members,
                   (select string_agg(part.name, ', ' order by part.merged_at)
                    from team part where part.merged_into = team.id) as merged,
                   (select count(*) from entry where entry.team_id = team.id) as entries,
                   team.disqualified_at, team.disqualified_reason
            from team
            where team.competition_id = :competition and not team.baseline
              and team.merged_into is null and\
            """
                + SEEN
                + """
                  and (exists (select from entry where entry.team_id = team.id)
                       or exists (select from team_member where team_member.team_id = team.id))
                order by lower(team.name), team.id
                """)
        .param("competition", competition.id())
        .param("only", staff.readsOnly())
        .query(Line.class)
        .list();
  }

  /** Nearly the same: within a tenth of the score's interval. Many: four in 24 hours. */
  List<Probing> probing(Membership staff, Competition competition) {
    staff.staffOnly();
    return jdbc.sql(
            """
            with scored as (
              select entry.team_id, team.name, entry.received_at, s.score,
                     (s.score_high - s.score_low) / 10 as near
              from entry
              join team on team.id = entry.team_id and not team.baseline
              join lateral (
                select * from standing_scoring one where one.entry_id = entry.id offset 0) s
                on s.score is not null
              where team.competition_id = :competition and\
            """
                + SEEN
                + """
                ),
                alike as (
                  select one.team_id, one.name, one.received_at as until, count(*) as alike,
                         min(other.received_at) as "from"
                  from scored one
                  join scored other on other.team_id = one.team_id
                    and other.received_at between one.received_at - interval '24 hours'
                                              and one.received_at
                    and abs(other.score - one.score) <= one.near
                  group by one.team_id, one.name, one.received_at, one.score)
                select distinct on (team_id) team_id as team, name, alike, "from", until
                from alike where alike >= 4
                order by team_id, alike desc, until
                """)
        .param("competition", competition.id())
        .param("only", staff.readsOnly())
        .query(Probing.class)
        .list();
  }

  /**
   * @throws RefusedTeamException without a reason
   */
  @Transactional
  public void disqualify(Membership staff, Competition competition, long id, String reason) {
    String why = reason.strip();
    if (why.isEmpty()) {
      throw new RefusedTeamException("team-unfounded");
    }
    String kept = why.substring(0, Math.min(why.length(), LONGEST_REASON));
    change(
        staff,
        competition,
        id,
        (team, now) -> {
          if (!team.isDisqualified()) {
            team.disqualify(kept, now);
            events.add(team, Kind.DISQUALIFIED, staff.accountId(), kept, now);
          }
        },
        Kind.DISQUALIFIED);
  }

  @Transactional
  public void reinstate(Membership staff, Competition competition, long id) {
    change(
        staff,
        competition,
        id,
        (team, now) -> {
          if (team.isDisqualified()) {
            team.reinstate();
            events.add(team, Kind.REINSTATED, staff.accountId(), null, now);
          }
        },
        Kind.REINSTATED);
  }

  private void change(
      Membership staff,
      Competition competition,
      long id,
      BiConsumer<Team, Instant> change,
      Kind label) {
    staff.staffOnly();
    turns.take(competition.id());
    Team team =
        teams
            .findById(id)
            .filter(one -> one.competition().id().equals(competition.id()) && !one.isBaseline())
            .filter(one -> one.isSeenBy(staff))
            .orElseThrow(() -> new NotHereException("team " + id));
    boolean before = team.isDisqualified();
    change.accept(team, clock.instant());
    if (before != team.isDisqualified()) {
      audit.record(
          AuditEvent.of(
                  competition.courseId(),
                  staff.accountId(),
                  "competition." + label.name().toLowerCase(Locale.ROOT),
                  "competition:" + competition.slug())
              .with("team", team.id()));
      entities.flush();
      closings.drawAgainIfClosed(staff, competition, label.name());
      standings.refresh(team.id());
      changes.tell(competition.id());
    }
  }
}
