package dev.touchstone.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of an assignment with an exercise of its author's own, for a test to change. */
record OwnExerciseFolder(Path path) {

  static final String ID = "temperature_softmax";
  static final String YAML = "exercises/" + ID + "/exercise.yaml";
  static final String REFERENCE = "exercises/" + ID + "/reference.py";

  static OwnExerciseFolder in(Path folder) throws IOException {
    Path from = Path.of("src/test/resources/own-exercise");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return new OwnExerciseFolder(folder);
  }

  OwnExerciseFolder write(String name, String text) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  OwnExerciseFolder change(String name, String from, String to) throws IOException {
    String text = text(name);
    if (!text.contains(from)) {
      throw new AssertionError(name + " does not say " + from);
    }
    return write(name, text.replace(from, to));
  }

  String text(String name) throws IOException {
    return Files.readString(path.resolve(name));
  }

  void delete(String name) throws IOException {
    Files.delete(path.resolve(name));
  }

  AssignmentFolder read() {
    return AssignmentFolder.read("temperature", path);
  }

  List<Problem> problems() {
    try {
      read();
      return List.of();
    } catch (BadFolderException bad) {
      return bad.problems();
    }
  }
}
