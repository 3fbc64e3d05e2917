package dev.touchstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the documentation points at is there, every page of it can be found, and its pictures are
 * ones that the tests take.
 */
class DocsTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path PICTURES = HOME.resolve("docs/pictures");
  private static final Pattern SOURCE = Pattern.compile("\\| `(.+)` \\| `(.+)` \\| `(.+)` \\|");

  /** A call that takes a picture of a page, with a word in the name. */
  private static final Pattern TAKES =
      Pattern.compile(
          "(?:picture|pictureDownTo|look|both|moment)\\((?:\"[^\"]+\", )?\\w+, ([^;]*\"[^;]*)\\);");

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#]+)(#[^)]*)?\\)");

  @Test
  void everyLinkAndPictureLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        String to = link.group(1);
        if (!to.contains("://") && !Files.exists(page.resolveSibling(to))) {
          broken.add(HOME.relativize(page) + " → " + to);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  /** What {@code ./touchstone pictures} reads as well. */
  @Test
  void everyPictureIsOneThatATestTakes() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    Matcher line = SOURCE.matcher(Files.readString(PICTURES.resolve("README.md")));
    while (line.find()) {
      assertThat(names(line.group(3))).as(line.group()).anyMatch(line.group(2)::matches);
      sources.put(line.group(1), line.group(2));
    }

    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.equals("README.md"))
          .containsExactlyInAnyOrderElementsOf(sources.keySet());
    }
  }

  @Test
  void everyPictureIsShownSomewhere() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path page : pages()) {
      all.append(page.getParent().endsWith("pictures") ? "" : Files.readString(page));
    }
    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.equals("README.md"))
          .allMatch(name -> all.indexOf("pictures/" + name + ")") > 0);
    }
  }

  /**
   * The names that a browser test gives to pictures, as patterns: it may put together words and
   * what changes, and a picture in each language ends in that.
   */
  private static List<String> names(String test) throws IOException {
    Path source = Path.of("src/test/java/dev/touchstone/server/browser", test + ".java");
    List<String> names = new ArrayList<>();
    Matcher call = TAKES.matcher(Files.readString(source));
    while (call.find()) {
      String name = "";
      for (String part : call.group(1).split(" \\+ ")) {
        name += part.startsWith("\"") ? part.substring(1, part.length() - 1) : ".+";
      }
      if (!name.startsWith(".+-.+")) {
        names.add(name + "(-en|-zh)?");
      }
    }
    return names;
  }

  @Test
  void everyPageIsInTheIndex() throws IOException {
    String index = Files.readString(HOME.resolve("docs/README.md"));

    assertThat(pages())
        .filteredOn(page -> page.startsWith(HOME.resolve("docs")))
        .extracting(page -> page.getFileName().toString())
        .filteredOn(name -> !name.equals("README.md"))
        .allMatch(name -> index.contains(name + ")"));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(HOME.resolve("docs"))) {
      return Stream.concat(
              Stream.of(HOME.resolve("README.md"), HOME.resolve("CONTRIBUTING.md")), docs)
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }
}
