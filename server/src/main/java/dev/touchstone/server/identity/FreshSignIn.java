package dev.touchstone.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Whether somebody has just come in by a provider: as good as the password typed once more. */
@Component
class FreshSignIn {

  static final Duration LASTS = Duration.ofMinutes(10);

  private static final String AT = FreshSignIn.class.getName();

  private final Clock clock;

  FreshSignIn(Clock clock) {
    this.clock = clock;
  }

  void note(HttpServletRequest request) {
    request.getSession().setAttribute(AT, clock.instant());
  }

  boolean is(HttpServletRequest request) {
    return request.getSession().getAttribute(AT) instanceof Instant at
        && clock.instant().isBefore(at.plus(LASTS));
  }
}
