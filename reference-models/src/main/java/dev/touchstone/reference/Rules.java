package dev.touchstone.reference;

import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a program may not import or call, because doing without is what the exercise teaches.
 *
 * @param onlyModules top-level modules, such as {@code numpy}, that alone may be imported beside
 *     Python's standard library; none means that any may
 * @param forbidden dotted names, such as {@code torch.nn}, which rule out that function or that
 *     module with everything below it; or a name behind a dot, such as {@code .softmax}, which
 *     rules out any attribute of that name
 */
public record Rules(List<String> onlyModules, List<String> forbidden) {

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
  private static final Predicate<String> MODULE = Pattern.compile(NAME).asMatchPredicate();
  private static final Predicate<String> DOTTED =
      Pattern.compile(NAME + "(\\." + NAME + ")*").asMatchPredicate();
  private static final Predicate<String> ATTRIBUTE =
      Pattern.compile("\\." + NAME).asMatchPredicate();

  /** Everything goes. Stands below the patterns, which it is checked with. */
  public static final Rules NONE = new Rules(List.of(), List.of());

  public Rules {
    onlyModules = checked(onlyModules, MODULE, "the name of a top-level module");
    forbidden = checked(forbidden, DOTTED.or(ATTRIBUTE), "a dotted name, or a dot and a name");
  }

  /** Rules these names out, and nothing else. */
  public static Rules forbidding(String... names) {
    return new Rules(List.of(), List.of(names));
  }

  public boolean isNone() {
    return onlyModules.isEmpty() && forbidden.isEmpty();
  }

  private static List<String> checked(List<String> entries, Predicate<String> form, String what) {
    for (String entry : entries) {
      if (!form.test(entry)) {
        throw new IllegalArgumentException("'" + entry + "' is not " + what);
      }
    }
    if (new HashSet<>(entries).size() < entries.size()) {
      throw new IllegalArgumentException("ruled out twice: " + entries);
    }
    return List.copyOf(entries);
  }
}
