package dev.touchstone.server.grading;

import dev.touchstone.grading.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a submission's judgements as its page lists them; old ones stay readable for ever.
 *
 * @param version the assignment's, under which it was made; null if it is older than versions
 * @param score lateness deducted
 * @param rawScore what it would be worth on time
 * @param max what full marks were worth then in what its reader may see
 * @param points what full marks were worth in all
 * @param held whether more is to be opened to its reader
 * @param regradeId the regrade it was made for
 * @param reason why that was applied
 * @param stands whether this one counts
 */
record PastGrading(
    long id,
    @Nullable Integer version,
    Verdict verdict,
    BigDecimal score,
    BigDecimal rawScore,
    BigDecimal max,
    BigDecimal points,
    boolean held,
    Instant finishedAt,
    @Nullable UUID regradeId,
    @Nullable Instant appliedAt,
    @Nullable Instant discardedAt,
    @Nullable String reason,
    boolean stands) {

  /** What it was made for, and what became of that. */
  enum Kind {
    ORDINARY,
    APPLIED,
    DISCARDED,
    UNDECIDED
  }

  public Kind kind() {
    if (regradeId == null) {
      return Kind.ORDINARY;
    }
    if (appliedAt != null) {
      return Kind.APPLIED;
    }
    return discardedAt == null ? Kind.UNDECIDED : Kind.DISCARDED;
  }

  public boolean isRegrade() {
    return kind() == Kind.APPLIED;
  }

  /** Whether it counts, or did once. */
  boolean isKnown() {
    return kind() == Kind.ORDINARY || kind() == Kind.APPLIED;
  }

  /** From when on it counted, or when it was made. */
  public Instant since() {
    return appliedAt == null ? finishedAt : appliedAt;
  }
}
