package dev.touchstone.server.catalogue;

import dev.touchstone.reference.Adequacy;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Misconception;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Whether an exercise's cases tell its known mistakes apart, worked out when somebody asks. It
 * follows from the exercise alone, so it is worked out once; and it takes a processor for a while,
 * so never two at a time.
 */
@Component
class AdequacyReports {

  private static final int SEEDS = 25;

  /**
   * A report, and how often each mistake showed.
   *
   * @param draws how many draws of cases were looked at
   */
  record Report(Adequacy adequacy, int draws, List<Shown> shown) {

    /** In how many of the draws a mistake gave another answer than the right one. */
    record Shown(String misconception, int visible) {}

    static Report of(Exercise exercise, Adequacy adequacy) {
      int draws = adequacy.seeds() + adequacy.redraws();
      return new Report(
          adequacy,
          draws,
          exercise.misconceptions().stream()
              .map(Misconception::id)
              .map(id -> new Shown(id, draws - adequacy.invisible().getOrDefault(id, 0)))
              .toList());
    }
  }

  private final Map<String, Report> known = new ConcurrentHashMap<>();

  Report of(Exercise exercise) {
    Report report = known.get(exercise.id());
    return report == null ? workedOut(exercise) : report;
  }

  private synchronized Report workedOut(Exercise exercise) {
    return known.computeIfAbsent(
        exercise.id(), id -> Report.of(exercise, Adequacy.of(exercise, SEEDS)));
  }
}
