package dev.touchstone.server.discussion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at a post before others do. It is held if the blocks of code in it have more than a few
 * lines together, or if, anywhere in it, there are some lines that its author also handed in. Lines
 * that the course gave out, and such as everybody writes, count for nothing.
 */
final class Caution {

  /** Why a post is held. */
  enum Reason {
    CODE,
    OWN
  }

  /** A call and what it prints can be shown without asking. */
  static final int FEW_LINES = 4;

  static final int OWN_LINES = 2;

  /** What is shorter is written by everybody: {@code return x}. */
  private static final int TELLING = 12;

  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
  private static final Pattern INDENTED = Pattern.compile("( {4}|\\t).*\\S.*");
  private static final Pattern EVERYBODYS =
      Pattern.compile("(import|from|#|\"\"\"|'''|@|def__init__|super\\(\\).__init__).*");

  private Caution() {}

  /**
   * @param submitted files that the author handed in
   * @param given files that the course gave out
   */
  static Optional<Reason> of(String body, Collection<String> submitted, Collection<String> given) {
    Set<String> own = lines(submitted.stream());
    own.removeAll(lines(given.stream()));
    long found = lines(Stream.of(body)).stream().filter(own::contains).count();
    if (found >= OWN_LINES) {
      return Optional.of(Reason.OWN);
    }
    Set<String> known = lines(given.stream());
    long code = code(body).stream().filter(line -> !known.contains(normal(line))).count();
    return code > FEW_LINES ? Optional.of(Reason.CODE) : Optional.empty();
  }

  /** The lines of its blocks of code, fenced or indented. */
  static List<String> code(String body) {
    List<String> code = new ArrayList<>();
    String fence = "";
    for (String line : body.lines().toList()) {
      if (fence.isEmpty() && FENCE.matcher(line).matches()) {
        String bare = line.strip();
        // Formulas are written in fences, too.
        fence = bare.substring(0, 3) + (bare.substring(3).strip().equals("math") ? "math" : "");
      } else if (!fence.isEmpty() && line.strip().startsWith(fence.substring(0, 3))) {
        fence = "";
      } else if ((!fence.isEmpty() && !fence.endsWith("math") && !line.isBlank())
          || (fence.isEmpty() && INDENTED.matcher(line).matches())) {
        code.add(line);
      }
    }
    return code;
  }

  private static Set<String> lines(Stream<String> texts) {
    return texts
        .flatMap(String::lines)
        .map(Caution::normal)
        .filter(line -> line.length() >= TELLING && !EVERYBODYS.matcher(line).matches())
        .collect(Collectors.toCollection(HashSet::new));
  }

  // As it is written matters not: spaces, quotation marks of prose, marks of lists.
  private static String normal(String line) {
    return line.replaceAll("\\s+", "").replaceAll("^[>*`-]+|`+$", "");
  }
}
