package dev.touchstone.integrity;

import dev.touchstone.integrity.Work.File;
import dev.touchstone.sandbox.NotebookCells;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Works as they lie in a folder: each file is one, and so is each folder with all that is in it.
 * Python files and notebooks are read, of these the code cells without the notebook's own commands;
 * anything else is passed over, and so are links.
 */
public final class Works {

  /** A notebook keeps its pictures, too. */
  private static final long LARGEST = 32 << 20;

  /** Commands over a cell of Python; over others stands another language. */
  private static final Pattern OVER_PYTHON =
      Pattern.compile("%%(?:time|timeit|capture|prun)\\b[^\\n]*");

  private static final Pattern COMMAND = Pattern.compile("(?m)^\\h*[%!?].*$");

  private Works() {}

  /** By name. */
  public static List<Work> in(Path folder) throws IOException {
    List<Work> works = new ArrayList<>();
    for (Path child : children(folder)) {
      List<File> files = new ArrayList<>();
      for (Path file : files(child)) {
        String name = child.equals(file) ? name(file) : child.relativize(file).toString();
        files.addAll(of(name, Files.readAllBytes(file)));
      }
      if (!files.isEmpty()) {
        works.add(new Work(name(child), files));
      }
    }
    return works;
  }

  /** Those that would be read and are too large for it, by their paths in the folder. */
  public static List<Path> tooLarge(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> isCode(file) && file.toFile().length() > LARGEST)
          .map(folder::relativize)
          .sorted()
          .toList();
    }
  }

  /**
   * @param name its ending says whether it is a notebook
   */
  public static List<File> of(String name, byte[] content) {
    Optional<List<String>> cells = isNotebook(name) ? NotebookCells.of(content) : Optional.empty();
    return cells
        .map(each -> ofCells(name, each))
        .orElseGet(() -> List.of(new File(name, new String(content, StandardCharsets.UTF_8))));
  }

  private static List<File> ofCells(String name, List<String> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> new File("%s[%d]".formatted(name, i + 1), withoutCommands(cells.get(i))))
        .toList();
  }

  /** Lines that only a notebook understands are emptied, so that the others keep their numbers. */
  private static String withoutCommands(String cell) {
    Matcher over = OVER_PYTHON.matcher(cell);
    String python = over.lookingAt() ? cell.substring(over.end()) : cell;
    return python.startsWith("%%") ? "" : COMMAND.matcher(python).replaceAll("");
  }

  private static boolean isNotebook(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".ipynb");
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  private static List<Path> files(Path child) throws IOException {
    try (Stream<Path> all = Files.walk(child)) {
      return all.filter(Works::isReadable).sorted().toList();
    }
  }

  private static boolean isReadable(Path file) {
    return isCode(file) && file.toFile().length() <= LARGEST;
  }

  private static boolean isCode(Path file) {
    String name = name(file);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && (name.toLowerCase(Locale.ROOT).endsWith(".py") || isNotebook(name));
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
