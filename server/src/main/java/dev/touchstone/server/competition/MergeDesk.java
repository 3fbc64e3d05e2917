package dev.touchstone.server.competition;

import dev.touchstone.server.competition.TeamEvents.Kind;
import dev.touchstone.server.competition.TeamRequests.Answer;
import dev.touchstone.server.competition.TeamRequests.Request;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.grading.Changes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two teams become one: a member of one offers it, a member of the other accepts. The team that
 * offered goes on, with the people, the entries and the picks of both.
 */
@Component
class MergeDesk {

  private final EntityManager entities;
  private final Teams teams;
  private final TeamRequests requests;
  private final TeamEvents events;
  private final TeamPeople people;
  private final Picks picks;
  private final Quotas quotas;
  private final Turns turns;
  private final Standings standings;
  private final Changes changes;
  private final Clock clock;

  MergeDesk(
      EntityManager entities,
      Teams teams,
      TeamRequests requests,
      TeamEvents events,
      TeamPeople people,
      Picks picks,
      Quotas quotas,
      Turns turns,
      Standings standings,
      Changes changes,
      Clock clock) {
    this.entities = entities;
    this.teams = teams;
    this.requests = requests;
    this.events = events;
    this.people = people;
    this.picks = picks;
    this.quotas = quotas;
    this.turns = turns;
    this.standings = standings;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * @param account of a member of the other team, since names of teams are not everybody's to read
   */
  @Transactional
  public void offer(Membership member, Competition competition, String account) {
    Instant now = begin(competition);
    Team team = own(member, competition);
    Team other =
        teams
            .findByMember(competition.id(), people.student(competition, account))
            .orElseThrow(() -> new RefusedTeamException("team-merge-nobody", account.strip()));
    if (other.id() == team.id()) {
      throw new RefusedTeamException("team-has", account.strip());
    }
    refuseUnlessFit(member, competition, team, other, now);
    boolean offered =
        requests.mergersOfferedBy(team).stream()
            .anyMatch(one -> one.otherTeamId() != null && one.otherTeamId() == other.id());
    if (offered) {
      throw new RefusedTeamException("team-merge-offered");
    }
    requests.offerMerger(team, other, member.accountId(), now);
  }

  @Transactional
  public void accept(Membership member, Competition competition, long requestId) {
    Instant now = begin(competition);
    Team joining = own(member, competition);
    Request request = offerTo(joining, requestId);
    Team goingOn = teams.findById(request.teamId()).orElseThrow();
    refuseUnlessFit(member, competition, goingOn, joining, now);
    requests.answer(requestId, Answer.ACCEPTED, member.accountId(), now);
    requests.lapse(joining, now);
    merge(joining, goingOn, now);
    events.add(goingOn, Kind.MERGED, member.accountId(), joining.name(), now);
    List<String> unpicked = picks.keepBest(goingOn);
    if (!unpicked.isEmpty()) {
      events.add(goingOn, Kind.UNPICKED, member.accountId(), String.join(", ", unpicked), now);
    }
    standings.refresh(joining.id());
    standings.refresh(goingOn.id());
    changes.tell(competition.id());
  }

  @Transactional
  public void decline(Membership member, Competition competition, long requestId) {
    turns.take(competition.id());
    offerTo(own(member, competition), requestId);
    requests.answer(requestId, Answer.DECLINED, member.accountId(), clock.instant());
  }

  private void merge(Team joining, Team goingOn, Instant now) {
    Set<Long> members = joining.mergeInto(goingOn, now);
    entities.flush();
    members.forEach(goingOn::join);
    entities.flush();
    entities
        .createQuery("update Entry e set e.team = :into where e.team = :from")
        .setParameter("into", goingOn)
        .setParameter("from", joining)
        .executeUpdate();
  }

  private Instant begin(Competition competition) {
    turns.take(competition.id());
    Instant now = clock.instant();
    if (!competition.isOpen(now)) {
      throw new RefusedTeamException("team-closed");
    }
    if (!competition.rules().allowsMerges(now)) {
      throw new RefusedTeamException("team-merges-over");
    }
    return now;
  }

  private Team own(Membership member, Competition competition) {
    return teams
        .findByMember(competition.id(), member.accountId())
        .orElseThrow(() -> new RefusedTeamException("team-none"));
  }

  private Request offerTo(Team team, long requestId) {
    Request request =
        requests.open(requestId).orElseThrow(() -> new RefusedTeamException("team-request-gone"));
    if (request.otherTeamId() == null || request.otherTeamId() != team.id()) {
      throw new NotHereException("merger " + requestId);
    }
    return request;
  }

  private void refuseUnlessFit(
      Membership member, Competition competition, Team one, Team other, Instant now) {
    if (one.isDisqualified() || other.isDisqualified()) {
      throw new RefusedTeamException("team-merge-disqualified");
    }
    int size = one.size() + other.size();
    int largest = competition.rules().teamSize();
    if (size > largest) {
      throw new RefusedTeamException(
          "team-merge-size", String.valueOf(size), String.valueOf(largest));
    }
    long days = competition.daysUntil(now, member.course().zone());
    long most = days * competition.entriesPerDay();
    int entries = quotas.counted(one) + quotas.counted(other);
    if (entries > most) {
      throw new RefusedTeamException(
          "team-merge-entries",
          String.valueOf(entries),
          String.valueOf(most),
          String.valueOf(days),
          String.valueOf(competition.entriesPerDay()));
    }
  }
}
