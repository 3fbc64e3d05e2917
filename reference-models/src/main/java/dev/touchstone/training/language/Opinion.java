package dev.touchstone.training.language;

import dev.touchstone.reference.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody thinks of a film: "the hall was not new , the plot was not very dull". A negation
 * turns the word after it round, and a degree may stand between them. Before or after the opinion
 * there may be a fact, negated or not, that says nothing; so neither the words by themselves nor a
 * negation somewhere give the opinion away.
 *
 * @param words an id each, from 1
 * @param label 1 for praise, 0 for blame
 */
record Opinion(List<Integer> words, int label) {

  private static final List<String> PRAISE = words("good great moving witty clever superb fresh");
  private static final List<String> BLAME = words("bad dull boring clumsy silly awful stale");
  private static final List<String> PARTS = words("plot film music cast ending story acting");
  private static final List<String> THINGS = words("ticket hall seat screen evening queue");
  private static final List<String> NEUTRAL = words("cheap large dark crowded long new");
  private static final List<String> DEGREES = words("very really quite so");
  private static final List<String> NEGATIONS = words("not never hardly");

  private static final List<String> ALL =
      Stream.of(words("the was ,"), PRAISE, BLAME, PARTS, THINGS, NEUTRAL, DEGREES, NEGATIONS)
          .flatMap(List::stream)
          .toList();

  /** How many ids there are, with the padding. */
  static final int VOCABULARY = ALL.size() + 1;

  /** Two clauses of six words and what stands between them. */
  static final int LONGEST = 13;

  private static List<String> words(String words) {
    return Arrays.asList(words.split(" "));
  }

  static Opinion random(Draw draw) {
    boolean kind = draw.flip();
    boolean negated = draw.flip();
    List<String> said = new ArrayList<>(clause(draw, PARTS, negated, kind ? PRAISE : BLAME));
    if (draw.flip()) {
      List<String> fact = clause(draw, THINGS, draw.flip(), NEUTRAL);
      boolean before = draw.flip();
      said.add(before ? 0 : said.size(), ",");
      said.addAll(before ? 0 : said.size(), fact);
    }
    return new Opinion(
        said.stream().map(word -> 1 + ALL.indexOf(word)).toList(), kind ^ negated ? 1 : 0);
  }

  private static List<String> clause(
      Draw draw, List<String> subjects, boolean negated, List<String> qualities) {
    return Stream.of(
            List.of("the", any(draw, subjects), "was"),
            negated ? List.of(any(draw, NEGATIONS)) : Collections.<String>emptyList(),
            draw.flip() ? List.of(any(draw, DEGREES)) : Collections.<String>emptyList(),
            List.of(any(draw, qualities)))
        .flatMap(List::stream)
        .toList();
  }

  private static String any(Draw draw, List<String> words) {
    return words.get(draw.integer(0, words.size() - 1));
  }

  int[] ids() {
    return words.stream().mapToInt(word -> word).toArray();
  }
}
