package dev.touchstone.grading;

import java.util.List;
import java.util.Map;

/**
 * Everything a grading found, and everything needed to repeat it.
 *
 * @param version the exercise's
 * @param image digest of what the program ran in
 * @param score from 0 to {@code maxScore}, two decimals
 * @param diagnosis the most telling first; empty when all is right
 * @param log what the program printed
 * @param timings milliseconds by phase, in order
 * @param notes what is worth knowing of the program, right or wrong
 */
public record GradingReport(
    String exercise,
    int version,
    long seed,
    String image,
    Verdict verdict,
    double score,
    double maxScore,
    List<CaseReport> cases,
    List<Diagnosis> diagnosis,
    String log,
    boolean logCut,
    Map<String, Double> timings,
    List<Diagnosis> notes) {

  public GradingReport {
    // Reports from before there were notes have none.
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  public boolean isFullMarks() {
    return verdict == Verdict.ACCEPTED;
  }

  /** From the start of the container to the end of the comparison, in milliseconds. */
  public double totalMillis() {
    return timings.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
