package dev.touchstone.server.roster;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.OpenSessions;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.roster.People.Person;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets a person. What says who they are goes: name, account name, number, address, password,
 * accounts elsewhere, sessions, unsent drafts, memos of runs. What others' grades and the record
 * rest on stays, under a name that means nothing: submissions, gradings, posts, entries of the
 * record.
 */
@Component
class Erasure {

  private final JdbcClient jdbc;
  private final RosterDesk desk;
  private final Accounts accounts;
  private final OpenSessions sessions;
  private final SecureRandom random = new SecureRandom();

  Erasure(JdbcClient jdbc, RosterDesk desk, Accounts accounts, OpenSessions sessions) {
    this.jdbc = jdbc;
    this.desk = desk;
    this.accounts = accounts;
    this.sessions = sessions;
  }

  /**
   * @param confirmed the account's name, typed once more
   * @throws RefusedRosterException if it is another, or not theirs to forget
   */
  @Transactional
  public void forget(Membership instructor, long accountId, String confirmed) {
    Person person = desk.managed(instructor, accountId);
    if (accountId == instructor.accountId() || person.admin()) {
      throw new RefusedRosterException("managed", person.displayName());
    }
    if (!confirmed.strip().equals(person.name())) {
      throw new RefusedRosterException("confirm", person.name());
    }
    Account account = accounts.findById(accountId).orElseThrow();
    sessions.endAll(account.name());
    for (String gone :
        new String[] {
          "delete from draft where account_id = ?",
          "delete from sign_in_link where account_id = ?",
          "delete from identity where account_id = ?",
          "update experiment_run set memo = '' where account_id = ?"
        }) {
      jdbc.sql(gone).param(accountId).update();
    }
    jdbc.sql("delete from sign_in_failure where name = ?").param(account.name()).update();
    byte[] alias = new byte[5];
    random.nextBytes(alias);
    account.erase("removed-" + HexFormat.of().formatHex(alias), desk.now());
    accounts.save(account);
    desk.record(
        instructor,
        "account.erased",
        RosterDesk.person(accountId),
        accountId,
        "erased",
        null,
        null);
  }
}
