package dev.touchstone.metric;

import java.util.List;
import java.util.stream.Stream;

/**
 * A prediction that cannot be scored: which rule it breaks, and with what. The sentence its author
 * reads is made where it is shown.
 */
public final class BadPredictionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String rule;
  private final transient List<String> arguments;

  public BadPredictionException(String rule, Object... arguments) {
    super(rule + " " + List.of(arguments));
    this.rule = rule;
    this.arguments = Stream.of(arguments).map(String::valueOf).toList();
  }

  /** {@code prediction_shape}, {@code prediction_not_finite}, … */
  public String rule() {
    return rule;
  }

  public List<String> arguments() {
    return arguments;
  }
}
