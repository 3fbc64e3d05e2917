package dev.touchstone.server.competition;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.HandIn;
import dev.touchstone.server.submission.Receipts;
import dev.touchstone.server.submission.RefusedHandInException;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes entries in: file, row, receipt and job in one transaction, or nothing at all. */
@Component
class EntryDesk {

  private final EntityManager entities;
  private final TeamDesk teamDesk;
  private final Turns turns;
  private final Teams teams;
  private final Entries entries;
  private final Quotas quotas;
  private final Blobs blobs;
  private final Receipts receipts;
  private final Jobs jobs;
  private final Clock clock;

  EntryDesk(
      EntityManager entities,
      TeamDesk teamDesk,
      Turns turns,
      Teams teams,
      Entries entries,
      Quotas quotas,
      Blobs blobs,
      Receipts receipts,
      Jobs jobs,
      Clock clock) {
    this.entities = entities;
    this.teamDesk = teamDesk;
    this.turns = turns;
    this.teams = teams;
    this.entries = entries;
    this.quotas = quotas;
    this.blobs = blobs;
    this.receipts = receipts;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * @param form the form it came with; the same content again gives the entry it gave before, while
   *     a page gone back to and changed gives a new one
   * @param received when it came, before anything made it wait: by this it is late or not
   * @throws RefusedHandInException if it is not taken, with the reason
   */
  @Transactional
  public Entry accept(
      Membership member, Competition competition, HandIn handIn, UUID form, Instant received) {
    turns.take(competition.id());
    String content = blobs.keep(handIn.content());
    return entries
        .findByAccountIdAndFormAndContent(member.accountId(), form, content)
        .orElseGet(
            () ->
                store(
                    member,
                    competition,
                    new Entry.Program(content, handIn.fileName()),
                    form,
                    received));
  }

  private Entry store(
      Membership member,
      Competition competition,
      Entry.Program program,
      UUID form,
      Instant received) {
    refuseUnlessTaken(member, competition, received);
    Team team = teamDesk.ofOrFounded(member, competition);
    Quota quota = quotas.of(competition, team, member.course().zone(), received);
    if (quota.isTimeUsedUp()) {
      throw new RefusedHandInException("machine-limit", String.valueOf(quota.minutesAllowed()));
    }
    if (quota.isUsedUp() || quotas.usedBy(member, competition, received) >= quota.perDay()) {
      throw new RefusedHandInException("day-limit", String.valueOf(quota.perDay()));
    }
    String receipt = receipts.next(received, member.course().zone());
    Entry entry = Entry.of(team, member, program, form, receipt, received);
    giveWay(team);
    return queue(entry);
  }

  private static void refuseUnlessTaken(
      Membership member, Competition competition, Instant received) {
    if (member.isStaff()) {
      throw new RefusedHandInException("staff-entry");
    }
    if (!competition.takes(received)) {
      throw new RefusedHandInException("competition-closed");
    }
  }

  /**
   * A team has one entry that waits: a newer one takes its place, and it runs when there is nothing
   * else to do. On the last night that keeps everybody's wait short.
   */
  private void giveWay(Team team) {
    for (UUID waiting : entries.unjudged(team.id())) {
      jobs.putLast(ScoringConfiguration.SCORE, waiting);
    }
  }

  /** Gives the competition its baseline, once. */
  Entry enterBaseline(Competition competition, ZoneId zone) {
    Team team = teams.save(Team.baselineOf(competition, clock.instant()));
    Instant now = clock.instant();
    return queue(Entry.ofBaseline(team, receipts.next(now, zone), now));
  }

  private Entry queue(Entry entry) {
    entities.persist(entry);
    entities.flush();
    if (entry.isLate()) {
      jobs.scheduleLast(ScoringConfiguration.SCORE, entry.id());
    } else {
      jobs.schedule(ScoringConfiguration.SCORE, entry.id());
    }
    return entry;
  }
}
