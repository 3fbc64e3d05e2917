package dev.touchstone.server.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff say about one submission.
 *
 * @param version counts what was saved
 * @param said in Markdown, below the code; may be empty
 * @param savedAt null while it is not reviewed: only assigned, flagged or commented on
 * @param releasedAt from when on its student reads it
 * @param newsAt when there was last something new for the student
 */
public record Review(
    long id,
    UUID submissionId,
    int version,
    String said,
    @Nullable String savedBy,
    @Nullable Instant savedAt,
    @Nullable Long assignedTo,
    @Nullable String assignee,
    @Nullable String flag,
    @Nullable String flaggedBy,
    @Nullable Instant releasedAt,
    @Nullable Instant newsAt) {

  /** The source of its adjustment, and its name in the audit. */
  public String source() {
    return "review:" + id;
  }

  public boolean isReviewed() {
    return savedAt != null;
  }

  public boolean isReleased() {
    return releasedAt != null;
  }
}
