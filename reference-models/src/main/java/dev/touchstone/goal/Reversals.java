package dev.touchstone.goal;

import dev.touchstone.goal.Measurement.Pattern;
import dev.touchstone.metric.BadPredictionException;
import dev.touchstone.metric.Interval;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import dev.touchstone.training.language.Strings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** Pairs of strings are learned from; of other strings what becomes of them is asked. */
record Reversals(Strings strings, List<Mark> marks) implements Task {

  private static final Text TITLE = new Text("生成的字符串", "Generated strings");

  /** Explains an answer if it holds of so many of its strings. */
  private static final double MOST = 0.5;

  private static final int LEARNED = 4000;
  private static final int ASKED = 500;
  private static final int REHEARSED = 200;

  static Reversals full() {
    return new Reversals(Strings.draw(LEARNED, ASKED), Mark.of(0.02, 0.5, 0.8, 0.95));
  }

  /** Strings of which none counts. */
  Reversals rehearsal() {
    Map<String, String> all = strings.learned();
    return new Reversals(
        new Strings(Strings.part(all, 0, REHEARSED), Strings.part(all, REHEARSED, 2 * REHEARSED)),
        List.of());
  }

  @Override
  public Source source() {
    return new Source("strings", TITLE, strings.learned().size(), strings.asked().size());
  }

  @Override
  public Map<String, Tensor> inputs() {
    return Map.of(
        "sources", Tensor.texts(List.copyOf(strings.learned().keySet())),
        "targets", Tensor.texts(List.copyOf(strings.learned().values())),
        "asked", Tensor.texts(List.copyOf(strings.asked().keySet())));
  }

  @Override
  public Measurement measure(Tensor answer) {
    List<String> right = List.copyOf(strings.asked().values());
    if (!answer.outerShape().equals(List.of(right.size()))) {
      throw new BadPredictionException(
          "strings_shape", Tensor.shapeText(List.of(right.size())), answer.shapeText());
    }
    List<String> given = answer.texts();
    int hits = count(right, given, String::equals);
    return new Measurement(
        (double) hits / right.size(), Interval.wilson(hits, right.size()), pattern(right, given));
  }

  private static Optional<Pattern> pattern(List<String> right, List<String> given) {
    double most = MOST * right.size();
    if (count(right, given, (r, g) -> g.contentEquals(new StringBuilder(r).reverse())) > most) {
      return Optional.of(Pattern.of("goal_forwards"));
    }
    if (count(right, given, (r, g) -> g.length() > r.length() && g.startsWith(r)) > most) {
      return Optional.of(Pattern.of("goal_endless"));
    }
    return Optional.empty();
  }

  private static int count(
      List<String> right, List<String> given, BiPredicate<String, String> holds) {
    return (int)
        IntStream.range(0, right.size())
            .filter(i -> holds.test(right.get(i), given.get(i)))
            .count();
  }
}
