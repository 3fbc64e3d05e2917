package dev.touchstone.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads spans off tags.
 *
 * <p>As {@code conlleval.pl} does: every tag but O belongs to a span; it goes on with the span
 * before it only if it says so (I, M, E), that one is still open (B, I, M) and the type is the
 * same; otherwise it begins one. Strictly: a span counts only if it is written as the scheme wants
 * it: S, or B … E, in BIO B I I.
 */
record Spans(Scheme scheme, boolean strict) {

  /** Of a sentence, from the first to the last token, both included. */
  record Span(String type, int from, int to) {}

  private record Tag(char letter, String type) {
    static Tag of(String tag) {
      return new Tag(tag.charAt(0), tag.length() > 2 ? tag.substring(2) : "");
    }

    boolean continues(Tag before) {
      return isOneOf("IME") && before.isOneOf("BIM") && type.equals(before.type);
    }

    boolean isOneOf(String letters) {
      return letters.indexOf(letter) >= 0;
    }
  }

  /** Where the first tag stands that cannot be read, from 0; −1 if all can. */
  int unreadable(List<String> tags) {
    for (int i = 0; i < tags.size(); i++) {
      String tag = tags.get(i);
      boolean readable =
          !tag.isEmpty()
              && scheme.has(tag.charAt(0))
              && (tag.length() == 1 || (tag.charAt(1) == '-' && tag.length() > 2));
      if (!readable) {
        return i;
      }
    }
    return -1;
  }

  List<Span> of(List<String> tags) {
    List<Span> spans = new ArrayList<>();
    Tag before = new Tag('O', "");
    int from = 0;
    for (int i = 0; i <= tags.size(); i++) {
      Tag tag = i == tags.size() ? new Tag('O', "") : Tag.of(tags.get(i));
      if (i > 0 && before.letter != 'O' && !tag.continues(before)) {
        Span span = new Span(before.type, from, i - 1);
        if (!strict || isWellFormed(tags, span)) {
          spans.add(span);
        }
      }
      if (!tag.continues(before)) {
        from = i;
      }
      before = tag;
    }
    return spans;
  }

  private boolean isWellFormed(List<String> tags, Span span) {
    char first = tags.get(span.from).charAt(0);
    char last = tags.get(span.to).charAt(0);
    return scheme.endsOpen()
        ? first == 'B'
        : span.from == span.to ? first == 'S' : first == 'B' && last == 'E';
  }

  static Set<String> types(List<List<Span>> one, List<List<Span>> other) {
    Set<String> types = new TreeSet<>();
    one.forEach(spans -> spans.forEach(span -> types.add(span.type)));
    other.forEach(spans -> spans.forEach(span -> types.add(span.type)));
    return types;
  }
}
