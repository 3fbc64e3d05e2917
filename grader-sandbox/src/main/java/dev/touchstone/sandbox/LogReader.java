package dev.touchstone.sandbox;

import dev.touchstone.sandbox.Logged.About;
import dev.touchstone.sandbox.Logged.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a frame of what a program logs: a JSON array of {@code [curve, name, index, step, epoch,
 * value]}, {@code [about, name, value]} and {@code ["end", status]}. The program may have written
 * it itself: what is not of exactly this form is left out, and the rest counts.
 */
final class LogReader {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MAX_NAME = 64;
  private static final int MAX_TEXT = 200;
  private static final int MAX_EVENTS = 4000;
  private static final long MAX_STEP = 1L << 53;

  private LogReader() {}

  static List<Logged> read(byte[] payload) {
    List<Logged> all = new ArrayList<>();
    try {
      JsonNode events = JSON.readTree(payload);
      if (events.isArray() && events.size() <= MAX_EVENTS) {
        events.forEach(event -> of(event).ifPresent(all::add));
      }
    } catch (JacksonException e) {
      // Only the program itself writes such a thing, and only its author would have seen it.
      return List.of();
    }
    return all;
  }

  private static Optional<Logged> of(JsonNode event) {
    return switch (event.isArray() ? event.size() : 0) {
      case 6 -> point(event);
      case 3 -> setting(event);
      case 2 -> end(event);
      default -> Optional.empty();
    };
  }

  private static Optional<Logged> point(JsonNode event) {
    Optional<Curve> curve = among(Curve.values(), event.get(0));
    String name = text(event.get(1), MAX_NAME);
    boolean isCounted =
        isWhole(event.get(2)) && event.get(2).asLong() >= 0 && isWhole(event.get(3));
    JsonNode epoch = event.get(4);
    Double value = number(event.get(5));
    if (curve.isEmpty() || name.isBlank() || !isCounted || value == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Logged.Point(
            curve.get(),
            name,
            event.get(2).asLong(),
            event.get(3).asLong(),
            epoch.isNull() ? null : number(epoch),
            value));
  }

  private static Optional<Logged> setting(JsonNode event) {
    Optional<About> about = among(About.values(), event.get(0));
    String name = text(event.get(1), MAX_NAME);
    JsonNode value = event.get(2);
    if (about.isEmpty() || name.isBlank() || !value.isString() && !value.isNumber()) {
      return Optional.empty();
    }
    Double number = number(value);
    String text = value.isNumber() ? value.asString() : text(value, MAX_TEXT);
    return Optional.of(new Logged.Setting(about.get(), name, text, number));
  }

  private static Optional<Logged> end(JsonNode event) {
    return event.get(0).isString() && event.get(0).asString().equals("end") && isWhole(event.get(1))
        ? Optional.of(new Logged.End(event.get(1).asLong() == 0))
        : Optional.empty();
  }

  private static boolean isWhole(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && Math.abs(node.asLong()) < MAX_STEP;
  }

  /** Of a number, or of the words for those that JSON has no other word for; else null. */
  private static @Nullable Double number(JsonNode node) {
    if (node.isNumber()) {
      return node.asDouble();
    }
    return switch (node.isString() ? node.asString() : "") {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }

  private static String text(JsonNode node, int most) {
    String text = node.isString() ? node.asString() : "";
    return PlainText.of(text.codePointCount(0, text.length()) > most ? cut(text, most) : text);
  }

  private static String cut(String text, int most) {
    return text.substring(0, text.offsetByCodePoints(0, most));
  }

  private static <E extends Enum<E>> Optional<E> among(E[] all, JsonNode name) {
    return Arrays.stream(all)
        .filter(
            one -> name.isString() && name.asString().equals(one.name().toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
