package dev.touchstone.server.integrity;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases for those who may read them: staff who see the student, and the student once notified. */
@Component
class Cases {

  private static final String SELECT =
      """
      select found.id, found.course_id, subject, assignment_id, exercise, competition_id,
        account_id, account.name, account.display_name, version, opener.display_name as opened_by,
        opened_at, letter, names_others, notified_at, statement, stated_at, outcome, points, reason,
        decided_at
      from integrity_case found
      join account on account.id = found.account_id
      join account opener on opener.id = found.opened_by
      """;

  private final JdbcClient jdbc;

  Cases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest first. */
  List<IntegrityCase> of(Membership staff) {
    return jdbc
        .sql(SELECT + "where found.course_id = ? order by opened_at desc")
        .param(staff.staffOnly().course().id())
        .query(IntegrityCase.class)
        .list()
        .stream()
        .filter(found -> staff.mayRead(found.accountId()))
        .toList();
  }

  /**
   * @throws NotHereException unless the reader is staff and sees the student
   */
  IntegrityCase get(Membership staff, long id) {
    return find(id)
        .filter(found -> found.courseId() == staff.staffOnly().course().id())
        .filter(found -> staff.mayRead(found.accountId()))
        .orElseThrow(() -> new NotHereException("case " + id));
  }

  /** The reader's own, of which he has been told. */
  List<IntegrityCase> own(Membership reader) {
    return jdbc.sql(
            SELECT
                + """
                where found.course_id = ? and account_id = ? and notified_at is not null
                order by notified_at desc
                """)
        .params(reader.course().id(), reader.accountId())
        .query(IntegrityCase.class)
        .list();
  }

  /**
   * @throws NotHereException unless it is the reader's own, and he has been told
   */
  IntegrityCase own(Membership reader, long id) {
    return own(reader).stream()
        .filter(found -> found.id() == id)
        .findFirst()
        .orElseThrow(() -> new NotHereException("own case " + id));
  }

  Optional<IntegrityCase> find(String subject, long accountId) {
    return jdbc.sql(SELECT + "where subject = ? and account_id = ?")
        .params(subject, accountId)
        .query(IntegrityCase.class)
        .optional();
  }

  private Optional<IntegrityCase> find(long id) {
    return jdbc.sql(SELECT + "where found.id = ?").param(id).query(IntegrityCase.class).optional();
  }
}
