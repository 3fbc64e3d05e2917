package dev.touchstone.server.page;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** Says what happened, what is safe, what to do now, and the id to quote. */
@Controller
class ErrorPage implements ErrorController {

  private static final Logger log = LoggerFactory.getLogger(ErrorPage.class);

  /** Those with words of their own; any other is told as the 4 or 5 hundred it belongs to. */
  private static final Set<Integer> WORDED = Set.of(400, 403, 404, 405, 413, 423, 500);

  private final Problems problems;
  private final Counter ours;

  ErrorPage(Problems problems, MeterRegistry meters) {
    this.problems = problems;
    this.ours =
        Counter.builder("touchstone.page.errors")
            .description("Pages that failed on our side")
            .register(meters);
  }

  /** As a page, or as JSON where it was the API that was asked. */
  @RequestMapping("/error")
  Object error(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestHeader(name = "Referer", required = false) @Nullable String referer,
      Locale locale,
      Model model) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    response.setStatus(status);
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    if (status >= 500) {
      ours.increment();
      log.error(
          "Error {} at {}: see the stack trace before this line",
          id,
          request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }
    if (Problems.isForPrograms(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))) {
      return problem(status, id, locale);
    }
    model.addAttribute("status", status);
    model.addAttribute("words", WORDED.contains(status) ? status : status / 100 * 100);
    model.addAttribute("id", id);
    model.addAttribute("back", back(request, referer));
    return "error-page";
  }

  private ResponseEntity<ProblemDetail> problem(int status, String id, Locale locale) {
    ProblemDetail problem = problems.of(status, locale);
    if (status >= 500) {
      problem.setProperty("id", id);
    }
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  // Where the reader came from, if that was here: the path only, so that it never leads elsewhere.
  private static String back(HttpServletRequest request, @Nullable String referer) {
    try {
      URI from = URI.create(referer == null ? "/" : referer);
      boolean here = request.getServerName().equals(from.getHost());
      return here && from.getRawPath().startsWith("/") && !from.getRawPath().startsWith("//")
          ? from.getRawPath()
          : "/";
    } catch (IllegalArgumentException e) {
      return "/";
    }
  }
}
