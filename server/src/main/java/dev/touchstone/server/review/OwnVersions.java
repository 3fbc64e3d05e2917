package dev.touchstone.server.review;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.submission.Submission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A student's submissions to one exercise with what they were worth, for staff. */
@Component
class OwnVersions {

  private static final int MOST = 20;

  /** One of them; without a verdict while it is not graded. */
  record Version(
      UUID submissionId,
      @Nullable Verdict verdict,
      @Nullable BigDecimal score,
      BigDecimal max,
      Instant received,
      boolean late,
      int deduction) {}

  private static final String SELECT =
      "select submission_id, verdict, score, max, received, late, deduction from score ";

  private final JdbcClient jdbc;

  OwnVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The newest first. */
  List<Version> of(Submission submission) {
    return jdbc.sql(
            SELECT
                + """
                where assignment_id = ? and account_id = ? and exercise = ?
                order by received desc limit ?
                """)
        .params(
            submission.exercise().assignment().id(),
            submission.accountId(),
            submission.exercise().exercise(),
            MOST)
        .query(Version.class)
        .list();
  }

  Optional<Version> of(UUID submissionId) {
    return jdbc.sql(SELECT + "where submission_id = ?")
        .param(submissionId)
        .query(Version.class)
        .optional();
  }
}
