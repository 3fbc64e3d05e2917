package dev.touchstone.server.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether people wait longer than usual for results; asked by every page, so looked up rarely. */
@Component
public class Delay {

  /**
   * @param noGrader nothing is graded at present
   * @param minutes for which the oldest job waits
   */
  public record Notice(boolean noGrader, long minutes) {}

  private record Looked(Instant at, Optional<Notice> found) {}

  private static final Logger log = LoggerFactory.getLogger(Delay.class);
  private static final Duration GOOD_FOR = Duration.ofSeconds(5);

  // Jobs that somebody waits for. Of one person only those that are not behind their own, and no
  // entries that gave way to a newer one: these wait because of their author.
  private static final String LOOK =
      """
      select not exists (select from live_grader where state = 'ACTIVE') as no_grader,
        coalesce(extract(epoch from now() - min(due_at)), 0)::bigint as oldest
      from job where waiting and lane in ('live', 'competition') and coalesce(priority, 0) >= -4
      """;

  private record Queue(boolean noGrader, long oldest) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration after;
  private volatile @Nullable Looked last;

  Delay(JdbcClient jdbc, Clock clock, @Value("${touchstone.delayed-after}") Duration after) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.after = after;
  }

  public Optional<Notice> notice() {
    Looked known = last;
    Instant now = clock.instant();
    if (known == null || known.at().plus(GOOD_FOR).isBefore(now)) {
      known = new Looked(now, look());
      last = known;
    }
    return known.found();
  }

  // A page is worth more than its strip.
  private Optional<Notice> look() {
    try {
      Queue queue = jdbc.sql(LOOK).query(Queue.class).single();
      return queue.noGrader() || queue.oldest() > after.toSeconds()
          ? Optional.of(
              new Notice(queue.noGrader(), Duration.ofSeconds(queue.oldest()).toMinutes()))
          : Optional.empty();
    } catch (RuntimeException e) {
      log.warn("Whether grading is delayed is not known: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
