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

  /** Says {@code state} now and whenever something changes for this id. */
  public SseEmitter stream(UUID id) {
    return stream(id, () -> true, () -> false);
  }

  /**
   * Says {@code state} whenever something changes for this id, and ends when there is nothing more
   * to come: a browser that has gone away is noticed only when it is spoken to, and until then its
   * connection stays.
   *
   * @param finished whether it changed for the last time
   */
  public SseEmitter streamUntil(UUID id, BooleanSupplier finished) {
    return stream(id, finished, finished);
  }

  private SseEmitter stream(UUID id, BooleanSupplier already, BooleanSupplier finished) {
    var emitter = new SseEmitter(LONGEST_WATCH.toMillis());
    Runnable watcher = () -> send(emitter, finished);
    emitter.onCompletion(() -> events.forget(id, watcher));
    emitter.onTimeout(emitter::complete);
    events.watch(id, watcher);
    // Asked after the watch began, so that nothing falls between.
    if (already.getAsBoolean()) {
      watcher.run();
    }
    return emitter;
  }

  private static void send(SseEmitter emitter, BooleanSupplier finished) {
    try {
      emitter.send(SseEmitter.event().name("state").data("changed"));
      if (finished.getAsBoolean()) {
        emitter.complete();
      }
    } catch (IOException | IllegalStateException e) {
      emitter.completeWithError(e);
    }
  }
}
