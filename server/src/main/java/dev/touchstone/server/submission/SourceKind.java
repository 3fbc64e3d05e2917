package dev.touchstone.server.submission;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What may be handed in, told by how the file's name ends. */
public enum SourceKind {
  PYTHON(".py", 1),
  /** Room for the pictures among its outputs, which nobody here looks at. */
  NOTEBOOK(".ipynb", 5);

  private static final int MEGABYTE = 1 << 20;

  private final String ending;
  private final int megabytes;

  SourceKind(String ending, int megabytes) {
    this.ending = ending;
    this.megabytes = megabytes;
  }

  public static Optional<SourceKind> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(kind -> name.endsWith(kind.ending)).findFirst();
  }

  /** How many bytes a file may have whose name ends so. */
  public static Map<String, Integer> limits() {
    Map<String, Integer> limits = new LinkedHashMap<>();
    for (SourceKind kind : values()) {
      limits.put(kind.ending(), kind.limit());
    }
    return limits;
  }

  public String ending() {
    return ending;
  }

  public int megabytes() {
    return megabytes;
  }

  public int limit() {
    return megabytes * MEGABYTE;
  }
}
