package dev.touchstone.authoring;

import dev.touchstone.grading.Diagnosis;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.grading.KnownSolutions;
import dev.touchstone.grading.KnownSolutions.Solution;
import dev.touchstone.reference.Exercise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that the gate runs, and what has to come of it.
 *
 * @param name its path in the author's folder, or among the catalogue's solutions
 * @param mistake the misconception that has to be named; empty unless it is a mistake
 */
record Trial(Exercise exercise, Kind kind, String name, byte[] source, String mistake) {

  /** What has to come of a program. */
  enum Kind {
    /** Not one point. */
    STARTER,
    /** Full marks. */
    SOLUTION,
    /** Points are lost, and the misconception is named. */
    MISTAKE
  }

  /** The starter, the author's programs, and the catalogue's where the author has none. */
  static List<Trial> all(
      Exercise exercise, String starter, Map<String, byte[]> own, KnownSolutions known) {
    List<Trial> trials = new ArrayList<>();
    trials.add(
        new Trial(exercise, Kind.STARTER, "starter", starter.getBytes(StandardCharsets.UTF_8), ""));
    own.forEach((path, content) -> trials.add(ofAuthor(exercise, path, content)));
    boolean hasSolution = trials.stream().anyMatch(trial -> trial.kind() == Kind.SOLUTION);
    for (Solution solution : known.of(exercise)) {
      if (!solution.form().equals(Exercise.FUNCTION)) {
        continue;
      }
      switch (solution.kind()) {
        case GOOD -> {
          if (!hasSolution) {
            trials.add(ofCatalogue(solution, Kind.SOLUTION, ""));
          }
        }
        case WRONG -> trials.add(ofCatalogue(solution, Kind.MISTAKE, solution.named()));
        case FORBIDDEN -> {}
      }
    }
    return trials;
  }

  private static Trial ofAuthor(Exercise exercise, String path, byte[] content) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return path.startsWith("solution/")
        ? new Trial(exercise, Kind.SOLUTION, path, content, "")
        : new Trial(
            exercise, Kind.MISTAKE, path, content, file.substring(0, file.lastIndexOf('.')));
  }

  private static Trial ofCatalogue(Solution solution, Kind kind, String mistake) {
    return new Trial(solution.exercise(), kind, solution.name(), solution.source(), mistake);
  }

  boolean isPassedBy(GradingReport report) {
    return switch (kind) {
      case STARTER -> report.score() == 0;
      case SOLUTION -> report.isFullMarks();
      case MISTAKE ->
          !report.isFullMarks()
              && report.diagnosis().stream().map(Diagnosis::id).anyMatch(mistake::equals);
    };
  }
}
