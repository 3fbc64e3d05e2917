package dev.touchstone.server.integrity;

import dev.touchstone.server.integrity.Comparisons.Author;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the names of a class out of what is shown, code included. Who is called how stays the same
 * within a comparison.
 */
final class Pseudonyms implements UnaryOperator<String> {

  private static final int SHORTEST = 2;
  private static final int SHORTEST_PART = 3;

  private final Map<String, String> names = new TreeMap<>();
  private final List<Pattern> sought = new ArrayList<>();

  /**
   * @param called what somebody with that number is called instead
   */
  Pseudonyms(List<Author> authors, java.util.function.IntFunction<String> called) {
    for (Author author : authors) {
      String instead = called.apply(author.number());
      add(author.displayName(), SHORTEST, instead);
      add(author.name(), SHORTEST, instead);
      if (author.studentNumber() != null) {
        add(author.studentNumber(), SHORTEST, instead);
      }
      for (String part : author.displayName().split("[\\s·.,]+")) {
        add(part, SHORTEST_PART, instead);
      }
    }
    names.keySet().stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pseudonyms::pattern)
        .forEach(sought::add);
  }

  private void add(String name, int shortest, String instead) {
    if (name.strip().length() >= shortest) {
      names.putIfAbsent(name.strip(), instead);
    }
  }

  // Lin is somebody's name and not the beginning of linear; hanzi have no ends to look for.
  private static Pattern pattern(String name) {
    String exact = Pattern.quote(name);
    boolean latin = name.chars().allMatch(c -> c < 0x250);
    return Pattern.compile(
        latin ? "(?<![A-Za-z0-9])" + exact + "(?![A-Za-z0-9])" : exact, Pattern.CASE_INSENSITIVE);
  }

  @Override
  public String apply(String text) {
    String hidden = text;
    for (Pattern name : sought) {
      Matcher found = name.matcher(hidden);
      if (found.find()) {
        hidden = found.replaceAll(match -> Matcher.quoteReplacement(instead(match.group())));
      }
    }
    return hidden;
  }

  private String instead(String found) {
    return names.entrySet().stream()
        .filter(name -> name.getKey().equalsIgnoreCase(found))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("…");
  }
}
