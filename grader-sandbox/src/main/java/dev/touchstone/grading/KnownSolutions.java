package dev.touchstone.grading;

import dev.touchstone.reference.Exercise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Programs whose grading is known beforehand. A folder for each exercise holds {@code good/},
 * {@code wrong/} with a program named after each misconception, and {@code forbidden/}; below
 * {@code as/FORM/} the same for each further form it can be asked for in.
 */
public final class KnownSolutions {

  /** What must come of a program. */
  public enum Kind {
    GOOD,
    WRONG,
    FORBIDDEN
  }

  /**
   * A program.
   *
   * @param name its path below the exercise's folder
   */
  public record Solution(Exercise exercise, String form, Kind kind, String name, Path file) {

    /** Whether the report says of it what is known of it. */
    public boolean isConfirmedBy(GradingReport report) {
      return switch (kind) {
        case GOOD -> report.verdict() == Verdict.ACCEPTED && report.diagnosis().isEmpty();
        case WRONG ->
            report.verdict() != Verdict.ACCEPTED
                && !report.diagnosis().isEmpty()
                && named().equals(report.diagnosis().getFirst().id());
        case FORBIDDEN -> report.verdict() == Verdict.FORBIDDEN;
      };
    }

    /** The name that its mistake must get. */
    public String named() {
      String name = String.valueOf(file.getFileName());
      return name.substring(0, name.lastIndexOf('.'));
    }

    public byte[] source() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return exercise.id() + "/" + name;
    }
  }

  private final Path folder;

  public KnownSolutions(Path folder) {
    this.folder = folder;
  }

  /** Those of the catalogue's exercises, which come with it. */
  public static KnownSolutions builtIn() {
    return BuiltIn.SOLUTIONS;
  }

  /** Loaded when it is first asked for; a jar that was opened for it stays open. */
  private static final class BuiltIn {
    static final KnownSolutions SOLUTIONS = new KnownSolutions(folder("/dev/touchstone/solutions"));

    private static Path folder(String name) {
      try {
        URI place = Objects.requireNonNull(KnownSolutions.class.getResource(name), name).toURI();
        return place.getScheme().equals("jar")
            ? FileSystems.newFileSystem(place, Map.of()).getPath(name)
            : Path.of(place);
      } catch (IOException | URISyntaxException e) {
        throw new IllegalStateException("the known solutions cannot be read", e);
      }
    }
  }

  public List<Solution> of(Exercise exercise) {
    List<Solution> solutions = new ArrayList<>();
    for (String form : exercise.scripts().keySet()) {
      String below = form.equals(Exercise.FUNCTION) ? "" : "as/" + form + "/";
      for (Kind kind : Kind.values()) {
        String name = below + kind.name().toLowerCase(Locale.ROOT);
        for (Path file : children(folder.resolve(exercise.id()).resolve(name))) {
          solutions.add(new Solution(exercise, form, kind, name + "/" + file.getFileName(), file));
        }
      }
    }
    return solutions;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
