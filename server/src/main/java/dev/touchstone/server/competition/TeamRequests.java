package dev.touchstone.server.competition;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What teams ask: a person to join, or another team to become one with it. */
@Component
class TeamRequests {

  /** What became of a request. */
  enum Answer {
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    /** It became impossible. */
    LAPSED
  }

  /**
   * One that still stands.
   *
   * @param accountId whom it asks; null if it asks a team
   * @param otherTeamId which team it asks; null if it asks a person
   * @param askedBy the name of the person who wrote it
   * @param asked the name of whom it asks
   */
  record Request(
      long id,
      UUID competitionId,
      long teamId,
      String team,
      @Nullable Long accountId,
      @Nullable Long otherTeamId,
      String askedBy,
      String asked,
      Instant askedAt) {}

  private static final String OPEN =
      """
      select request.id, team.competition_id, request.team_id, team.name as team,
             request.account_id, request.other_team_id, writer.display_name as asked_by,
             coalesce(account.display_name, other.name) as asked, request.asked_at
      from team_request request
      join team on team.id = request.team_id
      join account writer on writer.id = request.asked_by
      left join account on account.id = request.account_id
      left join team other on other.id = request.other_team_id
      where request.answer is null
      """;

  private final JdbcClient jdbc;

  TeamRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Request> open(long id) {
    return jdbc.sql(OPEN + "and request.id = ?").param(id).query(Request.class).optional();
  }

  List<Request> invitationsTo(Competition competition, long accountId) {
    return jdbc.sql(OPEN + "and team.competition_id = ? and request.account_id = ? order by id")
        .params(competition.id(), accountId)
        .query(Request.class)
        .list();
  }

  List<Request> invitationsOf(Team team) {
    return list("and request.team_id = ? and request.account_id is not null order by id", team);
  }

  List<Request> mergersOfferedBy(Team team) {
    return list("and request.team_id = ? and request.other_team_id is not null order by id", team);
  }

  List<Request> mergersOfferedTo(Team team) {
    return list("and request.other_team_id = ? order by id", team);
  }

  private List<Request> list(String where, Team team) {
    return jdbc.sql(OPEN + where).param(team.id()).query(Request.class).list();
  }

  boolean isInvited(Team team, long accountId) {
    return invitationsOf(team).stream()
        .anyMatch(one -> one.accountId() != null && one.accountId() == accountId);
  }

  void invite(Team team, long accountId, long by, Instant at) {
    ask(team, accountId, null, by, at);
  }

  void offerMerger(Team team, Team other, long by, Instant at) {
    ask(team, null, other.id(), by, at);
  }

  private void ask(Team team, @Nullable Long accountId, @Nullable Long other, long by, Instant at) {
    jdbc.sql(
            """
            insert into team_request (team_id, account_id, other_team_id, asked_by, asked_at)
            values (:team, :account, :other, :by, :at)
            """)
        .param("team", team.id())
        .param("account", accountId)
        .param("other", other)
        .param("by", by)
        .param("at", utc(at))
        .update();
  }

  void answer(long id, Answer answer, long by, Instant at) {
    jdbc.sql(
            """
            update team_request set answer = ?, answered_by = ?, answered_at = ?
            where id = ? and answer is null
            """)
        .params(answer.name(), by, utc(at), id)
        .update();
  }

  /** Everything that this team asks or is asked. */
  void lapse(Team team, Instant at) {
    jdbc.sql(
            """
            update team_request set answer = 'LAPSED', answered_at = :at
            where answer is null and (team_id = :team or other_team_id = :team)
            """)
        .param("at", utc(at))
        .param("team", team.id())
        .update();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
