package dev.touchstone.server.assignment;

import dev.touchstone.grading.Verdict;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A student's best score for each exercise of an assignment. */
@Component
public class BestScores {

  /** The submission that counts for an exercise. */
  public record Best(
      String exercise, Verdict verdict, BigDecimal score, BigDecimal max, UUID submissionId) {}

  private final JdbcClient jdbc;

  BestScores(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By exercise; one without a graded submission is missing. */
  public Map<String, Best> of(long accountId, Assignment assignment) {
    return jdbc
        .sql(
            """
            select exercise, verdict, score, max, submission_id
            from best_score where account_id = ? and assignment_id = ?
            """)
        .params(accountId, assignment.id())
        .query(Best.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Best::exercise, Function.identity()));
  }
}
