package dev.touchstone.server.gradebook;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which parts students see. */
@Component
class PartReleases {

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  PartReleases(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  Set<String> of(long courseId) {
    return jdbc.sql("select part from grade_release where course_id = ?")
        .param(courseId)
        .query(String.class)
        .set();
  }

  /** Says how it shall be, so that pressing twice is pressing once. */
  @Transactional
  void set(Membership instructor, Part part, boolean released) {
    instructor.instructorOnly();
    int changed = released ? open(instructor, part) : close(instructor, part);
    if (changed == 1) {
      audit.record(
          AuditEvent.of(
              instructor.course().id(),
              instructor.accountId(),
              released ? "gradebook.released" : "gradebook.withheld",
              "grade:" + part.key()));
    }
  }

  private int open(Membership instructor, Part part) {
    return jdbc.sql(
            """
            insert into grade_release (course_id, part, released_by, released_at)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            instructor.course().id(),
            part.key(),
            instructor.accountId(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private int close(Membership instructor, Part part) {
    return jdbc.sql("delete from grade_release where course_id = ? and part = ?")
        .params(instructor.course().id(), part.key())
        .update();
  }
}
