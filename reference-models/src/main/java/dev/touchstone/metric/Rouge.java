package dev.touchstone.metric;

import dev.touchstone.reference.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * ROUGE (Lin 2004): overlap of n-grams, or the longest common subsequence, as F1 of precision and
 * recall; the mean over the rows, and of several references the best one. No stemming.
 *
 * <p>Tokens are runs of a–z and 0–9 in lower case. Other scripts would lose everything by that and
 * are split into characters on demand.
 */
record Rouge(Kind kind, boolean characters) implements Metric.OfTables {

  private static final Pattern NOT_LATIN = Pattern.compile("[^a-z0-9]+");

  enum Kind {
    ROUGE_1,
    ROUGE_2,
    ROUGE_L
  }

  @Override
  public String id() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Text title() {
    String name = kind.name().replace('_', '-');
    return new Text(name, name);
  }

  @Override
  public String formula() {
    return kind == Kind.ROUGE_L
        ? "\\frac{2 P R}{P + R},\\ P = \\frac{\\mathrm{LCS}}{|\\hat{y}|},\\ R ="
            + " \\frac{\\mathrm{LCS}}{|y|}"
        : "\\frac{2 P R}{P + R},\\ P = \\frac{|G_n(\\hat{y}) \\cap G_n(y)|}{|G_n(\\hat{y})|},\\ R ="
            + " \\frac{|G_n(\\hat{y}) \\cap G_n(y)|}{|G_n(y)|}";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return List.of(Column.truth("text", Content.TEXTS), Column.prediction("text", Content.TEXT));
  }

  @Override
  public Evaluation evaluate(Table truth, Table prediction) {
    Cells trueCells = truth.cells("text");
    List<List<String>> references = trueCells.alternatives();
    String[] predicted = prediction.cells("text").texts();
    double[] losses = new double[predicted.length];
    double[] means = new double[3];
    for (int row = 0; row < losses.length; row++) {
      double[] best = best(predicted[row], references.get(row), row, trueCells);
      for (int i = 0; i < means.length; i++) {
        means[i] += best[i] / losses.length;
      }
      losses[row] = 1 - best[2];
    }
    Map<String, Object> details =
        Details.of("precision", means[0])
            .with("recall", means[1])
            .with("f", means[2])
            .with("rows", losses.length)
            .map();
    return new Mean(losses, mean -> 1 - mean, details);
  }

  private double[] best(String predicted, List<String> references, int row, Cells cells) {
    double[] best = {-1, -1, -1};
    for (String reference : references) {
      List<String> tokens = tokens(reference);
      if (tokens.isEmpty()) {
        throw cells.refusal(row, "no_latin");
      }
      double[] measured = measured(tokens(predicted), tokens);
      best = measured[2] > best[2] ? measured : best;
    }
    return best;
  }

  /** Precision, recall and F1. */
  private double[] measured(List<String> predicted, List<String> reference) {
    return switch (kind) {
      case ROUGE_1 -> overlap(predicted, reference, 1);
      case ROUGE_2 -> overlap(predicted, reference, 2);
      case ROUGE_L ->
          f1(Ngrams.longestCommon(predicted, reference), predicted.size(), reference.size());
    };
  }

  private static double[] overlap(List<String> predicted, List<String> reference, int n) {
    int common = Ngrams.common(Ngrams.count(predicted, n), Ngrams.count(reference, n));
    return f1(common, predicted.size() - n + 1, reference.size() - n + 1);
  }

  private static double[] f1(int common, int predicted, int reference) {
    double precision = (double) common / Math.max(1, predicted);
    double recall = (double) common / Math.max(1, reference);
    double sum = precision + recall;
    return new double[] {precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum};
  }

  private List<String> tokens(String text) {
    if (characters) {
      return Tokenizer.CHAR.tokens(text);
    }
    String plain = NOT_LATIN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    return Arrays.stream(plain.split(" ")).filter(token -> !token.isEmpty()).toList();
  }
}
