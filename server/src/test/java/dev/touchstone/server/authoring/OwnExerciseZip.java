package dev.touchstone.server.authoring;

import dev.touchstone.authoring.FolderZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The zip of an assignment with an exercise of its author's own. */
public final class OwnExerciseZip {

  public static final String ID = "temperature_softmax";
  public static final String YAML = "exercises/" + ID + "/exercise.yaml";
  public static final String REFERENCE = "exercises/" + ID + "/reference.py";

  private static final Path FOLDER = Path.of("../grader-sandbox/src/test/resources/own-exercise");

  private OwnExerciseZip() {}

  /** A file of the folder. */
  public static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  /** With these files in the place of its own. */
  public static byte[] with(Map<String, String> files) throws IOException {
    Path copy = Files.createTempDirectory("own-exercise");
    try (Stream<Path> all = Files.walk(FOLDER)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(FOLDER.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(copy.resolve(file.getKey()), file.getValue());
      }
      ByteArrayOutputStream zip = new ByteArrayOutputStream();
      FolderZip.pack(copy, zip);
      return zip.toByteArray();
    } finally {
      FileSystemUtils.deleteRecursively(copy);
    }
  }
}
