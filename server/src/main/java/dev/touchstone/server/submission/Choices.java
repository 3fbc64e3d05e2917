package dev.touchstone.server.submission;

import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.assignment.Visibility;
import dev.touchstone.server.course.Membership;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which of a student's submissions to an exercise counts, and the student's own word on it. */
@Component
class Choices {

  private final JdbcClient jdbc;
  private final Visibility visibility;
  private final Clock clock;

  Choices(JdbcClient jdbc, Visibility visibility, Clock clock) {
    this.jdbc = jdbc;
    this.visibility = visibility;
    this.clock = clock;
  }

  /** The one that counts, as far as the reader may know. */
  Optional<UUID> counting(Membership reader, AssignmentExercise asked, String student) {
    return jdbc.sql(
            "select submission_id from "
                + visibility.best(reader)
                + " where assignment_id = ? and exercise = ? and student = ?")
        .params(asked.assignment().id(), asked.exercise(), student)
        .query(UUID.class)
        .optional();
  }

  /** Whether the member may say now which one counts. */
  boolean isOpen(Membership member, AssignmentExercise asked) {
    return jdbc.sql("select may_choose(?, ?, ?)")
        .params(asked.assignment().id(), member.accountId(), utc(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  /**
   * Of several choices the last one stands.
   *
   * @return false if it is too late, or the submission was taken back
   */
  @Transactional
  public boolean choose(Membership member, Submission submission) {
    if (submission.isWithdrawn() || !isOpen(member, submission.exercise())) {
      return false;
    }
    jdbc.sql(
            """
            insert into choice (assignment_exercise_id, account_id, submission_id, chosen_at)
            values (?, ?, ?, ?)
            """)
        .params(
            submission.exercise().id(), member.accountId(), submission.id(), utc(clock.instant()))
        .update();
    return true;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
