package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Browser;
import dev.touchstone.trials.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands right work in while others attack, and must not suffer from it. */
final class HonestStudent {

  static final String NAME = "chen";

  private static final String WORK =
      """
      import numpy as np


      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Browser browser;
  private final Database database;
  private final String page;
  private final List<Long> usual = new ArrayList<>();

  /**
   * @param page where softmax is handed in
   */
  HonestStudent(Browser browser, Database database, String page) {
    this.browser = browser;
    this.database = database;
    this.page = page;
  }

  /** How it went: what is wrong, or else what is remarkable. */
  record Day(@Nullable String breach, @Nullable String note, long millis) {}

  /** Hands in something with a comment, and returns the submission's id. */
  String leaves(String comment) {
    String path = browser.submit(page, "# " + comment + "\n" + WORK);
    browser.result(path, PATIENCE);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** So long it takes when nothing else goes on. */
  void warmsUp(int days) {
    for (int i = 0; i < days; i++) {
      usual.add(day().millis());
    }
    usual.sort(null);
  }

  Day day() {
    long begin = System.nanoTime();
    String path = browser.submit(page, WORK);
    browser.result(path, PATIENCE);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    String verdict =
        Optional.ofNullable(new Verdicts(database).of(path, Observed.NOTHING).verdict())
            .orElse("none");
    return new Day(
        verdict.equals("ACCEPTED") ? null : "honest work afterwards: " + verdict,
        isSlow(millis)
            ? "honest work afterwards took " + millis + " ms, usually " + median()
            : null,
        millis);
  }

  // Machines are noisy: slow is a note, never a breach.
  private boolean isSlow(long millis) {
    return !usual.isEmpty() && millis > 1.5 * median() && millis > median() + 1_000;
  }

  private long median() {
    return usual.get(usual.size() / 2);
  }
}
