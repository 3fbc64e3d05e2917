package dev.touchstone.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The JSON Schemas of the files that authors write, published for their editors. */
public final class Schemas {

  private static final List<String> NAMES =
      List.of("assignment", "competition", "course", "exercise");

  private Schemas() {}

  /** The text of the schema of assignment.yaml, competition.yaml, course.yaml or exercise.yaml. */
  public static Optional<String> text(String name) {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    try (InputStream resource = Schemas.class.getResourceAsStream(name + ".schema.json")) {
      return resource == null
          ? Optional.empty()
          : Optional.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
