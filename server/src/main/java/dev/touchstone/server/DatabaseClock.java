package dev.touchstone.server;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of the database, which all nodes share: this machine's clock, put right by how far the
 * database's is from it. It is asked beside what is going on, every few seconds; while it does not
 * answer, what it said last holds.
 */
final class DatabaseClock extends Clock {

  private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);
  private static final Duration EVERY = Duration.ofSeconds(10);

  /** Asking takes a while; what is less than that is no difference between clocks. */
  private static final Duration NOISE = Duration.ofMillis(250);

  private final DataSource database;
  private final Clock own;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Duration ahead = Duration.ZERO;
  private volatile long asked = System.nanoTime();

  DatabaseClock(DataSource database, Clock own) {
    this.database = database;
    this.own = own;
    ask();
  }

  @Override
  public Instant instant() {
    if (System.nanoTime() - asked > EVERY.toNanos() && asking.compareAndSet(false, true)) {
      Thread.startVirtualThread(this::ask);
    }
    return own.instant().plus(ahead);
  }

  private void ask() {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement("select clock_timestamp()")) {
      Instant before = own.instant();
      try (var answer = statement.executeQuery()) {
        answer.next();
        Instant after = own.instant();
        Duration halfWay = Duration.between(before, after).dividedBy(2);
        Instant theirs = answer.getObject(1, OffsetDateTime.class).toInstant();
        putRight(Duration.between(before.plus(halfWay), theirs), halfWay);
      }
    } catch (SQLException e) {
      log.warn("The database was not asked for the time: {}", e.getMessage());
    } finally {
      asked = System.nanoTime();
      asking.set(false);
    }
  }

  private void putRight(Duration difference, Duration halfWay) {
    if (halfWay.compareTo(NOISE) > 0) {
      return;
    }
    Duration now = difference.abs().compareTo(NOISE) > 0 ? difference : Duration.ZERO;
    if (now.minus(ahead).abs().compareTo(Duration.ofSeconds(1)) > 0) {
      log.warn("This machine's clock is {} s from the database's", -now.toSeconds());
    }
    ahead = now;
  }

  @Override
  public ZoneId getZone() {
    return own.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    InstantSource source = this::instant;
    return source.withZone(zone);
  }
}
