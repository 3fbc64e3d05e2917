package dev.touchstone.server.rights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is expected: the resource {@code routes.txt}, or {@code api-routes.txt}. A line is a method,
 * a pattern, and an answer for each {@link Reader}: a status, or {@code sign-in} for the way to the
 * sign-in page.
 */
final class RoutesTable {

  private RoutesTable() {}

  /** By the name of the route. */
  static Map<String, List<String>> read(String resource) throws IOException {
    try (InputStream file = RoutesTable.class.getResourceAsStream("/" + resource)) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      Map<String, List<String>> table = new TreeMap<>();
      text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.strip().split("\\s+")))
          .forEach(
              cells -> {
                if (cells.size() != 2 + Reader.values().length) {
                  throw new IllegalStateException(resource + ": " + String.join(" ", cells));
                }
                String name = cells.get(0) + " " + cells.get(1);
                if (table.put(name, cells.subList(2, cells.size())) != null) {
                  throw new IllegalStateException(resource + " has twice " + name);
                }
              });
      return table;
    }
  }

  /** As it belongs into the file. */
  static String line(String route, List<String> answers) {
    String[] parts = route.split(" ", 2);
    var line = new StringBuilder("%-6s %-84s".formatted(parts[0], parts[1]));
    answers.forEach(answer -> line.append(" %-7s".formatted(answer)));
    return line.toString().stripTrailing();
  }

  static String header() {
    return "# columns: " + Reader.header();
  }

  static List<String> differing(List<String> expected, List<String> observed) {
    return Arrays.stream(Reader.values())
        .filter(reader -> !expected.get(reader.ordinal()).equals(observed.get(reader.ordinal())))
        .map(
            reader ->
                "%s: expected %s, observed %s"
                    .formatted(
                        reader, expected.get(reader.ordinal()), observed.get(reader.ordinal())))
        .toList();
  }
}
