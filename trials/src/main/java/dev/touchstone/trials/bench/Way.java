package dev.touchstone.trials.bench;

import dev.touchstone.trials.bench.Student.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** h: where the time of one grading goes, when a container waits for it. */
final class Way {

  /** What a run is made of, in order; everything but the body is ours. */
  private static final String BODY = "body";

  /** The report's phases; the database does not keep their order. */
  private static final List<String> GRADING =
      List.of("reference", "take", "feed", BODY, "read", "compare");

  private static final JsonMapper MAPPER = new JsonMapper();

  private Way() {}

  /** By phase, and "around" for all of them but the student's own computing. */
  static Map<String, Sample> measure(Place place) {
    Map<String, List<Double>> phases = new LinkedHashMap<>();
    for (int round = -2; round < place.rounds(); round++) {
      Quiet.await();
      Map<String, Double> one = phases(place, place.submit(Task.TINY));
      if (round >= 0) {
        one.forEach((phase, ms) -> phases.computeIfAbsent(phase, p -> new ArrayList<>()).add(ms));
      }
    }
    Map<String, Sample> samples = new LinkedHashMap<>();
    phases.forEach((phase, millis) -> samples.put(phase, new Sample(millis)));
    return samples;
  }

  /**
   * Receive: until the form is read and understood. Queue: until a grader has it. Store: until the
   * page was told of the verdict. Push: until the page shows it.
   */
  private static Map<String, Double> phases(Place place, Seen seen) {
    List<String> row =
        place
            .database()
            .rows(
                """
                select extract(epoch from received_at), extract(epoch from started_at),
                       extract(epoch from finished_at), report -> 'timings'
                from submission join standing_grading on submission_id = submission.id
                where submission.id = ?
                """,
                seen.submission())
            .getFirst();
    double sent = millis(seen.sent());
    double received = 1000 * Double.parseDouble(row.get(0));
    double started = 1000 * Double.parseDouble(row.get(1));
    double finished = 1000 * Double.parseDouble(row.get(2));
    Map<String, Double> phases = new LinkedHashMap<>();
    phases.put("receive", received - sent);
    phases.put("queue", started - received);
    JsonNode timings = MAPPER.readTree(row.get(3));
    GRADING.forEach(phase -> phases.put(phase, timings.path(phase).asDouble(0)));
    phases.put("store", millis(seen.told()) - finished);
    phases.put("push", (double) Duration.between(seen.told(), seen.shown()).toNanos() / 1e6);
    phases.put("total", seen.millis());
    phases.put("around", seen.millis() - phases.getOrDefault(BODY, 0.0));
    return phases;
  }

  private static double millis(Instant at) {
    return at.getEpochSecond() * 1000.0 + at.getNano() / 1e6;
  }
}
