package dev.touchstone.metric;

import dev.touchstone.reference.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Word or character error rate: (substitutions + deletions + insertions) / length of the reference,
 * both summed over all sentences. It may exceed 1.
 *
 * <p>Words stand between blanks. Characters are code points, blanks inside the sentence among them.
 */
record ErrorRate(boolean words) implements Metric.OfTables {

  @Override
  public String id() {
    return words ? "wer" : "cer";
  }

  @Override
  public Text title() {
    return words ? new Text("词错误率", "Word error rate") : new Text("字错误率", "Character error rate");
  }

  @Override
  public String formula() {
    return "\\frac{\\sum_i (S_i + D_i + I_i)}{\\sum_i N_i}";
  }

  @Override
  public Direction direction() {
    return Direction.LOWER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return List.of(Column.truth("text", Content.TEXT), Column.prediction("text", Content.TEXT));
  }

  @Override
  public Evaluation evaluate(Table truth, Table prediction) {
    Cells trueCells = truth.cells("text");
    String[] references = trueCells.texts();
    String[] hypotheses = prediction.cells("text").texts();
    double[][] sums = new double[references.length][];
    for (int row = 0; row < sums.length; row++) {
      List<String> reference = parts(references[row]);
      if (reference.isEmpty()) {
        throw trueCells.refusal(row, "reference_empty");
      }
      sums[row] = new double[] {distance(reference, parts(hypotheses[row])), reference.size()};
    }
    double[] total = new Sums(sums, each -> 0, Map::of).total();
    return new Sums(
        sums,
        each -> each[0] / each[1],
        () ->
            Details.of("errors", (long) total[0])
                .with(words ? "ref_words" : "ref_characters", (long) total[1])
                .map());
  }

  private List<String> parts(String text) {
    return words ? Cells.words(text) : characters(text);
  }

  private static List<String> characters(String text) {
    int[] points = text.codePoints().toArray();
    int from = 0;
    int to = points.length;
    while (from < to && Cells.isBlank(points[from])) {
      from++;
    }
    while (to > from && Cells.isBlank(points[to - 1])) {
      to--;
    }
    return Arrays.stream(points, from, to).mapToObj(Character::toString).toList();
  }

  /** The least number of substitutions, deletions and insertions (Levenshtein 1966). */
  static int distance(List<String> from, List<String> to) {
    int[] row = new int[to.size() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int replaced = diagonal + (from.get(i - 1).equals(to.get(j - 1)) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[to.size()];
  }
}
