package dev.touchstone.server.grading;

import dev.touchstone.grading.Verdict;
import java.util.UUID;

/**
 * A submission was judged; published inside the transaction that saves the grading. One that was
 * made for a regrade, or that failed on our side, is not announced.
 */
public record SubmissionGraded(UUID submissionId, Verdict verdict) {}
