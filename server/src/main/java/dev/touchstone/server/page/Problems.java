package dev.touchstone.server.page;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * What went wrong, for programs (RFC 9457), in the words {@code #{|api.problem.${status}|}} of the
 * reader's language.
 */
@Component
public class Problems {

  private static final Set<Integer> WORDED =
      Set.of(400, 401, 403, 404, 405, 406, 412, 413, 415, 422, 423, 428, 429, 500);

  private final MessageSource words;

  Problems(MessageSource words) {
    this.words = words;
  }

  /** Whether who asks for this path is a program. */
  static boolean isForPrograms(@Nullable Object path) {
    return path instanceof String asked && (asked.equals("/api") || asked.startsWith("/api/"));
  }

  public ProblemDetail of(int status, Locale locale) {
    return of(status, word(status, "text", locale), locale);
  }

  /**
   * @param detail what exactly went wrong, in words
   */
  public ProblemDetail of(int status, String detail, Locale locale) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setTitle(word(status, "title", locale));
    problem.setDetail(detail);
    return problem;
  }

  private String word(int status, String what, Locale locale) {
    int worded = WORDED.contains(status) ? status : status / 100 * 100;
    return words.getMessage("api.problem." + worded + "." + what, null, locale);
  }
}
