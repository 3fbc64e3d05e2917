package dev.touchstone.server.experiment;

import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody writes above a column: {@code > 0.5}, {@code <= 1e-3}, {@code 0.1..0.5}, {@code =
 * 3}, or a text that must be in it.
 */
final class Condition {

  private static final String NUMBER = "([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)";
  private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>|=|!=)\\s*" + NUMBER);
  private static final Pattern BETWEEN = Pattern.compile(NUMBER + "\\s*\\.\\.\\s*" + NUMBER);

  private Condition() {}

  static Predicate<Cell> of(String written) {
    String wanted = written.strip().replace('−', '-');
    Matcher compared = COMPARED.matcher(wanted);
    if (compared.matches()) {
      return numbers(comparison(compared.group(1), Double.parseDouble(compared.group(2))));
    }
    Matcher between = BETWEEN.matcher(wanted);
    if (between.matches()) {
      double low = Double.parseDouble(between.group(1));
      double high = Double.parseDouble(between.group(2));
      return numbers(value -> low <= value && value <= high);
    }
    String part = wanted.toLowerCase(Locale.ROOT);
    return cell -> cell.text().replace('−', '-').toLowerCase(Locale.ROOT).contains(part);
  }

  private static Predicate<Cell> numbers(DoublePredicate condition) {
    return cell -> cell.number() != null && condition.test(cell.number());
  }

  private static DoublePredicate comparison(String sign, double bound) {
    return switch (sign) {
      case "<" -> value -> value < bound;
      case "<=" -> value -> value <= bound;
      case ">" -> value -> value > bound;
      case ">=" -> value -> value >= bound;
      case "=" -> value -> value == bound;
      default -> value -> value != bound;
    };
  }
}
