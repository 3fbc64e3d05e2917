package dev.touchstone.server.competition;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in a team or could be, and how much a team has handed in. */
@Component
class TeamPeople {

  /** A member of a team. */
  record Person(long id, String account, String displayName) {}

  private final JdbcClient jdbc;

  TeamPeople(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Person> of(Team team) {
    return jdbc.sql(
            """
            select account.id, account.name as account, account.display_name
            from team_member join account on account.id = team_member.account_id
            where team_member.team_id = ? order by account.name
            """)
        .param(team.id())
        .query(Person.class)
        .list();
  }

  /**
   * The student of the competition's course who signs in by that name.
   *
   * @throws RefusedTeamException if there is none
   */
  long student(Competition competition, String account) {
    return jdbc.sql(
            """
            select account.id from account
            join enrolment on enrolment.account_id = account.id
            where enrolment.course_id = ? and enrolment.role = 'STUDENT' and account.name = ?
            """)
        .params(competition.courseId(), account.strip())
        .query(Long.class)
        .optional()
        .orElseThrow(() -> new RefusedTeamException("team-nobody", account.strip()));
  }

  /** All that were taken, whatever came of them. */
  int entries(Team team) {
    return jdbc.sql("select count(*) from entry where team_id = ?")
        .param(team.id())
        .query(Integer.class)
        .single();
  }
}
