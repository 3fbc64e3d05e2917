package dev.touchstone.server.grading;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that what they show has changed. What is told is an id and nothing else: the
 * page fetches itself again, with the rights of whoever reads it.
 */
@Component
public class Changes {

  private static final Duration LONGEST_WATCH = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final GradingEvents events;

  Changes(JdbcClient jdbc, GradingEvents events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** Says that something changed for this id; inside a transaction, with its commit. */
  public void tell(UUID id) {
    jdbc.sql("select pg_notify(?, ?)")
        .params(GradingEvents.CHANNEL, id.toString())
        .query((row, number) -> number)
        .list();
  }

  /**
   * Says {@code state} whenever something changes for this id.
   *
   * @param already whether it changed since the page was made
   */
  public SseEmitter stream(UUID id, BooleanSupplier already) {
    var emitter = new SseEmitter(LONGEST_WATCH.toMillis());
    Runnable watcher = () -> send(emitter);
    emitter.onCompletion(() -> events.forget(id, watcher));
    emitter.onTimeout(emitter::complete);
    events.watch(id, watcher);
    // Asked after the watch began, so that nothing falls between.
    if (already.getAsBoolean()) {
      send(emitter);
    }
    return emitter;
  }

  private static void send(SseEmitter emitter) {
    try {
      emitter.send(SseEmitter.event().name("state").data("changed"));
    } catch (IOException | IllegalStateException e) {
      emitter.completeWithError(e);
    }
  }
}
