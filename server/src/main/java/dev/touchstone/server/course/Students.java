package dev.touchstone.server.course;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The students of a course as one of its staff sees them: all, or those of the sections a TA is
 * limited to. Whoever is not among them does not exist for that reader.
 */
@Component
public class Students {

  private static final String VISIBLE =
      """
      select account.id, account.name, account.display_name, account.student_number as number,
        section.id as section_id, section.name as section
      from enrolment join account on account.id = enrolment.account_id
      left join section on section.id = enrolment.section_id
      where enrolment.course_id = :course and enrolment.role = 'STUDENT'
        and (:all or not exists (
            select from ta_section limited join enrolment mine on mine.id = limited.enrolment_id
            where mine.course_id = :course and mine.account_id = :reader and mine.role = 'TA')
          or enrolment.section_id in (
            select limited.section_id from ta_section limited
            join enrolment mine on mine.id = limited.enrolment_id
            where mine.course_id = :course and mine.account_id = :reader))
        and (:student::bigint is null or account.id = :student)
      order by account.name
      """;

  private final JdbcClient jdbc;

  Students(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order of their account names; nobody for a student. */
  public List<Student> of(Membership reader) {
    return reader.isStaff() ? read(reader, null) : List.of();
  }

  /** The student with that id if the reader is staff and may see them. */
  public Optional<Student> find(Membership reader, long accountId) {
    return reader.isStaff() ? read(reader, accountId).stream().findFirst() : Optional.empty();
  }

  /**
   * @throws NotHereException unless the reader is staff and may see that student
   */
  public Student get(Membership reader, long accountId) {
    return find(reader, accountId).orElseThrow(() -> new NotHereException("student " + accountId));
  }

  private List<Student> read(Membership reader, @Nullable Long accountId) {
    return jdbc.sql(VISIBLE)
        .param("course", reader.course().id())
        .param("all", reader.isInstructor())
        .param("reader", reader.accountId())
        .param("student", accountId)
        .query(Student.class)
        .list();
  }
}
