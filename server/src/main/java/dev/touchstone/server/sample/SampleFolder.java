package dev.touchstone.server.sample;

import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A folder with a course in it. */
record SampleFolder(Path path) {

  record CourseFile(
      String slug,
      Text title,
      ZoneId timeZone,
      String password,
      @Nullable Integer slipDays,
      List<Person> people,
      List<String> assignments,
      @Nullable Work sampleSubmission) {}

  record Person(String name, String displayName, String role) {}

  /** A submission that is handed in and graded at the first start. */
  record Work(String student, String assignment, String exercise, String file) {}

  record AssignmentFile(
      Text title,
      String opens,
      String due,
      @Nullable Late late,
      @Nullable Attempts attempts,
      @Nullable String counts,
      List<Asked> exercises) {

    Duration opensAfter() {
      return YamlFile.offset(opens);
    }

    Duration dueAfter() {
      return YamlFile.offset(due);
    }

    /** What is not said is free. */
    Terms terms() {
      return new Terms(
          late == null ? Terms.FREE.late() : late.terms(),
          counts == null ? Terms.FREE.counts() : Terms.Counts.valueOf(upper(counts)),
          attempts == null ? null : attempts.limit(),
          attempts == null || attempts.coolDown() == null
              ? Duration.ZERO
              : YamlFile.offset(attempts.coolDown()));
    }
  }

  record Late(String policy, @Nullable Integer perDay, @Nullable Integer days) {

    Terms.Late terms() {
      return new Terms.Late(
          Terms.Policy.valueOf(upper(policy)),
          perDay == null ? 0 : perDay,
          days == null ? 0 : days);
    }
  }

  record Attempts(@Nullable Integer limit, @Nullable String coolDown) {}

  record Asked(String id, BigDecimal points) {}

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  CourseFile course() {
    return YamlFile.read(path.resolve("course.yaml"), CourseFile.class);
  }

  AssignmentFile assignment(String name) {
    return YamlFile.read(assignmentFolder(name).resolve("assignment.yaml"), AssignmentFile.class);
  }

  Text statement(String name) {
    return new Text(
        YamlFile.text(assignmentFolder(name).resolve("statement.zh.md")),
        YamlFile.text(assignmentFolder(name).resolve("statement.en.md")));
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
}
