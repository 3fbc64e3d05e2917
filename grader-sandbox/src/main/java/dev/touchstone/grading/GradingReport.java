package dev.touchstone.grading;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
 * @param groups what the cases were worth, in their order; empty where all weighed the same
 * @param parts what students are told as long as groups are closed, by what is open
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
    List<Diagnosis> notes,
    List<CaseGroup> groups,
    Map<Show, Part> parts) {

  public GradingReport {
    // Reports from before there were notes have none.
    notes = notes == null ? List.of() : List.copyOf(notes);
    // And from before there were groups, none of these.
    groups = groups == null ? List.of() : List.copyOf(groups);
    parts = parts == null ? Map.of() : Map.copyOf(parts);
  }

  public boolean isFullMarks() {
    return verdict == Verdict.ACCEPTED;
  }

  /**
   * As a student reads it when groups up to this stage are open: nothing in it comes from any
   * other. Times are of the whole run, so they are told only with all of it.
   */
  public GradingReport seenAt(Show stage) {
    Part part = parts.get(stage);
    if (part == null) {
      return this;
    }
    return new GradingReport(
        exercise,
        version,
        seed,
        image,
        part.verdict(),
        part.score(),
        part.maxScore(),
        withValues(part.told().cases()),
        part.told().diagnosis(),
        log,
        logCut,
        Map.of(),
        part.told().notes(),
        groups,
        Map.of());
  }

  private List<CaseReport> withValues(List<CaseReport> first) {
    return IntStream.range(0, first.size())
        .mapToObj(i -> first.get(i).withValues(cases.get(i).values()))
        .toList();
  }

  /** From the start of the container to the end of the comparison, in milliseconds. */
  public double totalMillis() {
    return timings.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
