package dev.touchstone.metric;

import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.reference.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Mean intersection over union: one confusion matrix M over all pixels of all images, IoU_c = M_cc
 * / (Σ_j M_cj + Σ_i M_ic − M_cc), and the mean over the classes that are true or predicted
 * anywhere.
 *
 * @param classes K; 0: as many as occur
 * @param ignored the label of pixels that are not scored, whatever is predicted there; null: none
 */
record MeanIou(int classes, @Nullable Integer ignored) implements Metric.OfTables {

  private static final int MOST_CLASSES = 1000;

  @Override
  public String id() {
    return "miou";
  }

  @Override
  public Text title() {
    return new Text("平均交并比", "Mean IoU");
  }

  @Override
  public String formula() {
    return "\\frac{1}{C} \\sum_c \\frac{M_{cc}}{\\sum_j M_{cj} + \\sum_i M_{ic} - M_{cc}}";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return List.of(Column.truth("map", Content.GRID), Column.prediction("map", Content.GRID));
  }

  @Override
  public Evaluation evaluate(Table truth, Table prediction) {
    Cells trueCells = truth.cells("map");
    Cells cells = prediction.cells("map");
    int[][] real = trueCells.integers();
    int[][] predicted = cells.integers();
    int size = classes > 0 ? classes : most(real, predicted) + 1;
    if (size > MOST_CLASSES) {
      throw new BadDataException(
          Place.column(Side.PREDICTION, "map"), "too_many_classes", size, MOST_CLASSES);
    }
    double[][] confusions = new double[real.length][];
    for (int row = 0; row < real.length; row++) {
      if (!trueCells.shape(row).equals(cells.shape(row))
          || real[row].length != predicted[row].length) {
        throw cells.refusal(row, "shape", cells.shape(row), trueCells.shape(row));
      }
      confusions[row] = confusion(real[row], predicted[row], size, row, trueCells, cells);
    }
    return evaluation(confusions, size);
  }

  private int most(int[][] real, int[][] predicted) {
    int most = 0;
    for (int row = 0; row < real.length; row++) {
      for (int i = 0; i < Math.min(real[row].length, predicted[row].length); i++) {
        if (!isIgnored(real[row][i])) {
          most = Math.max(most, Math.max(real[row][i], predicted[row][i]));
        }
      }
    }
    return most;
  }

  private boolean isIgnored(int label) {
    return ignored != null && label == ignored;
  }

  private double[] confusion(
      int[] real, int[] predicted, int size, int row, Cells trueCells, Cells cells) {
    double[] matrix = new double[size * size];
    for (int i = 0; i < real.length; i++) {
      if (isIgnored(real[i])) {
        continue;
      }
      if (real[i] < 0 || real[i] >= size) {
        throw trueCells.refusal(row, "class_range", real[i], size - 1, i + 1);
      }
      if (predicted[i] < 0 || predicted[i] >= size || isIgnored(predicted[i])) {
        throw cells.refusal(row, "class_range", predicted[i], size - 1, i + 1);
      }
      matrix[real[i] * size + predicted[i]]++;
    }
    return matrix;
  }

  private static Evaluation evaluation(double[][] confusions, int size) {
    double[] all = new Sums(confusions, sums -> 0, Map::of).total();
    return new Sums(confusions, sums -> mean(ious(sums, size)), () -> details(all, size));
  }

  /** NaN for classes that are neither true nor predicted. */
  private static double[] ious(double[] matrix, int size) {
    return IntStream.range(0, size)
        .mapToDouble(
            c -> {
              double hits = matrix[c * size + c];
              return hits / (row(matrix, size, c) + column(matrix, size, c) - hits);
            })
        .toArray();
  }

  private static double mean(double[] ious) {
    return Arrays.stream(ious).filter(iou -> !Double.isNaN(iou)).average().orElse(Double.NaN);
  }

  private static double row(double[] matrix, int size, int c) {
    return Arrays.stream(matrix, c * size, (c + 1) * size).sum();
  }

  private static double column(double[] matrix, int size, int c) {
    return IntStream.range(0, size).mapToDouble(i -> matrix[i * size + c]).sum();
  }

  private static Map<String, Object> details(double[] matrix, int size) {
    double[] ious = ious(matrix, size);
    double pixels = Arrays.stream(matrix).sum();
    double hits = 0;
    double weighted = 0;
    List<@Nullable Double> shown = new ArrayList<>();
    for (int c = 0; c < size; c++) {
      hits += matrix[c * size + c];
      weighted += Double.isNaN(ious[c]) ? 0 : row(matrix, size, c) / pixels * ious[c];
      shown.add(Details.defined(ious[c]));
    }
    double absentAsZero = Arrays.stream(ious).filter(iou -> !Double.isNaN(iou)).sum() / size;
    Details details =
        Details.of("iou", shown)
            .with("pixel_accuracy", hits / pixels)
            .with("fw_iou", weighted)
            .with("miou_absent_as_zero", absentAsZero)
            .with("pixels", (long) pixels);
    return size > 100
        ? details.map()
        : details.with("confusion_rows_true", table(matrix, size)).map();
  }

  private static List<List<Long>> table(double[] matrix, int size) {
    return IntStream.range(0, size)
        .mapToObj(
            c ->
                Arrays.stream(matrix, c * size, (c + 1) * size)
                    .mapToObj(count -> (long) count)
                    .toList())
        .toList();
  }
}
