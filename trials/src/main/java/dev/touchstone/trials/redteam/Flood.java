package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Browser;
import dev.touchstone.trials.Upload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;

/** One student hands in as fast as the line allows, and another waits. */
final class Flood {

  private static final int SUBMISSIONS = 100;
  private static final int AT_ONCE = 8;
  private static final String WORK =
      "import time\n\ntime.sleep(0.05)\n\n\ndef softmax(o):\n    return o\n";

  private Flood() {}

  static List<String> delays(Scene scene) {
    var honest =
        new HonestStudent(
            scene.platform().as(HonestStudent.NAME), scene.database(), scene.page("softmax"));
    long usual = honest.day().millis();
    long meanwhile = 0;
    Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
    Browser attacker = scene.platform().as("lin");
    String page = scene.page("softmax");
    Map<String, String> hidden = attacker.hidden(page);
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < SUBMISSIONS; i++) {
        threads.submit(() -> answers.merge(once(attacker, page, hidden), 1, Integer::sum));
      }
      threads.shutdown();
      meanwhile = honest.day().millis();
    }
    meanwhile = Math.max(meanwhile, honest.day().millis());
    scene.keep("answers", new TreeMap<>(answers).toString());
    // Twice the usual, and the time of the two gradings that were already running.
    return meanwhile <= 2 * usual + 3_000
        ? List.of()
        : List.of("honest work takes " + meanwhile + " ms instead of " + usual + "; " + answers);
  }

  private static int once(Browser attacker, String page, Map<String, String> hidden) {
    Map<String, String> fresh =
        Map.of("_csrf", hidden.getOrDefault("_csrf", ""), "form", UUID.randomUUID().toString());
    return attacker.handIn(page + "/submissions", fresh, Upload.typed(WORK)).status();
  }
}
