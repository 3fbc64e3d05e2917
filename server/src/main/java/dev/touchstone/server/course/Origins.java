package dev.touchstone.server.course;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which courses are the earlier terms of one: those it, or an assignment of it, was made of. */
@Component
public class Origins {

  private final JdbcClient jdbc;

  Origins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes that something of a course was taken over; twice is once. */
  public void note(long courseId, long originId) {
    jdbc.sql("insert into course_origin values (?, ?) on conflict do nothing")
        .params(courseId, originId)
        .update();
  }

  /** The ids of all earlier terms, and of theirs. */
  public List<Long> of(Course course) {
    return jdbc.sql(
            """
            with recursive earlier as (
              select origin_id from course_origin where course_id = :course
              union
              select further.origin_id from course_origin further
              join earlier on earlier.origin_id = further.course_id)
            select origin_id from earlier where origin_id <> :course order by origin_id
            """)
        .param("course", course.id())
        .query(Long.class)
        .list();
  }
}
