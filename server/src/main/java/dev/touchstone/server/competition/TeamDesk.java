package dev.touchstone.server.competition;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.competition.TeamEvents.Kind;
import dev.touchstone.server.competition.TeamRequests.Answer;
import dev.touchstone.server.competition.TeamRequests.Request;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.grading.Changes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is in which team: found, name, invite, answer, leave. All of it ends with the close. Entries
 * stay with the team that handed them in.
 */
@Component
class TeamDesk {

  private static final long NO_TEAM = -1;

  private final EntityManager entities;
  private final Accounts accounts;
  private final Teams teams;
  private final TeamRequests requests;
  private final TeamEvents events;
  private final TeamPeople people;
  private final Turns turns;
  private final Standings standings;
  private final Changes changes;
  private final Clock clock;

  TeamDesk(
      EntityManager entities,
      Accounts accounts,
      Teams teams,
      TeamRequests requests,
      TeamEvents events,
      TeamPeople people,
      Turns turns,
      Standings standings,
      Changes changes,
      Clock clock) {
    this.entities = entities;
    this.accounts = accounts;
    this.teams = teams;
    this.requests = requests;
    this.events = events;
    this.people = people;
    this.turns = turns;
    this.standings = standings;
    this.changes = changes;
    this.clock = clock;
  }

  /** The member's team, which is founded under their own name if they have none. */
  Team ofOrFounded(Membership member, Competition competition) {
    return teams
        .findByMember(competition.id(), member.accountId())
        .orElseGet(() -> store(member, competition, ownName(member, competition)));
  }

  @Transactional
  public Team found(Membership member, Competition competition, TeamName name) {
    begin(member, competition);
    if (teams.findByMember(competition.id(), member.accountId()).isPresent()) {
      throw new RefusedTeamException("team-already");
    }
    refuseTaken(competition, name, NO_TEAM);
    return store(member, competition, name);
  }

  @Transactional
  public void rename(Membership member, Competition competition, TeamName name) {
    begin(member, competition);
    Team team = own(member, competition);
    refuseTaken(competition, name, team.id());
    team.rename(name);
    events.add(team, Kind.RENAMED, member.accountId(), name.name(), clock.instant());
    standings.refresh(team.id());
    changes.tell(competition.id());
  }

  @Transactional
  public void invite(Membership member, Competition competition, String account) {
    begin(member, competition);
    Team team = fit(own(member, competition));
    long invited = people.student(competition, account);
    if (team.has(invited)) {
      throw new RefusedTeamException("team-has", account.strip());
    }
    if (requests.isInvited(team, invited)) {
      throw new RefusedTeamException("team-invited", account.strip());
    }
    int size = competition.rules().teamSize();
    if (team.size() + requests.invitationsOf(team).size() >= size) {
      throw new RefusedTeamException("team-full", String.valueOf(size));
    }
    requests.invite(team, invited, member.accountId(), clock.instant());
  }

  /** A team of one without entries is given up for it. */
  @Transactional
  public void accept(Membership member, Competition competition, long requestId) {
    begin(member, competition);
    Request request = invitationTo(member, competition, requestId);
    Team team = fit(teams.findById(request.teamId()).orElseThrow());
    int size = competition.rules().teamSize();
    if (team.size() >= size) {
      throw new RefusedTeamException("team-full-now", team.name(), String.valueOf(size));
    }
    teams
        .findByMember(competition.id(), member.accountId())
        .ifPresent(before -> giveUp(before, member));
    Instant now = clock.instant();
    team.join(member.accountId());
    requests.answer(requestId, Answer.ACCEPTED, member.accountId(), now);
    events.add(team, Kind.JOINED, member.accountId(), null, now);
    standings.refresh(team.id());
    changes.tell(competition.id());
  }

  @Transactional
  public void decline(Membership member, Competition competition, long requestId) {
    turns.take(competition.id());
    invitationTo(member, competition, requestId);
    requests.answer(requestId, Answer.DECLINED, member.accountId(), clock.instant());
  }

  /** Takes back what the member's team asked of others: an invitation, or a merger. */
  @Transactional
  public void withdraw(Membership member, Competition competition, long requestId) {
    turns.take(competition.id());
    Team team = own(member, competition);
    Request request = requests.open(requestId).orElseThrow(TeamDesk::gone);
    if (request.teamId() != team.id()) {
      throw new NotHereException("request " + requestId);
    }
    requests.answer(requestId, Answer.WITHDRAWN, member.accountId(), clock.instant());
  }

  @Transactional
  public void leave(Membership member, Competition competition) {
    begin(member, competition);
    Team team = fit(own(member, competition));
    if (team.size() == 1 && people.entries(team) > 0) {
      throw new RefusedTeamException("team-last");
    }
    goOut(team, member);
    changes.tell(competition.id());
  }

  private void giveUp(Team before, Membership member) {
    fit(before);
    if (before.size() > 1) {
      throw new RefusedTeamException("team-leave-first", before.name());
    }
    if (people.entries(before) > 0) {
      throw new RefusedTeamException("team-merge-instead", before.name());
    }
    goOut(before, member);
  }

  /** Who is out stays in that team: out of it, they would begin anew. */
  private static Team fit(Team team) {
    if (team.isDisqualified()) {
      throw new RefusedTeamException("team-disqualified");
    }
    return team;
  }

  private void goOut(Team team, Membership member) {
    Instant now = clock.instant();
    team.leave(member.accountId());
    entities.flush();
    events.add(team, Kind.LEFT, member.accountId(), null, now);
    standings.refresh(team.id());
    if (team.size() == 0) {
      requests.lapse(team, now);
    }
  }

  private void begin(Membership member, Competition competition) {
    if (member.isStaff()) {
      throw new NotHereException("team of staff");
    }
    turns.take(competition.id());
    if (!competition.isOpen(clock.instant())) {
      throw new RefusedTeamException("team-closed");
    }
  }

  private Team own(Membership member, Competition competition) {
    return teams
        .findByMember(competition.id(), member.accountId())
        .orElseThrow(() -> new RefusedTeamException("team-none"));
  }

  private Request invitationTo(Membership member, Competition competition, long requestId) {
    Request request = requests.open(requestId).orElseThrow(TeamDesk::gone);
    if (request.accountId() == null
        || request.accountId() != member.accountId()
        || !request.competitionId().equals(competition.id())) {
      throw new NotHereException("invitation " + requestId);
    }
    return request;
  }

  private static RefusedTeamException gone() {
    return new RefusedTeamException("team-request-gone");
  }

  private void refuseTaken(Competition competition, TeamName name, long except) {
    for (@Nullable String one : new @Nullable String[] {name.name(), name.nickname()}) {
      if (one != null && teams.countCalled(competition.id(), one, except) > 0) {
        throw new RefusedTeamException("team-name-taken", one);
      }
    }
  }

  private Team store(Membership member, Competition competition, TeamName name) {
    Instant now = clock.instant();
    Team team = teams.save(Team.of(competition, member.accountId(), name, now));
    entities.flush();
    events.add(team, Kind.FOUNDED, member.accountId(), name.name(), now);
    return team;
  }

  // Two people may have the same name; their accounts have not.
  private TeamName ownName(Membership member, Competition competition) {
    Account account = accounts.findById(member.accountId()).orElseThrow();
    String name = account.displayName();
    boolean taken = teams.countCalled(competition.id(), name, NO_TEAM) > 0;
    return new TeamName(taken ? name + " (" + account.name() + ")" : name, null);
  }
}
