package dev.touchstone.metric;

import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.reference.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Dependency parsing: the share of words whose head is right (UAS), and whose relation to it is
 * right as well (LAS).
 *
 * @param ignored words with these relations in the truth are not scored, punctuation for one
 */
record Attachment(boolean labelled, Set<String> ignored) implements Metric.OfTables {

  @Override
  public String id() {
    return labelled ? "las" : "uas";
  }

  @Override
  public Text title() {
    return labelled
        ? new Text("带标签依存正确率 LAS", "Labelled attachment score")
        : new Text("无标签依存正确率 UAS", "Unlabelled attachment score");
  }

  @Override
  public String formula() {
    return labelled
        ? "\\frac{1}{n} \\sum_i [\\hat{h}_i = h_i \\wedge \\hat{r}_i = r_i]"
        : "\\frac{1}{n} \\sum_i [\\hat{h}_i = h_i]";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return labelled
        ? List.of(
            Column.truth("heads", Content.HEADS),
            Column.truth("relations", Content.RELATIONS),
            Column.prediction("heads", Content.HEADS),
            Column.prediction("relations", Content.RELATIONS))
        : List.of(Column.truth("heads", Content.HEADS), Column.prediction("heads", Content.HEADS));
  }

  @Override
  public Evaluation evaluate(Table truth, Table prediction) {
    Trees real = Trees.of(truth, labelled || !ignored.isEmpty());
    Trees predicted = Trees.of(prediction, labelled);
    double[][] sums = new double[real.heads.length][];
    for (int row = 0; row < sums.length; row++) {
      if (predicted.heads[row].length != real.heads[row].length) {
        throw predicted.cells.refusal(
            row, "length", predicted.heads[row].length, real.heads[row].length);
      }
      sums[row] = counts(real, predicted, row);
    }
    double[] total = new Sums(sums, each -> 0, Map::of).total();
    if (total[2] == 0) {
      throw new BadDataException(Place.whole(Side.TRUTH), "no_tokens");
    }
    return new Sums(sums, each -> each[labelled ? 1 : 0] / each[2], () -> details(total));
  }

  /** Right heads, right heads with right relations, and words. */
  private double[] counts(Trees real, Trees predicted, int row) {
    double[] counts = new double[3];
    for (int i = 0; i < real.heads[row].length; i++) {
      if (real.hasRelations() && ignored.contains(real.relation(row, i))) {
        continue;
      }
      boolean head = real.heads[row][i] == predicted.heads[row][i];
      counts[0] += head ? 1 : 0;
      counts[1] +=
          head && labelled && real.relation(row, i).equals(predicted.relation(row, i)) ? 1 : 0;
      counts[2]++;
    }
    return counts;
  }

  private Map<String, Object> details(double[] total) {
    Details details = Details.of("words", (long) total[2]).with("uas", total[0] / total[2]);
    return labelled ? details.with("las", total[1] / total[2]).map() : details.map();
  }

  /**
   * @param relations empty where they are not asked for
   */
  private record Trees(Cells cells, int[][] heads, List<List<String>> relations) {

    static Trees of(Table table, boolean labelled) {
      Cells cells = table.cells("heads");
      int[][] heads = cells.integers();
      for (int row = 0; row < heads.length; row++) {
        check(heads[row], row, cells);
      }
      if (!labelled) {
        return new Trees(cells, heads, List.of());
      }
      Cells named = table.named("relations");
      List<List<String>> relations = named.sequences();
      for (int row = 0; row < heads.length; row++) {
        if (relations.get(row).size() != heads[row].length) {
          throw named.refusal(row, "length", relations.get(row).size(), heads[row].length);
        }
      }
      return new Trees(cells, heads, relations);
    }

    private static void check(int[] heads, int row, Cells cells) {
      for (int i = 0; i < heads.length; i++) {
        if (heads[i] < 0 || heads[i] > heads.length || heads[i] == i + 1) {
          throw cells.refusal(row, "head", heads[i], i + 1, heads.length);
        }
      }
    }

    boolean hasRelations() {
      return !relations.isEmpty();
    }

    String relation(int row, int word) {
      return relations.get(row).get(word);
    }
  }
}
