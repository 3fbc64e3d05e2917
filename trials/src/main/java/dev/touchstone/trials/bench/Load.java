package dev.touchstone.trials.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests that come when they come, whether or not the ones before are answered: an open model.
 * The times of arrival are drawn beforehand (Poisson) and latency counts from them, so that a
 * server that stops answering is charged for everybody who would have come meanwhile.
 */
final class Load {

  /** What one arrival does. */
  interface Visit {
    void make(Clock clock, Random random);
  }

  /** Takes the times within a visit: its first page from when it was meant to come. */
  final class Clock {
    private long from;
    private final boolean counts;

    private Clock(long intended, boolean counts) {
      this.from = intended;
      this.counts = counts;
    }

    void page(String name, Runnable request) {
      try {
        request.run();
      } catch (RuntimeException e) {
        if (counts) {
          Load.this.page(name).errors.add(String.valueOf(e.getMessage()));
        }
        throw new Failed(e);
      } finally {
        long now = System.nanoTime();
        if (counts) {
          Load.this.page(name).micros.recordValue(Math.max(0, (now - from) / 1000));
        }
        from = now;
      }
    }
  }

  /** Ends a visit; the error is counted already. */
  private static final class Failed extends RuntimeException {
    Failed(Throwable cause) {
      super(cause);
    }
  }

  /** What was measured of one page. */
  private static final class Page {
    private final Histogram micros = new ConcurrentHistogram(3);
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
  }

  /**
   * @param requests how many were counted
   * @param p50 milliseconds, as the others
   * @param error one of the errors, empty if there is none
   */
  record Measured(
      long requests, double p50, double p95, double p99, double most, int errors, String error) {}

  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final Random random;

  Load(long seed) {
    this.random = new Random(seed);
  }

  private Page page(String name) {
    synchronized (pages) {
      return pages.computeIfAbsent(name, any -> new Page());
    }
  }

  /**
   * @param perSecond arrivals of each kind
   * @param unmeasured how long it goes on before anything is counted
   */
  Map<String, Measured> run(Map<Visit, Double> perSecond, Duration unmeasured, Duration measured) {
    long begin = System.nanoTime();
    try (ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      perSecond.forEach(
          (visit, rate) -> {
            double at = 0;
            double end = unmeasured.plus(measured).toMillis() / 1e3;
            while ((at += -Math.log(1 - random.nextDouble()) / rate) < end) {
              boolean counts = at >= unmeasured.toMillis() / 1e3;
              long intended = begin + (long) (at * 1e9);
              var own = new Random(random.nextLong());
              visitors.submit(() -> come(visit, intended, counts, own));
            }
          });
    }
    Map<String, Measured> found = new LinkedHashMap<>();
    synchronized (pages) {
      pages.forEach((name, page) -> found.put(name, measured(page)));
    }
    return found;
  }

  private void come(Visit visit, long intended, boolean counts, Random own) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, intended - System.nanoTime())));
      visit.make(new Clock(intended, counts), own);
    } catch (Failed counted) {
      // The others go on.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Measured measured(Page page) {
    return new Measured(
        page.micros.getTotalCount(),
        page.micros.getValueAtPercentile(50) / 1e3,
        page.micros.getValueAtPercentile(95) / 1e3,
        page.micros.getValueAtPercentile(99) / 1e3,
        page.micros.getMaxValue() / 1e3,
        page.errors.size(),
        page.errors.isEmpty() ? "" : page.errors.peek());
  }
}
