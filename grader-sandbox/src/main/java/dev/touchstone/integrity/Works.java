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
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Works as they lie in a folder: each file is one, and so is each folder with all that is in it.
 * Python files and notebooks are read, of these the code cells without the notebook's own commands;
 * anything else is passed over, and so are links.
 */
public final class Works {

  private static final long LARGEST = 4 << 20;

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

  /**
   * @param name its ending says whether it is a notebook
   */
  public static List<File> of(String name, byte[] content) {
    Optional<List<String>> cells =
        name.endsWith(".ipynb") ? NotebookCells.of(content) : Optional.empty();
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
    return cell.startsWith("%%") ? "" : cell.replaceAll("(?m)^\\s*[%!?].*$", "");
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
    String name = name(file);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && (name.endsWith(".py") || name.endsWith(".ipynb"))
        && file.toFile().length() <= LARGEST;
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
