package dev.touchstone.server.receipt;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says, as lines of {@code name: value} under a headline. The lines are what is
 * signed, in this order, each with a line feed at its end.
 *
 * @param account the name the student signs in with
 * @param student the name the student is called by
 * @param sha256 of the file, in hexadecimal
 * @param key number of the key it is signed with
 */
record Receipt(
    String code,
    String course,
    String assignment,
    String exercise,
    String account,
    String student,
    String fileName,
    int bytes,
    String sha256,
    Instant received,
    ZoneId zone,
    UUID submission,
    int key) {

  static final String HEADLINE = "Touchstone receipt 1 · 试金石回执";
  static final String SIGNATURE = "signature";

  private static final DateTimeFormatter HERE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

  Receipt {
    // One line is one line, whatever somebody is called.
    student = oneLine(student);
    fileName = oneLine(fileName);
  }

  /** What is signed. */
  String text() {
    return HEADLINE
        + "\n"
        + fields().entrySet().stream()
            .map(field -> field.getKey() + ": " + field.getValue() + "\n")
            .collect(Collectors.joining());
  }

  byte[] signed() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /** When it came by the course's clock. */
  public String receivedHere() {
    return HERE.format(received.atZone(zone)) + " " + zone;
  }

  private Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("receipt", code);
    fields.put("course", course);
    fields.put("assignment", assignment);
    fields.put("exercise", exercise);
    fields.put("account", account);
    fields.put("student", student);
    fields.put("file", fileName);
    fields.put("bytes", bytes);
    fields.put("sha256", sha256);
    fields.put("received-utc", received);
    fields.put("received-here", receivedHere());
    fields.put("submission", submission);
    fields.put("key", key);
    return fields;
  }

  /** Reads back what {@link #text} wrote; empty where it is anything else. */
  static Optional<Receipt> parse(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    text.lines().skip(1).forEach(line -> put(line, fields));
    try {
      Receipt read = of(fields);
      return read.text().equals(text) ? Optional.of(read) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void put(String line, Map<String, String> fields) {
    int colon = line.indexOf(": ");
    if (colon > 0) {
      fields.put(line.substring(0, colon), line.substring(colon + 2));
    }
  }

  private static Receipt of(Map<String, String> fields) {
    String here = given(fields, "received-here");
    return new Receipt(
        given(fields, "receipt"),
        given(fields, "course"),
        given(fields, "assignment"),
        given(fields, "exercise"),
        given(fields, "account"),
        given(fields, "student"),
        given(fields, "file"),
        Integer.parseInt(given(fields, "bytes")),
        given(fields, "sha256"),
        Instant.parse(given(fields, "received-utc")),
        ZoneId.of(here.substring(here.lastIndexOf(' ') + 1)),
        UUID.fromString(given(fields, "submission")),
        Integer.parseInt(given(fields, "key")));
  }

  private static String given(Map<String, String> fields, String name) {
    @Nullable String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("A receipt without " + name);
    }
    return value;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{C}", "�").strip();
  }
}
