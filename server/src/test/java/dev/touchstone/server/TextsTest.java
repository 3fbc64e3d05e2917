package dev.touchstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every word a page shows is in both message files, and every word in them is shown somewhere. */
class TextsTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path TEMPLATES = RESOURCES.resolve("templates");

  private static final Pattern STATIC_KEY = Pattern.compile("#\\{([a-z][\\w.-]*)[}(]");
  private static final Pattern QUOTED_KEY =
      Pattern.compile("(?:msg(?:WithParams)?|empty|field|split)\\(([^)]*)\\)");
  private static final Pattern DYNAMIC_KEY = Pattern.compile("#\\{\\|([a-z][\\w.-]*)\\$\\{");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)[^}]*}");
  private static final Pattern LITERAL_ATTRIBUTE =
      Pattern.compile("[\\s\"](?:title|alt|placeholder|aria-label)=\"([^\"]*)\"");

  private final Properties english = load("messages.properties");
  private final Properties chinese = load("messages_zh.properties");

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
  }

  @Test
  void bothLanguagesMentionTheSameArguments() {
    for (String key : english.stringPropertyNames()) {
      assertThat(arguments(chinese, key)).as(key).isEqualTo(arguments(english, key));
    }
  }

  @Test
  void aSentenceWithArgumentsHasNoLoneApostrophe() {
    // MessageFormat would swallow it, and everything after it would be taken literally.
    for (String key : english.stringPropertyNames()) {
      if (!arguments(english, key).isEmpty()) {
        assertThat(english.getProperty(key).replace("''", "")).as(key).doesNotContain("'");
      }
    }
  }

  @Test
  void noSentenceIsEmpty() {
    assertThat(english.values()).noneMatch(text -> text.toString().isBlank());
    assertThat(chinese.values()).noneMatch(text -> text.toString().isBlank());
  }

  @Test
  void everyKeyInATemplateExists() throws IOException {
    for (Path template : files(TEMPLATES, ".html")) {
      String text = withoutComments(template);
      Set<String> used = new TreeSet<>(all(STATIC_KEY, text));
      for (String arguments : all(QUOTED_KEY, text)) {
        used.addAll(all(Pattern.compile("'([a-z][\\w-]*\\.[\\w.-]+)'"), arguments));
      }
      assertThat(english.stringPropertyNames()).as("keys of " + template).containsAll(used);
    }
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    String sources = everything();
    List<String> prefixes = all(DYNAMIC_KEY, sources);
    Set<String> unused =
        english.stringPropertyNames().stream()
            .filter(key -> prefixes.stream().noneMatch(key::startsWith))
            .filter(key -> !isRefusal(key, sources))
            .filter(
                key -> !Pattern.compile(Pattern.quote(key) + "(?![\\w.-])").matcher(sources).find())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unused).isEmpty();
  }

  @Test
  void noTemplateHoldsWordsOfItsOwn() throws IOException {
    for (Path template : files(TEMPLATES, ".html")) {
      String text =
          withoutComments(template)
              .replaceAll("(?s)<(\\w+)[^>]* class=\"math\"[^>]*>.*?</\\1>", "")
              .replaceAll("\\[\\[\\$\\{[^}]*}]]", "");
      assertThat(all(LITERAL_ATTRIBUTE, text)).as("attributes of " + template).isEmpty();
      // Quoted values first: an expression in one may hold a ">".
      String shown = text.replaceAll("\"[^\"]*\"", "").replaceAll("(?s)<[^>]*>", " ");
      assertThat(shown.replaceAll("[\\s·–/]", "")).as("words of " + template).isEmpty();
    }
  }

  private static String withoutComments(Path template) throws IOException {
    return Files.readString(template).replaceAll("(?s)<!--.*?-->", "");
  }

  // A refusal names the end of its key only.
  private static boolean isRefusal(String key, String sources) {
    return key.startsWith("refused.")
        && sources.contains("\"" + key.substring("refused.".length()) + "\"");
  }

  private static Set<String> arguments(Properties language, String key) {
    return new TreeSet<>(all(ARGUMENT, language.getProperty(key)));
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toList());
  }

  private static String everything() throws IOException {
    List<Path> files = new ArrayList<>(files(TEMPLATES, ".html"));
    files.addAll(files(Path.of("src/main/java"), ".java"));
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      text.append(Files.readString(file)).append('\n');
    }
    return text.toString();
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static Properties load(String name) {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(name))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return properties;
  }
}
