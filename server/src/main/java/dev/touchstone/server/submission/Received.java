package dev.touchstone.server.submission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Notes when a request was received: by this server's clock, after its body was read to the end
 * (Spring has taken the form apart before it asks an interceptor), and before anything that makes
 * it queue: the questions to the database for the reader's rights, and the lock in {@link Intake}.
 * What begins before a due date and is complete after it is late; what waits for us is not.
 */
@Component
public class Received implements HandlerInterceptor, WebMvcConfigurer {

  /** Where a controller finds the instant in the request. */
  public static final String AT = "dev.touchstone.received";

  private final Clock clock;

  Received(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.setAttribute(AT, clock.instant());
    return true;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }
}
