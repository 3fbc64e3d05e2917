package dev.touchstone.server.sample;

import dev.touchstone.reference.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A folder with a course in it. */
record SampleFolder(Path path) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  record CourseFile(
      String slug,
      Text title,
      ZoneId timeZone,
      String password,
      List<Person> people,
      List<String> assignments,
      @Nullable Work sampleSubmission) {}

  record Person(String name, String displayName, String role) {}

  /** A submission that is handed in and graded at the first start. */
  record Work(String student, String assignment, String exercise, String file) {}

  record AssignmentFile(Text title, String opens, String due, List<Asked> exercises) {

    Duration opensAfter() {
      return offset(opens);
    }

    Duration dueAfter() {
      return offset(due);
    }
  }

  record Asked(String id, BigDecimal points) {}

  CourseFile course() {
    return read(path.resolve("course.yaml"), CourseFile.class);
  }

  AssignmentFile assignment(String name) {
    return read(assignmentFolder(name).resolve("assignment.yaml"), AssignmentFile.class);
  }

  Text statement(String name) {
    return new Text(
        text(assignmentFolder(name).resolve("statement.zh.md")),
        text(assignmentFolder(name).resolve("statement.en.md")));
  }

  byte[] file(String name) {
    try {
      return Files.readAllBytes(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path assignmentFolder(String name) {
    return path.resolve("assignments").resolve(name);
  }

  private static <T> T read(Path file, Class<T> type) {
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    Map<String, Object> values = yaml.load(text(file));
    return MAPPER.convertValue(values, type);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The sample course lacks " + file, e);
    }
  }

  /** {@code +4d}, {@code -3d}, {@code +12h}: from when the course is first loaded. */
  private static Duration offset(String text) {
    String iso = text.endsWith("d") ? "P" + text : "PT" + text;
    return Duration.parse(iso.replace("P+", "P").replace("PT+", "PT"));
  }
}
