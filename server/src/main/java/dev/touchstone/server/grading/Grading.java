package dev.touchstone.server.grading;

import dev.touchstone.grading.GradingReport;
import dev.touchstone.grading.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One judgement of one submission; never changed.
 *
 * @param regradeId the regrade it was made for; null for the one that every submission gets
 * @param attempt counted from 1 for each submission, and in each regrade anew, in the order in
 *     which they are saved; 0 for one that is not saved yet
 */
record Grading(
    UUID submissionId,
    @Nullable UUID regradeId,
    int attempt,
    long seed,
    Instant startedAt,
    Instant finishedAt,
    Finding finding) {

  /** What came of it. */
  sealed interface Finding {

    /** The program was judged. */
    record Judged(GradingReport report) implements Finding {}

    /** We failed; the program was not. */
    record OurFault(String fault) implements Finding {}
  }

  /** One that is not saved yet. */
  static Grading made(
      UUID submissionId,
      @Nullable UUID regradeId,
      long seed,
      Instant startedAt,
      Instant finishedAt,
      Finding finding) {
    return new Grading(submissionId, regradeId, 0, seed, startedAt, finishedAt, finding);
  }

  Verdict verdict() {
    return switch (finding) {
      case Finding.Judged judged -> judged.report().verdict();
      case Finding.OurFault fault -> Verdict.INTERNAL_ERROR;
    };
  }

  Optional<GradingReport> report() {
    return finding instanceof Finding.Judged judged
        ? Optional.of(judged.report())
        : Optional.empty();
  }

  Duration took() {
    return Duration.between(startedAt, finishedAt);
  }
}
