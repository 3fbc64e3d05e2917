package dev.touchstone.server.course;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sections of a course, and which students a TA who is limited to some of them sees. */
@Component
public class Sections {

  /**
   * A section.
   *
   * @param students how many belong to it
   */
  public record Section(long id, String name, int students) {}

  private final JdbcClient jdbc;

  Sections(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By name. */
  public List<Section> of(Course course) {
    return jdbc.sql(
            """
            select section.id, section.name,
              (select count(*) from enrolment
               where section_id = section.id and role = 'STUDENT')::int as students
            from section where course_id = ? order by section.name
            """)
        .param(course.id())
        .query(Section.class)
        .list();
  }

  /** The students that this TA sees; null if all. */
  @Nullable Set<Long> limits(long courseId, long accountId) {
    // The TA stands for a section in which nobody is, so that such a one limits as well.
    Set<Long> seen =
        jdbc.sql(
                """
                select coalesce(student.account_id, mine.account_id) as account_id
                from enrolment mine
                join ta_section limited on limited.enrolment_id = mine.id
                left join enrolment student on student.section_id = limited.section_id
                  and student.course_id = mine.course_id and student.role = 'STUDENT'
                where mine.course_id = ? and mine.account_id = ? and mine.role = 'TA'
                """)
            .params(courseId, accountId)
            .query((row, number) -> row.getLong("account_id"))
            .set();
    return seen.isEmpty() ? null : seen;
  }
}
