import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds every Java source of the repository against google-java-format: {@code check} or {@code
 * write}.
 */
class Format {

  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    List<Path> unformatted = new ArrayList<>();
    for (Path source : sources()) {
      String text = Files.readString(source);
      String formatted = new Formatter().formatSourceAndFixImports(text);
      if (formatted.equals(text)) {
        continue;
      }
      if (write) {
        Files.writeString(source, formatted);
      } else {
        unformatted.add(source);
      }
    }
    if (!unformatted.isEmpty()) {
      System.err.println("Not formatted (./touchstone format mends it):");
      unformatted.forEach(source -> System.err.println("  " + source));
      System.exit(1);
    }
  }

  private static List<Path> sources() throws Exception {
    try (var files = Files.walk(Path.of("."))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/") || file.startsWith("./build"))
          .filter(file -> !file.toString().contains("/node_modules/"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }
}
