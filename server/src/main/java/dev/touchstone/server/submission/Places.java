package dev.touchstone.server.submission;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a fix in the place of what it mends. */
@Component
public class Places {

  private final Submissions submissions;
  private final JdbcClient jdbc;

  Places(Submissions submissions, JdbcClient jdbc) {
    this.submissions = submissions;
    this.jdbc = jdbc;
  }

  /** From now on it counts instead; where its author chose the other one, that choice is its. */
  @Transactional
  public void take(UUID fix, Instant now) {
    submissions
        .findById(fix)
        .orElseThrow(() -> new IllegalStateException("No submission " + fix))
        .takePlace(now);
    jdbc.sql(
            """
            insert into choice (assignment_exercise_id, account_id, submission_id, chosen_at)
            select fix.assignment_exercise_id, fix.account_id, fix.id, :now
            from submission fix
            where fix.id = :fix and fix.mends = (
              select choice.submission_id from choice
              where choice.assignment_exercise_id = fix.assignment_exercise_id
                and choice.account_id = fix.account_id
              order by choice.id desc limit 1)
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("fix", fix)
        .update();
  }
}
