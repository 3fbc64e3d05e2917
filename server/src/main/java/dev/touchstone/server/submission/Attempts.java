package dev.touchstone.server.submission;

import dev.touchstone.server.assignment.AssignmentExercise;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts a student's attempts at an exercise. One that is being graded holds its place; one that we
 * failed on gives it back, and so does one that was taken back. A fix that staff asked for is none.
 * What was refused is nowhere and counts nowhere.
 */
@Component
class Attempts {

  record Counted(int used, @Nullable Instant newest) {}

  private final JdbcClient jdbc;

  Attempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Allowance of(long accountId, AssignmentExercise exercise, Instant at) {
    Counted counted =
        jdbc.sql(
                """
                select count(*) as used, max(received_at) as newest
                from submission
                where account_id = :account and assignment_exercise_id = :exercise
                  and withdrawn_at is null and mends is null
                  and (exists (select from standing_grading stands
                               where stands.submission_id = submission.id)
                       or not exists (select from grading failed
                                      where failed.submission_id = submission.id
                                        and failed.regrade_id is null))
                """)
            .param("account", accountId)
            .param("exercise", exercise.id())
            .query(Counted.class)
            .single();
    return new Allowance(exercise.assignment().terms(), counted.used(), counted.newest(), at);
  }
}
