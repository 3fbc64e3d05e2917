package dev.touchstone.authoring;

import dev.touchstone.authoring.OwnFile.CaseOf;
import dev.touchstone.authoring.OwnFile.Known;
import dev.touchstone.authoring.OwnFile.Output;
import dev.touchstone.authoring.OwnFile.Parameter;
import dev.touchstone.authoring.OwnFile.Written;
import dev.touchstone.reference.AnswerTable;
import dev.touchstone.reference.BadArrayException;
import dev.touchstone.reference.EntryPoint;
import dev.touchstone.reference.Text;
import dev.touchstone.reference.TypeText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code exercise.yaml}, and says by line what in it does not hold together. */
final class OwnFileReader {

  /** What the author's file calls the function that draws the cases. */
  static final String CASES = "cases";

  /** A statement to try the rest with. */
  private static final Text ANY = new Text("…", "…");

  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  private final String id;
  private final String path;
  private final YamlFile yaml;
  private final Written written;
  private final Problems problems;

  private OwnFileReader(String id, String path, YamlFile yaml, Problems problems) {
    this.id = id;
    this.path = path;
    this.yaml = yaml;
    this.written = yaml.as(Written.class);
    this.problems = problems;
  }

  /**
   * Null if it is not as it has to be; then the problems say why.
   *
   * @param path how they call the file
   */
  static @Nullable OwnFile read(String id, String path, String text, Problems problems) {
    YamlFile yaml = YamlFile.read(path, text, "exercise", problems);
    return yaml == null ? null : new OwnFileReader(id, path, yaml, problems).read();
  }

  private @Nullable OwnFile read() {
    int before = problems.found().size();
    once("/parameters", "name", written.parameters(), Parameter::name);
    once("/outputs", "name", written.outputs(), Output::name);
    once("/cases", "name", written.cases(), CaseOf::name);
    once("/misconceptions", "id", written.known(), Known::id);
    checkNames();
    checkTypes();
    checkOutputs();
    checkCases();
    Map<String, Optional<Object>> fallbacks = fallbacks();
    if (problems.found().size() > before) {
      return null;
    }
    OwnFile file = new OwnFile(written, fallbacks);
    checkFallbacks(file);
    return problems.found().size() > before ? null : file;
  }

  private <T> void once(String list, String key, List<T> all, Function<T, @Nullable String> name) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      String called = name.apply(all.get(i));
      if (called != null && !seen.add(called)) {
        problem(list + "/" + i + "/" + key, "own_twice", called);
      }
    }
  }

  private void checkNames() {
    String function = written.function(id);
    if (function.equals(CASES)) {
      problem("/function", "own_called_cases");
    }
    word("/function", function);
    for (int i = 0; i < written.parameters().size(); i++) {
      word("/parameters/" + i + "/name", written.parameters().get(i).name());
    }
  }

  private void word(String pointer, String name) {
    if (KEYWORDS.contains(name)) {
      problem(pointer, "own_keyword", name);
    }
  }

  private void checkTypes() {
    for (int i = 0; i < written.parameters().size(); i++) {
      type("/parameters/" + i + "/type", written.parameters().get(i).type());
    }
    for (int i = 0; i < written.outputs().size(); i++) {
      type("/outputs/" + i + "/type", written.outputs().get(i).type());
    }
  }

  private void type(String pointer, String text) {
    try {
      TypeText.read(text);
    } catch (IllegalArgumentException e) {
      problem(pointer, "own_type", text);
    }
  }

  private void checkOutputs() {
    List<Output> outputs = written.outputs();
    if (written.returnsValue() && outputs.size() > 1) {
      problem("/outputs", "own_one_output", outputs.size());
    }
    if (!written.returnsValue()) {
      for (int i = 0; i < outputs.size(); i++) {
        if (outputs.get(i).name() == null) {
          problem("/outputs/" + i, "own_output_name");
        }
      }
    }
  }

  private void checkCases() {
    if (written.cases().stream().noneMatch(CaseOf::example)) {
      problem("/cases", "own_no_example");
    }
    if (written.cases().stream().allMatch(CaseOf::example)) {
      problem("/cases", "own_no_hidden");
    }
  }

  private Map<String, Optional<Object>> fallbacks() {
    Map<String, Optional<Object>> fallbacks = new LinkedHashMap<>();
    for (int i = 0; i < written.parameters().size(); i++) {
      String pointer = "/parameters/" + i + "/default";
      String name = written.parameters().get(i).name();
      if (yaml.has(pointer)) {
        fallback(yaml.plain(pointer), pointer).ifPresent(known -> fallbacks.put(name, known));
      } else if (!fallbacks.isEmpty()) {
        problem("/parameters/" + i, "own_order", name);
      }
    }
    return fallbacks;
  }

  /** Empty where it is nothing that a parameter can be. */
  private Optional<Optional<Object>> fallback(@Nullable Object value, String pointer) {
    return switch (value) {
      case null -> Optional.of(Optional.empty());
      case List<?> list when list.stream().allMatch(Number.class::isInstance) ->
          Optional.of(Optional.of(numbers(list)));
      case Number number -> Optional.of(Optional.of(number));
      case Boolean flag -> Optional.of(Optional.of(flag));
      case String text -> Optional.of(Optional.of(text));
      default -> {
        problem(pointer, "own_default", String.valueOf(value));
        yield Optional.empty();
      }
    };
  }

  private static Object numbers(List<?> list) {
    return list.stream().allMatch(Integer.class::isInstance)
        ? list.stream().mapToInt(number -> (Integer) number).toArray()
        : list.stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
  }

  private void checkFallbacks(OwnFile file) {
    List<EntryPoint.Parameter> parameters =
        file.exercise(id, ANY, "", AnswerTable.NONE).entryPoint().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      try {
        parameters.get(i).checkFallback();
      } catch (BadArrayException e) {
        String pointer = "/parameters/" + i + "/default";
        problem(pointer, "own_default", String.valueOf(yaml.plain(pointer)));
      }
    }
  }

  private void problem(String pointer, String key, Object... arguments) {
    problems.add(path, yaml.line(pointer), key, arguments);
  }
}
