package dev.touchstone.server.identity;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.OpenSessions;
import dev.touchstone.server.account.SampleAccounts;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.identity.RefusedIdentityException.Why;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which identity belongs to which account.
 *
 * <p>An identity that is new is matched with an account by what its provider is trusted with: the
 * student number, which only a roster or staff write; a verified address, which is the same, if one
 * account alone has it; the account name, which anybody with an invitation chooses, only while
 * nobody has chosen a password for it. So nobody who made an account in another's name waits there
 * for that other's work. Site administrators and sample accounts are matched with nobody.
 */
@Component
class Identities {

  /** An identity of somebody's. */
  record Connected(String issuer, Instant connectedAt, @Nullable Instant usedAt) {}

  private record Known(long accountId, boolean ended) {}

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final SampleAccounts sampleAccounts;
  private final OpenSessions sessions;
  private final Audit audit;
  private final Clock clock;

  Identities(
      JdbcClient jdbc,
      Accounts accounts,
      SampleAccounts sampleAccounts,
      OpenSessions sessions,
      Audit audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.sampleAccounts = sampleAccounts;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Whose it is; the first time, whose it becomes.
   *
   * @throws RefusedIdentityException if it is nobody's, or that person may not be here
   */
  @Transactional
  public Account admit(Proven proven) {
    Optional<Known> known = known(proven);
    Account account =
        (known.isPresent()
                ? known
                    .filter(one -> !one.ended())
                    .flatMap(one -> accounts.findById(one.accountId()))
                : matched(proven).or(() -> created(proven)))
            .orElseThrow(() -> refused(Why.UNKNOWN, proven));
    if (!sampleAccounts.welcomes(account)) {
      throw refused(Why.LOCKED, proven);
    }
    jdbc.sql("update identity set used_at = ? where issuer = ? and subject = ?")
        .params(now(), proven.issuer(), proven.subject())
        .update();
    return account;
  }

  /**
   * Somebody who is signed in has shown that it is theirs.
   *
   * @throws RefusedIdentityException if another account has it, or this one has another
   */
  @Transactional
  public Account connect(SignedIn person, Proven proven) {
    Account account = accounts.findById(person.id()).orElseThrow();
    Optional<Known> known = known(proven).filter(one -> !one.ended());
    if (known.isEmpty()) {
      connect(account, proven, "CHOSEN");
    } else if (known.get().accountId() != person.id()) {
      throw refused(Why.TAKEN, proven);
    }
    return account;
  }

  List<Connected> of(SignedIn person) {
    return jdbc.sql(
            """
            select issuer, connected_at, used_at from identity
            where account_id = ? and ended_at is null order by id
            """)
        .param(person.id())
        .query(Connected.class)
        .list();
  }

  /**
   * From now on it signs nobody in.
   *
   * @param session the one that stays open
   * @return whether that was possible: somebody without a password keeps the last one
   */
  @Transactional
  public boolean disconnect(SignedIn person, Provider provider, String session) {
    Account account = accounts.findById(person.id()).orElseThrow();
    turn(String.valueOf(account.id()));
    List<Connected> connected = of(person);
    if (connected.stream().noneMatch(one -> one.issuer().equals(provider.issuer()))) {
      return true;
    }
    if (!account.hasPassword() && connected.size() == 1) {
      return false;
    }
    jdbc.sql(
            """
            update identity set ended_at = ?
            where account_id = ? and issuer = ? and ended_at is null
            """)
        .params(now(), account.id(), provider.issuer())
        .update();
    record(account, "account.disconnected", provider, "CHOSEN");
    sessions.endOthers(account.name(), session);
    return true;
  }

  // Two first sign-ins of one person at once find one account and not two.
  private Optional<Known> known(Proven proven) {
    turn(proven.issuer() + " " + proven.subject());
    return jdbc.sql(
            """
            select account_id, ended_at is not null as ended from identity
            where issuer = ? and subject = ?
            """)
        .params(proven.issuer(), proven.subject())
        .query(Known.class)
        .optional();
  }

  private void turn(String of) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('identity'), hashtext(?))")
        .param(of)
        .query((row, number) -> number)
        .list();
  }

  private Optional<Account> matched(Proven proven) {
    Optional<Account> found =
        proven
            .number()
            .flatMap(accounts::findByStudentNumber)
            .or(() -> proven.email().flatMap(this::onlyOneWith))
            .or(
                () ->
                    proven
                        .accountName()
                        .flatMap(accounts::findByName)
                        .filter(account -> !account.hasPassword()))
            .filter(account -> !account.isAdmin() && !account.isSample());
    // A lock is told before anything is connected, so that unlocking changes nothing else.
    found
        .filter(sampleAccounts::welcomes)
        .ifPresent(account -> connect(account, proven, "MATCHED"));
    return found;
  }

  private Optional<Account> onlyOneWith(String email) {
    List<Account> found = accounts.findByEmailIgnoreCase(email);
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private Optional<Account> created(Proven proven) {
    return proven
        .accountName()
        .filter(name -> proven.provider().trust().createsAccounts())
        .filter(name -> Account.NAME.matcher(name).matches() && !name.startsWith("removed-"))
        .filter(name -> accounts.findByName(name).isEmpty())
        .map(
            name -> {
              Account made = Account.expected(name, proven.displayName(name));
              made.describe(
                  made.displayName(),
                  proven
                      .number()
                      .filter(number -> Account.NUMBER.matcher(number).matches())
                      .filter(number -> accounts.findByStudentNumber(number).isEmpty())
                      .orElse(null),
                  proven
                      .email()
                      .filter(address -> address.matches("[^@\\s]{1,100}@[^@\\s]{1,98}"))
                      .orElse(null));
              Account account = accounts.save(made);
              connect(account, proven, "CREATED");
              return account;
            });
  }

  private void connect(Account account, Proven proven, String how) {
    turn(String.valueOf(account.id()));
    if (of(account.signedIn()).stream().anyMatch(one -> one.issuer().equals(proven.issuer()))) {
      throw refused(Why.TAKEN, proven);
    }
    jdbc.sql(
            """
            insert into identity (issuer, subject, account_id, how, connected_at)
            values (:issuer, :subject, :account, :how, :now)
            on conflict (issuer, subject) do update
            set account_id = :account, how = :how, connected_at = :now, used_at = null,
              ended_at = null
            """)
        .param("issuer", proven.issuer())
        .param("subject", proven.subject())
        .param("account", account.id())
        .param("how", how)
        .param("now", now())
        .update();
    record(account, "account.connected", proven.provider(), how);
  }

  // The record is kept by course: whoever answers for one of this person's can read it there.
  private void record(Account account, String action, Provider provider, String how) {
    jdbc.sql("select course_id from enrolment where account_id = ? order by course_id")
        .param(account.id())
        .query(Long.class)
        .list()
        .forEach(
            course ->
                audit.record(
                    AuditEvent.of(course, account.id(), action, "account:" + account.id())
                        .about(account.id())
                        .with("provider", provider.id())
                        .with("how", how)));
  }

  private static RefusedIdentityException refused(Why why, Proven proven) {
    return new RefusedIdentityException(
        why, "%s of %s: %s".formatted(proven.subject(), proven.issuer(), why));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
