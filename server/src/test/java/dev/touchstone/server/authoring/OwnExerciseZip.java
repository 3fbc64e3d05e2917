package dev.touchstone.server.authoring;

import dev.touchstone.authoring.FolderZip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

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
  public static byte[] with(Map<String, String> files) {
    SortedMap<String, byte[]> folder = FolderZip.files(FOLDER);
    files.forEach((name, text) -> folder.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return FolderZip.pack(folder);
  }
}
