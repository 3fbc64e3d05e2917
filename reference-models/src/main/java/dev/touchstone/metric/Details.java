package dev.touchstone.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is to say beside the score: numbers, lists and maps by name, in order. */
final class Details {

  private final Map<String, Object> values = new LinkedHashMap<>();

  static Details of(String name, Object value) {
    return new Details().with(name, value);
  }

  Details with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  Map<String, Object> map() {
    return Collections.unmodifiableMap(values);
  }

  /** Not a number means: not defined. */
  static @Nullable Double defined(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
