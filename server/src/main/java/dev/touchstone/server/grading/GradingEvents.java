package dev.touchstone.server.grading;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One connection listens for the whole server, whichever node graded; each open result page hangs a
 * watcher here. After a lost connection every watcher is called once, for what may have been
 * missed. On the same connection it hears of jobs that another node scheduled.
 */
@Component
class GradingEvents implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(GradingEvents.class);
  static final String CHANNEL = "grading";
  static final String JOBS = "jobs";

  private static final int WAIT_MILLIS = 1_000;

  private final DataSource dataSource;
  private final ObjectProvider<Scheduler> scheduler;
  private final Map<UUID, List<Runnable>> watchers = new ConcurrentHashMap<>();
  private volatile @Nullable Thread listener;

  GradingEvents(DataSource dataSource, ObjectProvider<Scheduler> scheduler) {
    this.dataSource = dataSource;
    this.scheduler = scheduler;
  }

  void watch(UUID submissionId, Runnable watcher) {
    watchers.computeIfAbsent(submissionId, id -> new CopyOnWriteArrayList<>()).add(watcher);
  }

  void forget(UUID submissionId, Runnable watcher) {
    watchers.computeIfPresent(
        submissionId,
        (id, all) -> {
          all.remove(watcher);
          return all.isEmpty() ? null : all;
        });
  }

  @Override
  public void start() {
    // Known before it runs: it stops as soon as it is not the one that is meant to listen.
    Thread thread = Thread.ofPlatform().name("grading-events").daemon().unstarted(this::listen);
    listener = thread;
    thread.start();
  }

  @Override
  public void stop() {
    Thread thread = listener;
    listener = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return listener != null;
  }

  private boolean isMeantToListen() {
    return listener == Thread.currentThread();
  }

  private void listen() {
    while (isMeantToListen()) {
      try (Connection connection = dataSource.getConnection()) {
        hear(connection);
      } catch (SQLException | RuntimeException e) {
        log.warn("Lost the connection that listens for gradings: {}", e.getMessage());
        pause();
      }
    }
  }

  private void hear(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
      statement.execute("listen " + JOBS);
    }
    // What happened while nobody listened, nobody heard.
    List.copyOf(watchers.keySet()).forEach(this::call);
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (isMeantToListen()) {
      PGNotification[] heard = postgres.getNotifications(WAIT_MILLIS);
      for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
        if (notification.getName().equals(JOBS)) {
          scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
        } else {
          call(UUID.fromString(notification.getParameter()));
        }
      }
    }
    try (var statement = connection.createStatement()) {
      statement.execute("unlisten *");
    }
  }

  // Each on its own thread: a reader whose line is slow holds up no other.
  private void call(UUID submissionId) {
    watchers.getOrDefault(submissionId, List.of()).forEach(Thread::startVirtualThread);
  }

  private static void pause() {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
