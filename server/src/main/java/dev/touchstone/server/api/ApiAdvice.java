package dev.touchstone.server.api;

import dev.touchstone.server.gradebook.RefusedGradeException;
import dev.touchstone.server.page.Problems;
import dev.touchstone.server.review.RefusedReviewException;
import dev.touchstone.server.review.StaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/**
 * Says more of what went wrong than its status does, where there is more to say; of all else the
 * error page says it.
 */
@RestControllerAdvice(basePackageClasses = ApiAdvice.class)
class ApiAdvice {

  private final Problems problems;
  private final MessageSource words;

  ApiAdvice(Problems problems, MessageSource words) {
    this.problems = problems;
    this.words = words;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> told(ApiProblem problem, Locale locale) {
    return problem.field() == null
        ? answer(problems.of(problem.status().value(), locale))
        : field(problem.field(), locale);
  }

  /** What stands in an address and names nothing is not there; in a query it is a mistake. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> type(MethodArgumentTypeMismatchException wrong, Locale locale) {
    return wrong.getParameter().hasParameterAnnotation(PathVariable.class)
        ? answer(problems.of(HttpStatus.NOT_FOUND.value(), locale))
        : field(wrong.getName(), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> parameter(HandlerMethodValidationException wrong, Locale locale) {
    return field(
        wrong.getParameterValidationResults().stream()
            .map(result -> result.getMethodParameter().getParameterName())
            .findFirst()
            .orElse(null),
        locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> body(MethodArgumentNotValidException wrong, Locale locale) {
    return field(
        wrong.getFieldErrors().stream().map(error -> error.getField()).findFirst().orElse(null),
        locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> json(HttpMessageNotReadableException wrong, Locale locale) {
    return field(
        Optional.ofNullable(wrong.getCause())
            .filter(JacksonException.class::isInstance)
            .map(JacksonException.class::cast)
            .map(JacksonException::getPath)
            .filter(path -> !path.isEmpty())
            .map(List::getFirst)
            .map(JacksonException.Reference::getPropertyName)
            .orElse(null),
        locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> outdated(StaleException outdated, Locale locale) {
    return answer(problems.of(HttpStatus.PRECONDITION_FAILED.value(), locale));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> review(RefusedReviewException refused, Locale locale) {
    return refused("review.refused." + refused.reason(), null, locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> grade(RefusedGradeException refused, Locale locale) {
    return refused.isOutdated()
        ? answer(problems.of(HttpStatus.PRECONDITION_FAILED.value(), locale))
        : refused("gradebook.not." + refused.reason(), refused.fullText(), locale);
  }

  private ResponseEntity<ProblemDetail> refused(
      String key, @Nullable String argument, Locale locale) {
    Object[] arguments = argument == null ? new Object[0] : new Object[] {argument};
    return answer(
        problems.of(
            HttpStatus.UNPROCESSABLE_CONTENT.value(),
            words.getMessage(key, arguments, locale),
            locale));
  }

  private ResponseEntity<ProblemDetail> field(@Nullable String name, Locale locale) {
    if (name == null) {
      return answer(problems.of(HttpStatus.BAD_REQUEST.value(), locale));
    }
    ProblemDetail problem =
        problems.of(
            HttpStatus.BAD_REQUEST.value(),
            words.getMessage("api.problem.field", new Object[] {name}, locale),
            locale);
    problem.setProperty("field", name);
    return answer(problem);
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
