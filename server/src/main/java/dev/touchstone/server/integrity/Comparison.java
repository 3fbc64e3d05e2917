package dev.touchstone.server.integrity;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comparison, and what it found once it is finished.
 *
 * @param tokens that a work needs of its own
 * @param earlier whether earlier terms are compared with
 * @param bins counts of pairs by similarity, joined by commas
 * @param leftOut works that were too many or too large
 */
record Comparison(
    UUID id,
    long courseId,
    String subject,
    @Nullable Long assignmentId,
    @Nullable String exercise,
    @Nullable UUID competitionId,
    int tokens,
    boolean earlier,
    String requestedBy,
    Instant requestedAt,
    @Nullable Instant finishedAt,
    @Nullable Long pairs,
    @Nullable Double median,
    @Nullable Double most,
    @Nullable Double threshold,
    @Nullable String bins,
    int leftOut,
    int works,
    int reported) {

  public boolean isFinished() {
    return finishedAt != null;
  }

  Subject about() {
    return new Subject(assignmentId, exercise, competitionId);
  }

  Histogram histogram() {
    int[] counts =
        bins == null || bins.isEmpty()
            ? new int[0]
            : Arrays.stream(bins.split(",")).mapToInt(Integer::parseInt).toArray();
    return Histogram.of(counts, threshold == null ? 1 : threshold);
  }
}
