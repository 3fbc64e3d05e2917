package dev.touchstone.trials.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * An advisory that somebody has looked at and lives with for a while.
 *
 * @param id the advisory's own, or an alias
 * @param until the last day on which it holds, in UTC
 */
record Acceptance(String id, String reason, LocalDate until) {

  Acceptance {
    if (id.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException("id and reason must say something");
    }
  }

  boolean isOf(Advisory advisory) {
    return advisory.id().equals(id) || advisory.aliases().contains(id);
  }

  boolean isOver(LocalDate today) {
    return today.isAfter(until);
  }

  /**
   * The list in a YAML file, each with {@code id}, {@code reason} and {@code until}.
   *
   * @throws AuditException naming the file and what is wrong in it
   */
  static List<Acceptance> in(Path file) {
    try {
      Object list = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      if (!(list instanceof List<?> entries)) {
        throw new IllegalArgumentException("a list is wanted, if an empty one: []");
      }
      List<Acceptance> all = new ArrayList<>();
      for (Object entry : entries) {
        all.add(of(entry));
      }
      return all;
    } catch (IOException e) {
      throw new AuditException(file + " cannot be read");
    } catch (YAMLException | IllegalArgumentException | DateTimeException e) {
      throw new AuditException(file + ": " + e.getMessage());
    }
  }

  private static Acceptance of(@Nullable Object entry) {
    if (!(entry instanceof Map<?, ?> values)
        || !values.keySet().equals(Set.of("id", "reason", "until"))) {
      throw new IllegalArgumentException("each entry has id, reason and until, and no more");
    }
    return new Acceptance(
        String.valueOf(values.get("id")),
        String.valueOf(values.get("reason")),
        day(values.get("until")));
  }

  /** YAML makes a date of what looks like one. */
  private static LocalDate day(@Nullable Object value) {
    return value instanceof Date date
        ? date.toInstant().atZone(ZoneOffset.UTC).toLocalDate()
        : LocalDate.parse(String.valueOf(value));
  }
}
