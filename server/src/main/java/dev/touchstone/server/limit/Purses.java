package dev.touchstone.server.limit;

import dev.touchstone.server.limit.RateProperties.Rate;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The purses of all who lately paid. One that is full again is forgotten. */
final class Purses {

  private static final int SWEPT_EVERY = 1024;

  private final Rate rate;
  private final TimeMeter time;
  private final Map<String, Bucket> purses = new ConcurrentHashMap<>();
  private final AtomicInteger opened = new AtomicInteger();

  Purses(Rate rate, TimeMeter time) {
    this.rate = rate;
    this.time = time;
  }

  /**
   * Takes that much out of a purse; more than a full one holds is taken as all of it.
   *
   * @return how long to wait until there is enough; zero if it was paid
   */
  Duration pay(String who, long price) {
    var probe =
        purses
            .computeIfAbsent(who, first -> open())
            .tryConsumeAndReturnRemaining(Math.clamp(price, 1, rate.burst()));
    return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  int size() {
    return purses.size();
  }

  private Bucket open() {
    if (opened.incrementAndGet() % SWEPT_EVERY == 0) {
      // Elsewhere than in the bin that is being filled.
      Thread.startVirtualThread(this::sweep);
    }
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  void sweep() {
    purses.values().removeIf(purse -> purse.getAvailableTokens() >= rate.burst());
  }
}
