package dev.touchstone.grading;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about the run of an entry that its author may read. It has no score in it, so that
 * showing a report can't show what is kept back.
 *
 * @param image digest of what the program ran in
 * @param verdict ACCEPTED if the prediction was scored, however low
 * @param diagnosis why it was not
 * @param log what the program printed
 * @param timings milliseconds by phase, in order
 */
public record EntryReport(
    String image,
    Verdict verdict,
    @Nullable Diagnosis diagnosis,
    String log,
    boolean logCut,
    Map<String, Double> timings) {}
