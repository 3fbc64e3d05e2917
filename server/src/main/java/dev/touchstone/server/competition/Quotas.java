package dev.touchstone.server.competition;

import dev.touchstone.server.course.Membership;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts a team's entries of the day. One that failed before it was scored costs nothing, and
 * neither does one that we failed on; one that waits holds its place.
 */
@Component
class Quotas {

  private static final String COUNTED =
      """
      select count(*) from entry
      where (exists (select from standing_scoring scored
                     where scored.entry_id = entry.id and scored.score is not null offset 0)
             or not exists (select from entry_scoring any_scoring
                            where any_scoring.entry_id = entry.id))
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Quotas(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param team none before a person's first entry
   */
  Quota of(Competition competition, @Nullable Team team, ZoneId zone) {
    return of(competition, team, zone, clock.instant());
  }

  /** Of the day on which something was received, however long it has waited since. */
  Quota of(Competition competition, @Nullable Team team, ZoneId zone, Instant received) {
    LocalDate today = LocalDate.ofInstant(received, zone);
    Instant from = today.atStartOfDay(zone).toInstant();
    Instant to = today.plusDays(1).atStartOfDay(zone).toInstant();
    int used = team == null ? 0 : used(team, from, to);
    Integer minutes = competition.rules().machineMinutes();
    return new Quota(
        competition.entriesPerDay(),
        used,
        team == null ? Duration.ZERO : ran(team, from, to),
        minutes == null ? null : Duration.ofMinutes(minutes),
        to);
  }

  /** What we failed on costs no time either. */
  private Duration ran(Team team, Instant from, Instant to) {
    double seconds =
        jdbc.sql(
                """
                select coalesce(sum(extract(epoch from scoring.finished_at - scoring.started_at)), 0)
                from entry_scoring scoring join entry on entry.id = scoring.entry_id
                where entry.team_id = :team and scoring.verdict <> 'INTERNAL_ERROR'
                  and entry.received_at >= :from and entry.received_at < :to
                """)
            .param("team", team.id())
            .param("from", utc(from))
            .param("to", utc(to))
            .query(Double.class)
            .single();
    return Duration.ofMillis(Math.round(1000 * seconds));
  }

  /**
   * What one person has handed in on that day, for whatever team: leaving one does not begin a new
   * day.
   */
  int usedBy(Membership member, Competition competition, Instant received) {
    ZoneId zone = member.course().zone();
    LocalDate day = LocalDate.ofInstant(received, zone);
    return jdbc.sql(
            COUNTED
                + """
                and entry.account_id = :account and received_at >= :from and received_at < :to
                and exists (select from team where team.id = team_id and competition_id = :competition)
                """)
        .param("account", member.accountId())
        .param("competition", competition.id())
        .param("from", utc(day.atStartOfDay(zone).toInstant()))
        .param("to", utc(day.plusDays(1).atStartOfDay(zone).toInstant()))
        .query(Integer.class)
        .single();
  }

  /** Everything that a team was charged for, on whatever day. */
  int counted(Team team) {
    return jdbc.sql(COUNTED + "and team_id = :team")
        .param("team", team.id())
        .query(Integer.class)
        .single();
  }

  private int used(Team team, Instant from, Instant to) {
    return jdbc.sql(COUNTED + "and team_id = :team and received_at >= :from and received_at < :to")
        .param("team", team.id())
        .param("from", utc(from))
        .param("to", utc(to))
        .query(Integer.class)
        .single();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
