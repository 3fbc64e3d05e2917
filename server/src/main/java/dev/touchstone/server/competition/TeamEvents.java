package dev.touchstone.server.competition;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to teams, on record: rows are only added. */
@Component
class TeamEvents {

  /** What can happen. */
  enum Kind {
    FOUNDED,
    RENAMED,
    JOINED,
    LEFT,
    /** Another team, named in the detail, became part of it. */
    MERGED,
    /** Picks, named by their receipts, that a merger left no room for. */
    UNPICKED,
    DISQUALIFIED,
    REINSTATED
  }

  /**
   * @param by who did it
   */
  record Event(Kind kind, @Nullable String by, @Nullable String detail, Instant at) {}

  private final JdbcClient jdbc;

  TeamEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Team team, Kind kind, long accountId, @Nullable String detail, Instant at) {
    jdbc.sql(
            """
            insert into team_event (team_id, kind, account_id, detail, at)
            values (:team, :kind, :account, :detail, :at)
            """)
        .param("team", team.id())
        .param("kind", kind.name())
        .param("account", accountId)
        .param("detail", detail)
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .update();
  }

  /** The newest first, those of teams that became part of it included. */
  List<Event> of(Team team) {
    return jdbc.sql(
            """
            with recursive part as (
              select id from team where id = ?
              union all
              select team.id from team join part on team.merged_into = part.id)
            select event.kind, account.display_name as by, event.detail, event.at
            from team_event event
            join part on part.id = event.team_id
            left join account on account.id = event.account_id
            order by event.id desc
            """)
        .param(team.id())
        .query(Event.class)
        .list();
  }
}
