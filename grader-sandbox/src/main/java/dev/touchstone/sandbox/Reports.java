package dev.touchstone.sandbox;

import dev.touchstone.reference.BadArrayException;
import dev.touchstone.sandbox.ProgramError.Kind;
import dev.touchstone.sandbox.ProgramError.Line;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the runner's JSON, which the student's program may have written in its place. */
final class Reports {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MAX_TEXT = 2000;
  private static final int MAX_LINES = 20;

  private Reports() {}

  /**
   * @throws BadArrayException if it is no such report
   */
  static ProgramError error(FrameReader.Frame frame) {
    try {
      JsonNode report = JSON.readTree(frame.payload());
      return new ProgramError(
          kind(text(report, "kind")),
          text(report, report.has("rule") ? "rule" : "type"),
          text(report, "message"),
          report.path("memory").asBoolean(false),
          StreamSupport.stream(report.path("trace").spliterator(), false)
              .limit(MAX_LINES)
              .map(Reports::line)
              .toList());
    } catch (JacksonException e) {
      throw new BadArrayException("report", "it is no JSON");
    }
  }

  /** Of all cases together; what cannot be read is not claimed. */
  static Claims claims(List<FrameReader.Frame> frames) {
    Set<String> modified = new LinkedHashSet<>();
    boolean unsteady = false;
    for (FrameReader.Frame frame : frames) {
      try {
        JsonNode claims = JSON.readTree(frame.payload());
        StreamSupport.stream(claims.path("modified").spliterator(), false)
            .limit(MAX_LINES)
            .map(name -> PlainText.of(name.asString("")))
            .forEach(modified::add);
        unsteady |= claims.path("unsteady").asBoolean(false);
      } catch (JacksonException e) {
        // Only the program itself writes such a thing, and only its author would have read it.
        continue;
      }
    }
    return new Claims(List.copyOf(modified), unsteady);
  }

  private static Line line(JsonNode line) {
    return new Line(
        number(line, "cell"), number(line, "line"), text(line, "in"), text(line, "code"));
  }

  private static int number(JsonNode node, String field) {
    return Math.max(0, node.path(field).asInt(0));
  }

  private static Kind kind(String name) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new BadArrayException("report", "its kind is unknown"));
  }

  private static String text(JsonNode node, String field) {
    String text = node.path(field).asString("");
    return PlainText.of(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
  }
}
