package dev.touchstone.server.roster;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.OpenSessions;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.roster.People.Person;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets a person. What says who they are goes: name, how it is read, account name, number,
 * address, password, accounts elsewhere, sessions, calendar, unsent drafts, trials, memos of runs,
 * the name in teams and on boards. What others' grades and the record rest on stays, under a name
 * that means nothing: submissions, gradings, posts, entries of the record.
 */
@Component
class Erasure {

  private static final String TEAMS =
      """
      (select team_id from team_member where account_id = :account
       union select first_team_id from entry where account_id = :account
       union select team_id from team_event where account_id = :account)
      """;

  private static final List<String> GONE =
      List.of(
          "delete from draft where account_id = :account",
          "delete from sign_in_link where account_id = :account",
          "delete from identity where account_id = :account",
          "delete from personal_token where account_id = :account",
          "delete from question_mail where account_id = :account",
          "delete from calendar_feed where account_id = :account",
          "delete from question_digest where account_id = :account",
          "delete from name_reading where account_id = :account",
          "delete from sign_in_failure where name = :name",
          // A roster that nobody confirmed yet may have a line about them; it can be read again.
          "delete from roster_import where position(:shown in content::text) > 0",
          "update experiment_run set memo = '' where account_id = :account",
          "update spot_check_person set name = :alias where account_id = :account",
          // A team of one is called after its member until it says otherwise.
          "update team set name = :alias where name = :shown and id in " + TEAMS,
          """
          update team set name = :alias, nickname = null
          where id in (select team_id from team_member where account_id = :account)
            and not exists (select from team_member other
              where other.team_id = team.id and other.account_id <> :account)
          """,
          "update team_event set detail = :alias where detail = :shown and team_id in"
              + " (select id from team where competition_id in (select competition_id from"
              + " team_member where account_id = :account))",
          "update final_row set name = :alias where name = :shown and team_id in " + TEAMS,
          """
          update final_row set members =
            array_to_string(array_replace(string_to_array(members, ', '), :shown, :alias), ', ')
          where team_id in
          """
              + TEAMS,
          // What boards keep in memory is of a version.
          """
          update board set version = version + 1 where competition_id in
            (select competition_id from team_member where account_id = :account)
          """);

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
    byte[] alias = new byte[5];
    random.nextBytes(alias);
    String called = "removed-" + HexFormat.of().formatHex(alias);
    for (String gone : GONE) {
      jdbc.sql(gone)
          .param("account", accountId)
          .param("name", account.name())
          .param("shown", account.displayName())
          .param("alias", called)
          .update();
    }
    trials(accountId);
    account.erase(called, desk.now());
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

  // Programs that were tried and never handed in are nobody's but theirs.
  private void trials(long accountId) {
    List<String> files = new ArrayList<>();
    for (String gone :
        List.of(
            """
            delete from experiment_run
            where account_id = ? and kind = 'TRIAL' and state <> 'RUNNING' returning blob
            """,
            """
            delete from trial where account_id = ?
              and not exists (select from scheduled_tasks where task_instance = trial.id::text)
            returning blob
            """)) {
      files.addAll(jdbc.sql(gone).param(accountId).query(String.class).list());
    }
    for (String file : Set.copyOf(files)) {
      jdbc.sql(
              """
              delete from blob where sha256 = :file
                and not exists (select from submission where blob = :file)
                and not exists (select from entry where blob = :file)
                and not exists (select from trial where blob = :file)
                and not exists (select from experiment_run where blob = :file)
                and not exists (select from assignment_version where folder = :file)
                and not exists (select from competition where data = :file)
              """)
          .param("file", file)
          .update();
    }
  }
}
