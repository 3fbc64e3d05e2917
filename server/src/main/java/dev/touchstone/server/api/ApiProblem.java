package dev.touchstone.server.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Something that was asked for in a way in which it cannot be had. */
final class ApiProblem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final @Nullable String field;

  private ApiProblem(HttpStatus status, @Nullable String field) {
    super(status + (field == null ? "" : " " + field));
    this.status = status;
    this.field = field;
  }

  /** What stands in that field is none of what it takes. */
  static ApiProblem field(String name) {
    return new ApiProblem(HttpStatus.BAD_REQUEST, name);
  }

  static ApiProblem of(HttpStatus status) {
    return new ApiProblem(status, null);
  }

  HttpStatus status() {
    return status;
  }

  @Nullable String field() {
    return field;
  }
}
