package dev.touchstone.reference.decoding;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.texts;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tolerance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Precision p, recall r and f = 2pr / (p + r) of the spans in BIO tags gold and pred (T,); numbers,
 * 0 where nothing can be divided. A span counts if start, end and type agree; an I that continues
 * no span of its type starts one.
 *
 * <p>Source: the evaluation of CoNLL-2000 (chunking), whose reading of a missing B is lenient too.
 */
final class SpanF1 {

  private static final List<String> TYPES = List.of("PER", "LOC", "ORG");

  /** Tokens start … end − 1. */
  private record Span(int start, int end, String type) {

    boolean overlaps(Span other) {
      return type.equals(other.type) && start < other.end && other.start < end;
    }
  }

  private SpanF1() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DECODING, "span_f1", 1)
        .parameter("gold", texts("T"))
        .parameter("pred", texts("T"))
        .requires("gold", "a tag is none of O, B-… and I-…", in -> areTags(in.texts("gold")))
        .requires("pred", "a tag is none of O, B-… and I-…", in -> areTags(in.texts("pred")))
        .returnsDict("p", floats(), "r", floats(), "f", floats())
        .tolerance(new Tolerance(1e-6, 1e-9))
        .cases(SpanF1::cases)
        .reference(SpanF1::reference)
        .misconceptions("token_level", "accuracy", "type_ignored", "overlap_counts", "strict_bio")
        .framework(Framework.NUMPY)
        .build();
  }

  private static boolean areTags(List<String> tags) {
    return tags.stream().allMatch(tag -> tag.matches("O|[BI]-.+"));
  }

  private static List<Case> cases(Draw draw) {
    int turn = draw.integer(0, 2);
    String a = TYPES.get(turn);
    String b = TYPES.get((turn + 1) % 3);
    return List.of(
        Case.example(
            "example",
            "gold",
            "B-PER I-PER O B-LOC I-LOC O".split(" "),
            "pred",
            "B-PER I-PER O B-LOC O B-ORG".split(" ")),
        mixed(draw, "mixed"),
        mixed(draw, "mixed_again"),
        of("adjacent", a, b, "B-A I-A B-A O B-B I-B I-B B-A", "B-A I-A I-A O B-B I-B B-B B-A"),
        of("without_b", a, b, "B-A I-A O B-B I-B B-A O", "I-A I-A O B-B I-B I-A O"),
        of("nothing_found", a, b, "B-A O B-B I-B O", "O O O O O"));
  }

  private static Case of(String name, String a, String b, String gold, String pred) {
    return Case.of(name, "gold", typed(gold, a, b), "pred", typed(pred, a, b));
  }

  private static String[] typed(String tags, String a, String b) {
    return tags.replace("-A", "-" + a).replace("-B", "-" + b).split(" ");
  }

  /** What may become of a span in the prediction. */
  private enum Fate {
    FOUND,
    WRONG_TYPE,
    CUT_SHORT,
    WITHOUT_B,
    MISSED,
    INVENTED
  }

  /** Each fate once and two of them again, in a random order. */
  private static Case mixed(Draw draw, String name) {
    List<String> gold = new ArrayList<>();
    List<String> pred = new ArrayList<>();
    Fate[] fates = Fate.values();
    for (int i : draw.permutation(fates.length + 2)) {
      Fate fate = fates[i < fates.length ? i : draw.integer(0, fates.length - 1)];
      int length = draw.integer(2, 3);
      int type = draw.integer(0, TYPES.size() - 1);
      gold.addAll(fate == Fate.INVENTED ? outside(length) : span("B-", type, length));
      pred.addAll(
          switch (fate) {
            case FOUND, INVENTED -> span("B-", type, length);
            case WRONG_TYPE -> span("B-", type + 1, length);
            case CUT_SHORT -> span("B-", type, length - 1);
            case WITHOUT_B -> span("I-", type, length);
            case MISSED -> outside(length);
          });
      pred.addAll(outside(gold.size() + 1 - pred.size()));
      gold.add("O");
    }
    return Case.of(name, "gold", gold.toArray(String[]::new), "pred", pred.toArray(String[]::new));
  }

  private static List<String> span(String first, int type, int length) {
    String name = TYPES.get(type % TYPES.size());
    List<String> tags = new ArrayList<>(Collections.nCopies(length, "I-" + name));
    tags.set(0, first + name);
    return tags;
  }

  private static List<String> outside(int length) {
    return Collections.nCopies(length, "O");
  }

  private static Map<String, Double> reference(Inputs in, Slips slips) {
    List<String> gold = in.texts("gold");
    List<String> pred = in.texts("pred");
    if (slips.has("accuracy")) {
      double right = agreeing(gold, pred, true);
      return scores(right, gold.size(), gold.size());
    }
    if (slips.has("token_level")) {
      return scores(agreeing(gold, pred, false), tagged(pred), tagged(gold));
    }
    List<Span> asked = spans(gold, slips);
    List<Span> found = spans(pred, slips);
    long hits = found.stream().filter(span -> isHit(span, asked, slips)).count();
    return scores(hits, found.size(), asked.size());
  }

  private static Map<String, Double> scores(double hits, int found, int asked) {
    double p = found == 0 ? 0 : hits / found;
    double r = asked == 0 ? 0 : hits / asked;
    return Map.of("p", p, "r", r, "f", p + r == 0 ? 0 : 2 * p * r / (p + r));
  }

  private static int agreeing(List<String> gold, List<String> pred, boolean outsideToo) {
    int agreeing = 0;
    for (int t = 0; t < gold.size(); t++) {
      if (gold.get(t).equals(pred.get(t)) && (outsideToo || !gold.get(t).equals("O"))) {
        agreeing++;
      }
    }
    return agreeing;
  }

  private static int tagged(List<String> tags) {
    return (int) tags.stream().filter(tag -> !tag.equals("O")).count();
  }

  private static boolean isHit(Span span, List<Span> asked, Slips slips) {
    if (slips.has("type_ignored")) {
      return asked.stream().anyMatch(a -> a.start == span.start && a.end == span.end);
    }
    return slips.has("overlap_counts")
        ? asked.stream().anyMatch(span::overlaps)
        : asked.contains(span);
  }

  private static List<Span> spans(List<String> tags, Slips slips) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    String open = "";
    for (int t = 0; t <= tags.size(); t++) {
      String tag = t < tags.size() ? tags.get(t) : "O";
      String type = tag.equals("O") ? "" : tag.substring(2);
      if (tag.startsWith("I-") && type.equals(open)) {
        continue;
      }
      if (!open.isEmpty()) {
        spans.add(new Span(start, t, open));
      }
      open = slips.has("strict_bio") && !tag.startsWith("B-") ? "" : type;
      start = t;
    }
    return spans;
  }
}
