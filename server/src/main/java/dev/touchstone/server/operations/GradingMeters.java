package dev.touchstone.server.operations;

import dev.touchstone.grading.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts what graders wrote down since the last look, on whichever node. A look counts only what
 * the look before could see the end of: numbers are given out in order, but not committed in it.
 */
final class GradingMeters {

  private static final Duration[] BUCKETS = {
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(30)
  };

  /** Those of a whole grading; others are told once they come up. */
  private static final List<String> PHASES =
      List.of("reference", "take", "feed", "body", "read", "compare");

  private static final int MOST = 10_000;

  /**
   * @param waited seconds from receipt to start; null for what nobody waits for
   */
  private record Done(
      String verdict, @Nullable Double waited, double seconds, @Nullable String timings) {}

  /** The rows of one table: what kind of thing, and up to which number they are counted. */
  private static final class Tally {
    final String kind;
    final String table;
    final String rows;
    long counted;
    long seen;

    Tally(String kind, String table, String rows) {
      this.kind = kind;
      this.table = table;
      this.rows = rows;
    }
  }

  private final JdbcClient jdbc;
  private final MeterRegistry registry;
  private final JsonMapper json = new JsonMapper();
  private final List<Tally> tallies =
      List.of(
          new Tally(
              "submission",
              "grading",
              """
              select verdict,
                case when attempt = 1 and regrade_id is null then
                  extract(epoch from started_at - submission.received_at)::float8 end as waited,
                extract(epoch from finished_at - started_at)::float8 as seconds,
                report -> 'timings' as timings
              from grading one join submission on submission.id = submission_id
              """),
          new Tally(
              "entry",
              "entry_scoring",
              """
              select verdict, null::float8 as waited,
                extract(epoch from finished_at - started_at)::float8 as seconds,
                null::text as timings
              from entry_scoring one
              """));

  GradingMeters(JdbcClient jdbc, MeterRegistry registry) {
    this.jdbc = jdbc;
    this.registry = registry;
    for (Tally tally : tallies) {
      tally.seen = newest(tally);
      tally.counted = tally.seen;
      for (Verdict verdict : Verdict.values()) {
        verdicts(tally, verdict.name());
      }
      faults(tally);
      total(tally);
    }
    PHASES.forEach(this::phase);
    waited();
  }

  void look() {
    tallies.forEach(this::look);
  }

  private void look(Tally tally) {
    long newest = newest(tally);
    for (Done done : done(tally)) {
      verdicts(tally, done.verdict()).increment();
      if (done.verdict().equals(Verdict.INTERNAL_ERROR.name())) {
        faults(tally).increment();
        continue;
      }
      record(total(tally), done.seconds());
      if (done.waited() != null) {
        record(waited(), done.waited());
      }
      timings(done).forEach((name, millis) -> record(phase(name), millis.doubleValue() / 1000));
    }
    tally.counted = tally.seen;
    tally.seen = newest;
  }

  // Who looks rarely counts the newest only, and the rates of the past stay unknown.
  private List<Done> done(Tally tally) {
    return jdbc.sql(tally.rows + " where one.id > ? and one.id <= ? order by one.id desc limit ?")
        .params(tally.counted, tally.seen, MOST)
        .query(Done.class)
        .list();
  }

  private long newest(Tally tally) {
    return jdbc.sql("select coalesce(max(id), 0) from " + tally.table).query(Long.class).single();
  }

  @SuppressWarnings("unchecked")
  private Map<String, Number> timings(Done done) {
    return done.timings() == null ? Map.of() : json.readValue(done.timings(), Map.class);
  }

  private Counter verdicts(Tally tally, String verdict) {
    return registry.counter("touchstone.verdicts", "kind", tally.kind, "verdict", verdict);
  }

  private Counter faults(Tally tally) {
    return registry.counter("touchstone.faults", "kind", tally.kind);
  }

  private Timer total(Tally tally) {
    return timer("touchstone.grading", "kind", tally.kind);
  }

  private Timer waited() {
    return timer("touchstone.grading.wait");
  }

  private Timer phase(String name) {
    return timer("touchstone.grading.phase", "phase", name);
  }

  private Timer timer(String name, String... tags) {
    return Timer.builder(name).tags(tags).serviceLevelObjectives(BUCKETS).register(registry);
  }

  private static void record(Timer timer, double seconds) {
    timer.record((long) (1000 * Math.max(0, seconds)), TimeUnit.MILLISECONDS);
  }
}
