package dev.touchstone.server.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts refused sign-ins in the database, so that neither a restart nor a second server forgets
 * them. An attempt is written down before the password is looked at and taken back when it was
 * right: fifty attempts at once count as fifty. An attempt that comes too soon is not counted, so
 * it never makes the wait longer.
 */
@Component
class SignInThrottle {

  static final Duration WINDOW = Duration.ofMinutes(15);
  static final int PER_NAME_AND_ADDRESS = 5;

  /** Generous, because a whole class may sit behind one address. */
  static final int PER_ADDRESS = 60;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SignInThrottle(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  void attempt(String name, String address) {
    sweep();
    transaction.executeWithoutResult(counting -> count(name, address));
  }

  // One after the other for each address: of two that do not see each other, both would be let in.
  private void count(String name, String address) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('sign-in'), hashtext(?))")
        .param(address)
        .query((row, number) -> number)
        .list();
    refuseAfter(PER_NAME_AND_ADDRESS, "name = :name and address = :address", name, address);
    refuseAfter(PER_ADDRESS, "address = :address", name, address);
    jdbc.sql("insert into sign_in_failure (name, address, at) values (?, ?, ?)")
        .params(name, address, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  void forgive(String name, String address) {
    jdbc.sql("delete from sign_in_failure where name = ? and address = ?")
        .params(name, address)
        .update();
  }

  private void refuseAfter(int allowed, String whose, String name, String address) {
    // The newest of the allowed ones decides: when it leaves the window, there is room again.
    jdbc.sql(
            "select at from sign_in_failure where "
                + whose
                + " order by id desc offset :allowed - 1 limit 1")
        .param("name", name)
        .param("address", address)
        .param("allowed", allowed)
        .query(OffsetDateTime.class)
        .optional()
        .ifPresent(
            oldest -> {
              throw new TooManyAttemptsException(minutesUntil(oldest.toInstant().plus(WINDOW)));
            });
  }

  private long minutesUntil(Instant room) {
    return Math.max(1, Duration.between(clock.instant(), room).plusSeconds(59).toMinutes());
  }

  private void sweep() {
    jdbc.sql("delete from sign_in_failure where at < ?")
        .param(OffsetDateTime.ofInstant(clock.instant().minus(WINDOW), ZoneOffset.UTC))
        .update();
  }
}
