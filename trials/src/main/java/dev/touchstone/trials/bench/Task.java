package dev.touchstone.trials.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A file that a student hands in; each ends with the right softmax. */
enum Task {
  TINY("tiny.py", "a tiny PyTorch exercise"),
  TRAINING("training.py", "a PyTorch training"),
  NUMPY("numpy.py", "a NumPy task of a second");

  final String file;
  final String title;

  Task(String file, String title) {
    this.file = file;
    this.title = title;
  }

  String code() {
    return resource(file);
  }

  static String resource(String name) {
    try (InputStream in = Task.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
