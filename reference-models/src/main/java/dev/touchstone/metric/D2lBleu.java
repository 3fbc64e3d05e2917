package dev.touchstone.metric;

import dev.touchstone.reference.Text;
import java.util.List;

/**
 * BLEU of a sentence as the course's book has it: exp(min(0, 1 − len_label / len_pred)) · Π_{n=1}^k
 * p_n^(1/2ⁿ), between 0 and 1; of several sentences the mean. Tokens stand between blanks.
 *
 * @param k the longest n-grams that count, or the length of the prediction if it is shorter
 */
record D2lBleu(int k) implements Metric.OfTables {

  D2lBleu {
    if (k < 1) {
      throw new IllegalArgumentException("k is 1 or more, not " + k);
    }
  }

  @Override
  public String id() {
    return "d2l-bleu";
  }

  @Override
  public Text title() {
    return new Text("BLEU（教材定义）", "BLEU (of the book)");
  }

  @Override
  public String formula() {
    return "\\exp\\left( \\min\\left( 0, 1 - \\frac{\\mathrm{len}_{\\mathrm{label}}}"
        + "{\\mathrm{len}_{\\mathrm{pred}}} \\right) \\right) \\prod_{n=1}^{k} p_n^{1/2^n}";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return List.of(Column.truth("text", Content.TEXT), Column.prediction("text", Content.TEXT));
  }

  @Override
  public Evaluation evaluate(Table truth, Table prediction) {
    Cells trueCells = truth.cells("text");
    String[] labels = trueCells.texts();
    String[] predicted = prediction.cells("text").texts();
    double[] losses = new double[labels.length];
    for (int row = 0; row < losses.length; row++) {
      List<String> label = Cells.words(labels[row]);
      if (label.isEmpty()) {
        throw trueCells.refusal(row, "reference_empty");
      }
      losses[row] = 1 - bleu(Cells.words(predicted[row]), label);
    }
    return new Mean(
        losses, mean -> 1 - mean, Details.of("sentences", losses.length).with("k", k).map());
  }

  private double bleu(List<String> predicted, List<String> label) {
    if (predicted.isEmpty()) {
      return 0;
    }
    double score = Math.exp(Math.min(0, 1 - (double) label.size() / predicted.size()));
    for (int n = 1; n <= Math.min(k, predicted.size()); n++) {
      int hits = Ngrams.common(Ngrams.count(predicted, n), Ngrams.count(label, n));
      score *= Math.pow((double) hits / (predicted.size() - n + 1), Math.pow(0.5, n));
    }
    return score;
  }
}
