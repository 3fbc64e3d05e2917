package dev.touchstone.trials.chaos;

import java.util.List;

/**
 * What is told at the end.
 *
 * @param submissions that have a receipt, entries of the competition among them
 * @param retried how often a grading failed on our side and was made again
 * @param orphans containers that nobody will come back for
 * @param differences where board or gradebook differ from what the verdicts say
 * @param seconds from the first to the last verdict
 */
record Report(
    int submissions,
    int lost,
    int doubled,
    int charged,
    int retried,
    List<String> orphans,
    List<String> differences,
    long seconds,
    List<Line> faults) {

  /**
   * One fault.
   *
   * @param met submissions that waited or were graded while it happened
   */
  record Line(String name, String title, int times, int met, int lost, int doubled, int charged) {

    String text() {
      return "  %-18s %5d %5d %5d %8d %8d   %s"
          .formatted(name, times, met, lost, doubled, charged, title);
    }
  }

  static String head() {
    return "  %-18s %5s %5s %5s %8s %8s"
        .formatted("fault", "times", "met", "lost", "doubled", "charged");
  }

  boolean isClean() {
    return lost == 0 && doubled == 0 && charged == 0 && orphans.isEmpty() && differences.isEmpty();
  }

  String text() {
    return "%d submissions in %d s: %d lost, %d doubled, %d charged; %d gradings made again, %d orphans, board and gradebook %s"
        .formatted(
            submissions,
            seconds,
            lost,
            doubled,
            charged,
            retried,
            orphans.size(),
            differences.isEmpty() ? "as computed anew" : "DIFFER: " + differences);
  }
}
