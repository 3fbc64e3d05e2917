package dev.touchstone.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.ServerTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class SignInThrottleTest extends ServerTest {

  @Autowired TransactionTemplate transaction;

  // Later than anything the other tests leave behind.
  private Instant now = Instant.now().plus(Duration.ofDays(1));

  @AfterEach
  void forget() {
    jdbc.sql("delete from sign_in_failure").update();
  }

  @Test
  void theWaitIsToldAndEnds() {
    attempts(SignInThrottle.PER_NAME_AND_ADDRESS, "lin", "10.0.0.1");
    tick(Duration.ofMinutes(4));

    assertThatThrownBy(() -> throttle().attempt("lin", "10.0.0.1"))
        .isInstanceOfSatisfying(
            TooManyAttemptsException.class, e -> assertThat(e.minutes()).isEqualTo(11));
    tick(Duration.ofMinutes(11).plusSeconds(1));
    assertThatCode(() -> throttle().attempt("lin", "10.0.0.1")).doesNotThrowAnyException();
  }

  @Test
  void anAttemptThatComesTooSoonDoesNotMakeTheWaitLonger() {
    attempts(SignInThrottle.PER_NAME_AND_ADDRESS, "lin", "10.0.0.2");
    for (int minute = 1; minute < 15; minute++) {
      tick(Duration.ofMinutes(1));
      assertThatThrownBy(() -> throttle().attempt("lin", "10.0.0.2"))
          .isInstanceOf(TooManyAttemptsException.class);
    }

    tick(Duration.ofMinutes(1).plusSeconds(1));
    assertThatCode(() -> throttle().attempt("lin", "10.0.0.2")).doesNotThrowAnyException();
  }

  @Test
  void oneAddressCanNotTryAllNames() {
    for (int i = 0; i < SignInThrottle.PER_ADDRESS; i++) {
      throttle().attempt("student" + i, "10.0.0.3");
    }

    assertThatThrownBy(() -> throttle().attempt("lan", "10.0.0.3"))
        .isInstanceOf(TooManyAttemptsException.class);
    assertThatCode(() -> throttle().attempt("lan", "10.0.0.4")).doesNotThrowAnyException();
  }

  @Test
  void fiftyAttemptsAtOnceCountAsFifty() throws Exception {
    List<Callable<Boolean>> guesses =
        IntStream.range(0, 50).<Callable<Boolean>>mapToObj(i -> this::isLookedAt).toList();

    long lookedAt;
    try (var pool = Executors.newFixedThreadPool(16)) {
      lookedAt = pool.invokeAll(guesses).stream().filter(Future::resultNow).count();
    }

    assertThat(lookedAt).isEqualTo(SignInThrottle.PER_NAME_AND_ADDRESS);
  }

  private boolean isLookedAt() {
    try {
      throttle().attempt("lan", "10.0.0.5");
      return true;
    } catch (TooManyAttemptsException e) {
      return false;
    }
  }

  private void attempts(int count, String name, String address) {
    for (int i = 0; i < count; i++) {
      throttle().attempt(name, address);
    }
  }

  private void tick(Duration time) {
    now = now.plus(time);
  }

  private SignInThrottle throttle() {
    return new SignInThrottle(jdbc, transaction, Clock.fixed(now, ZoneOffset.UTC));
  }
}
