package dev.touchstone.server.assignment;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.course.Membership;
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

  /**
   * The submission that counts for an exercise, as far as its reader may know.
   *
   * @param max what full marks are worth in what is open
   * @param points what full marks are worth in all
   * @param held whether more is to be opened
   */
  public record Best(
      String exercise,
      Verdict verdict,
      BigDecimal score,
      BigDecimal max,
      UUID submissionId,
      BigDecimal points,
      boolean held) {}

  private final JdbcClient jdbc;
  private final Visibility visibility;

  BestScores(JdbcClient jdbc, Visibility visibility) {
    this.jdbc = jdbc;
    this.visibility = visibility;
  }

  /** By exercise; one without a graded submission is missing. */
  public Map<String, Best> of(Membership member, Assignment assignment) {
    return jdbc
        .sql(
            """
            select exercise, verdict, score, max, submission_id, points, held
            from %s where account_id = ? and assignment_id = ?
            """
                .formatted(visibility.best(member)))
        .params(member.accountId(), assignment.id())
        .query(Best.class)
        .list()
        .stream()
        .collect(Collectors.toMap(Best::exercise, Function.identity()));
  }
}
