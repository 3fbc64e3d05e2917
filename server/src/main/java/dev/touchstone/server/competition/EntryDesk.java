package dev.touchstone.server.competition;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes entries in: file, row, receipt and job in one transaction, or nothing at all. */
@Component
class EntryDesk {

  private final EntityManager entities;
  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Teams teams;
  private final Entries entries;
  private final Quotas quotas;
  private final Blobs blobs;
  private final Receipts receipts;
  private final Jobs jobs;
  private final Clock clock;

  EntryDesk(
      EntityManager entities,
      JdbcClient jdbc,
      Accounts accounts,
      Teams teams,
      Entries entries,
      Quotas quotas,
      Blobs blobs,
      Receipts receipts,
      Jobs jobs,
      Clock clock) {
    this.entities = entities;
    this.jdbc = jdbc;
    this.accounts = accounts;
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
   * @throws RefusedHandInException if it is not taken, with the reason
   */
  @Transactional
  public Entry accept(Membership member, Competition competition, HandIn handIn, UUID form) {
    // One at a time in each competition: of fifty sent at once, the day's limit is still the limit.
    jdbc.sql("select pg_advisory_xact_lock(hashtext('entry'), hashtext(?))")
        .param(competition.id().toString())
        .query((row, number) -> number)
        .list();
    String content = blobs.keep(handIn.content());
    return entries
        .findByAccountIdAndFormAndContent(member.accountId(), form, content)
        .orElseGet(() -> store(member, competition, content, handIn.fileName(), form));
  }

  private Entry store(
      Membership member, Competition competition, String content, String fileName, UUID form) {
    Instant now = clock.instant();
    refuseUnlessOpen(member, competition, now);
    Team team =
        teams
            .findByMember(competition.id(), member.accountId())
            .orElseGet(() -> found(member, competition));
    Quota quota = quotas.of(competition, team, member.course().zone());
    if (quota.isUsedUp()) {
      throw new RefusedHandInException("day-limit", String.valueOf(quota.perDay()));
    }
    Entry.Program program = new Entry.Program(content, fileName);
    String receipt = receipts.next(now, member.course().zone());
    return queue(Entry.of(team, member, program, form, receipt, now));
  }

  private static void refuseUnlessOpen(Membership member, Competition competition, Instant now) {
    if (member.isStaff()) {
      throw new RefusedHandInException("staff-entry");
    }
    if (!competition.isOpen(now)) {
      throw new RefusedHandInException("competition-closed");
    }
  }

  private Team found(Membership member, Competition competition) {
    Account account = accounts.findById(member.accountId()).orElseThrow();
    return teams.save(Team.of(competition, account.id(), account.displayName()));
  }

  /** Gives the competition its baseline, once. */
  Entry enterBaseline(Competition competition, ZoneId zone) {
    Team team = teams.save(Team.baselineOf(competition));
    Instant now = clock.instant();
    return queue(Entry.ofBaseline(team, receipts.next(now, zone), now));
  }

  private Entry queue(Entry entry) {
    entities.persist(entry);
    entities.flush();
    jobs.schedule(ScoringConfiguration.SCORE, entry.id());
    return entry;
  }
}
