package dev.touchstone.goal;

import dev.touchstone.goal.Measurement.Pattern;
import dev.touchstone.metric.Perplexity;
import dev.touchstone.metric.Score;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import dev.touchstone.training.language.Lines;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Poems are learned from; of lines of other poems the beginning is told, and a distribution over
 * the next character is asked for.
 */
record Poems(Lines lines, List<Mark> marks) implements Task {

  private static final Text REAL = new Text("唐诗", "Tang poems");
  private static final Text GENERATED = new Text("程序写出的诗", "Poems written by a program");
  private static final int REHEARSED = 20;
  private static final int REHEARSED_LINES = 50;

  static Poems of(Lines lines) {
    return new Poems(
        lines,
        lines.id().equals("poems") ? Mark.of(400, 205, 190, 178) : Mark.of(30, 22, 18.5, 17));
  }

  /** A few poems, and beginnings of which none counts. */
  Poems rehearsal() {
    List<String> few = lines.learned().subList(0, REHEARSED);
    List<String> told =
        lines.learned().stream()
            .skip(REHEARSED)
            .limit(REHEARSED_LINES)
            .map(poem -> poem.substring(0, 4))
            .toList();
    int[] next =
        lines.learned().stream()
            .skip(REHEARSED)
            .limit(REHEARSED_LINES)
            .mapToInt(poem -> lines.characters().indexOf(poem.substring(4, 5)))
            .toArray();
    return new Poems(new Lines(lines.id(), lines.characters(), few, told, next), List.of());
  }

  @Override
  public Source source() {
    return new Source(
        lines.id(),
        lines.id().equals("poems") ? REAL : GENERATED,
        lines.learned().size(),
        lines.next().length);
  }

  @Override
  public Map<String, Tensor> inputs() {
    return Map.of(
        "poems", Tensor.texts(lines.learned()),
        "characters", Tensor.texts(lines.characters()),
        "beginnings", Tensor.texts(lines.beginnings()));
  }

  @Override
  public Measurement measure(Tensor answer) {
    double[] likelihoods =
        new Perplexity(lines.characters().size()).likelihoods(lines.next(), answer);
    Score score = Perplexity.of(likelihoods);
    return new Measurement(score.value(), score.interval(), pattern(likelihoods, score.value()));
  }

  private Optional<Pattern> pattern(double[] likelihoods, double perplexity) {
    long impossible = Arrays.stream(likelihoods).filter(p -> p == 0).count();
    if (impossible > 0) {
      return Optional.of(Pattern.of("goal_impossible", impossible, likelihoods.length));
    }
    int characters = lines.characters().size();
    return perplexity >= characters
        ? Optional.of(Pattern.of("goal_uniform", Quantity.PERPLEXITY.show(perplexity), characters))
        : Optional.empty();
  }
}
