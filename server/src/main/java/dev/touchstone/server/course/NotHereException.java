package dev.touchstone.server.course;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such thing for this reader; whether it exists for others is not told. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NotHereException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public NotHereException(String what) {
    super("Not here: " + what);
  }
}
