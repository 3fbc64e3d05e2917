package dev.touchstone.server.integrity;

import dev.touchstone.integrity.Pair.Fragment;
import dev.touchstone.integrity.Work;
import dev.touchstone.integrity.Work.Span;
import dev.touchstone.sandbox.PlainText;
import dev.touchstone.server.integrity.Comparisons.Places;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Two works beside each other: which lines of one are which of the other, which were given, and in
 * words why.
 *
 * @param cut whether there is more than is shown
 */
record SideBySide(List<Part> a, List<Part> b, List<Match> matches, boolean cut) {

  private static final int MOST_LINES = 4000;
  private static final int LONGEST_LINE = 400;

  /** A file, or a code cell of a notebook. */
  record Part(String name, List<Line> lines) {}

  /**
   * A line.
   *
   * @param match the number of what it belongs to, from 1; 0 for none
   * @param first whether that begins here
   * @param given whether it is nobody's own
   */
  record Line(int number, String text, int match, boolean first, boolean given) {

    /** Colours come round again. */
    public int colour() {
      return match == 0 ? 0 : (match - 1) % 4 + 1;
    }
  }

  /** Lines that are alike, and why. */
  record Match(int number, Span a, Span b, int tokens, Likeness likeness) {

    public int colour() {
      return (number - 1) % 4 + 1;
    }
  }

  static SideBySide of(Work a, Work b, Places places, UnaryOperator<String> names) {
    List<Fragment> fragments = places.fragments();
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < fragments.size(); i++) {
      Fragment one = fragments.get(i);
      Likeness likeness = Likeness.of(lines(a, one.a()), lines(b, one.b())).hiding(names);
      matches.add(new Match(i + 1, one.a(), one.b(), one.tokens(), likeness));
    }
    int most = Math.max(count(a), count(b));
    return new SideBySide(
        parts(a, matches.stream().map(Match::a).toList(), places.nobodysA(), names),
        parts(b, matches.stream().map(Match::b).toList(), places.nobodysB(), names),
        matches,
        most > MOST_LINES);
  }

  private static int count(Work work) {
    return work.files().stream().mapToInt(file -> split(file.source()).length).sum();
  }

  private static String[] split(String source) {
    return source.split("\r\n|\r|\n", -1);
  }

  private static List<String> lines(Work work, Span span) {
    return work.files().stream()
        .filter(file -> file.name().equals(span.file()))
        .findFirst()
        .map(file -> List.of(split(file.source())))
        .map(all -> all.subList(span.from() - 1, Math.min(span.to(), all.size())))
        .orElse(List.of());
  }

  private static List<Part> parts(
      Work work, List<Span> spans, List<Span> nobodys, UnaryOperator<String> names) {
    List<Part> parts = new ArrayList<>();
    int left = MOST_LINES;
    for (Work.File file : work.files()) {
      Map<Integer, Integer> matched = matched(file.name(), spans);
      String[] source = split(file.source());
      List<Line> lines = new ArrayList<>();
      for (int at = 1; at <= Math.min(source.length, left); at++) {
        int line = at;
        int match = matched.getOrDefault(at, 0);
        boolean given =
            match == 0 && nobodys.stream().anyMatch(span -> isIn(file.name(), line, span));
        boolean first = match > 0 && spans.get(match - 1).from() == at;
        lines.add(new Line(at, shown(source[at - 1], names), match, first, given));
      }
      left -= lines.size();
      parts.add(new Part(file.name(), lines));
    }
    return parts;
  }

  private static Map<Integer, Integer> matched(String file, List<Span> spans) {
    Map<Integer, Integer> matched = new LinkedHashMap<>();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (span.file().equals(file)) {
        for (int line = span.from(); line <= span.to(); line++) {
          // The place where one begins is where its link leads.
          int number = i + 1;
          boolean begins = line == span.from();
          matched.merge(line, number, (before, now) -> begins ? now : before);
        }
      }
    }
    return matched;
  }

  private static boolean isIn(String file, int line, Span span) {
    return span.file().equals(file) && span.from() <= line && line <= span.to();
  }

  private static String shown(String line, UnaryOperator<String> names) {
    String text = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …";
    return names.apply(PlainText.of(text));
  }
}
