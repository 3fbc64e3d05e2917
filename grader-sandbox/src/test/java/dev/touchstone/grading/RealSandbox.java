package dev.touchstone.grading;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The engine of this machine, shared by the tests, and the folders of programs they run in it. */
final class RealSandbox {

  static final Sandbox SANDBOX = DockerSandbox.connect();

  /** Short of time, so that a test of the time limit is not long. */
  static final Grader GRADER =
      new Grader(SANDBOX, Limits.standard().withTime(Duration.ofSeconds(2)));

  private RealSandbox() {}

  static GradingReport grade(String exercise, Path file) {
    return grade(exercise, Exercise.FUNCTION, file);
  }

  static GradingReport grade(String exercise, String form, Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.'));
    return GRADER.grade(exercise(exercise), form, bytes(file), "submission" + ending, 1);
  }

  static Exercise exercise(String id) {
    return ExerciseCatalog.find(id).orElseThrow();
  }

  static Path resource(String name) {
    return Path.of("src/test/resources", name);
  }

  static List<Path> children(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
