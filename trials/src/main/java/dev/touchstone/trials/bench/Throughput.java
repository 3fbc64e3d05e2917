package dev.touchstone.trials.bench;

import dev.touchstone.trials.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * f: gradings a minute while the queue is never empty, against containers started for each, two at
 * a time. What waited warm before is used up before counting begins.
 */
final class Throughput {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofSeconds(30);
  private static final Duration USING_UP = Duration.ofSeconds(12);
  private static final Duration LOOK = Duration.ofMillis(300);
  private static final int QUEUE = 8;
  private static final int AT_ONCE = 2;
  private static final double LEAST = 1.3;

  private Throughput() {}

  static Ratio measure(Place place) {
    Duration time = place.quick() ? SHORT : LONG;
    int cases = place.prepare(Task.TINY);
    Quiet.await();
    double ours = graded(place, time);
    drain(place);
    Quiet.await();
    double cold = started(place.python(), cases, time);
    return Ratio.of(
        "f",
        "tiny PyTorch, queue never empty",
        "cold, two at once",
        "/min",
        new Sample(List.of(ours)),
        new Sample(List.of(cold)),
        true,
        LEAST);
  }

  private static double graded(Place place, Duration time) {
    Instant from = Instant.now().plus(USING_UP);
    Instant to = from.plus(time);
    for (int number = 0; Instant.now().isBefore(to); number++) {
      if (waiting(place.database()) >= QUEUE) {
        Quiet.pause(LOOK);
      } else {
        place.student(number).open().send(Task.TINY.code());
      }
    }
    long graded =
        place
            .database()
            .number(
                "select count(*) from grading where verdict = 'ACCEPTED'"
                    + " and finished_at between ?::timestamptz and ?::timestamptz",
                from.toString(),
                to.toString());
    return perMinute(graded, time);
  }

  private static long waiting(Database database) {
    return database.number(
        "select count(*) from scheduled_tasks where task_name = 'grade' and not picked");
  }

  private static void drain(Place place) {
    while (place.database().number("select count(*) from scheduled_tasks where task_name = 'grade'")
        > 0) {
      Quiet.pause(LOOK);
    }
  }

  private static double started(Python python, int cases, Duration time) {
    Instant to = Instant.now().plus(time);
    var ended = new AtomicInteger();
    Callable<?> one =
        () -> {
          while (Instant.now().isBefore(to)) {
            python.cold(Task.TINY, cases);
            if (Instant.now().isBefore(to)) {
              ended.incrementAndGet();
            }
          }
          return ended;
        };
    List<Callable<?>> hands = new ArrayList<>();
    IntStream.range(0, AT_ONCE).forEach(i -> hands.add(one));
    Burst.together(AT_ONCE, hands);
    return perMinute(ended.get(), time);
  }

  private static double perMinute(long count, Duration time) {
    return count * 60.0 / time.toSeconds();
  }
}
