package dev.touchstone.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How a metric is to be computed where that can be chosen: {@code k=5}, {@code labels=a,b}. */
public record Options(Map<String, String> values) {

  /**
   * @throws IllegalArgumentException if there is one that the metric does not have
   */
  void checkOnly(String metric, Set<String> known) {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            known.isEmpty()
                ? metric + " has no options, and so no " + name
                : metric + " has no option " + name + ", only " + new TreeSet<>(known));
      }
    }
  }

  int integer(String name, int otherwise) {
    String value = values.get(name);
    try {
      return value == null ? otherwise : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is a whole number, not " + value, e);
    }
  }

  double number(String name, double otherwise) {
    String value = values.get(name);
    try {
      return value == null ? otherwise : Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is a number, not " + value, e);
    }
  }

  boolean flag(String name) {
    String value = values.getOrDefault(name, "false").strip();
    if (!Set.of("true", "false").contains(value)) {
      throw new IllegalArgumentException(name + " is true or false, not " + value);
    }
    return value.equals("true");
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  List<String> list(String name) {
    String value = values.get(name);
    return value == null ? List.of() : Arrays.stream(value.split(",", -1)).toList();
  }

  <E extends Enum<E>> E choice(String name, E otherwise, Class<E> type) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equals(value.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name
                        + " is one of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)
                        + ", not "
                        + value));
  }

  /** {@code clip=LOW:HIGH}, of which either may be left out. */
  Range range() {
    String value = values.get("clip");
    if (value == null) {
      return Range.ALL;
    }
    String[] ends = value.split(":", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("clip is LOW:HIGH, not " + value);
    }
    Options both = new Options(Map.of("low", ends[0], "high", ends[1]));
    return new Range(
        ends[0].isBlank() ? Double.NEGATIVE_INFINITY : both.number("low", 0),
        ends[1].isBlank() ? Double.POSITIVE_INFINITY : both.number("high", 0));
  }

  /** {@code labels=a,b,c} or {@code classes=K}. */
  Labels labels() {
    int classes = integer("classes", 0);
    if (classes != 0) {
      return Labels.count(classes);
    }
    return values.containsKey("labels") ? new Labels(list("labels")) : Labels.OPEN;
  }
}
