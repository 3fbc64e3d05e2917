package dev.touchstone.metric;

import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How far numbers are off. Each is a function of the mean of a loss of the rows; R² is, too, once
 * the truth is given.
 *
 * @param range what predictions are clipped to first
 */
record Regression(Kind kind, Range range) implements Metric.OfTables {

  enum Kind {
    MSE("mse", "均方误差", "MSE", "\\frac{1}{n} \\sum_i (p_i - y_i)^2"),
    MAE("mae", "平均绝对误差", "MAE", "\\frac{1}{n} \\sum_i |p_i - y_i|"),
    RMSE("rmse", "均方根误差", "RMSE", "\\sqrt{\\frac{1}{n} \\sum_i (p_i - y_i)^2}"),
    R2("r2", "决定系数 R²", "R²", "1 - \\frac{\\sum_i (p_i - y_i)^2}{\\sum_i (y_i - \\bar{y})^2}"),
    LOG_RMSE(
        "log-rmse", "对数均方根误差", "log-RMSE", "\\sqrt{\\frac{1}{n} \\sum_i (\\ln p_i - \\ln y_i)^2}"),
    RMSLE(
        "rmsle",
        "对数均方根误差 (1+x)",
        "RMSLE",
        "\\sqrt{\\frac{1}{n} \\sum_i (\\ln(1 + p_i) - \\ln(1 + y_i))^2}");

    private final String id;
    private final Text title;
    private final String formula;

    Kind(String id, String zh, String en, String formula) {
      this.id = id;
      this.title = new Text(zh, en);
      this.formula = formula;
    }

    private double loss(double truth, double prediction) {
      double off =
          switch (this) {
            case MSE, MAE, RMSE, R2 -> prediction - truth;
            case LOG_RMSE -> Math.log(prediction) - Math.log(truth);
            case RMSLE -> Math.log1p(prediction) - Math.log1p(truth);
          };
      return this == MAE ? Math.abs(off) : off * off;
    }
  }

  @Override
  public String id() {
    return kind.id;
  }

  @Override
  public Text title() {
    return kind.title;
  }

  @Override
  public String formula() {
    return kind.formula;
  }

  @Override
  public Direction direction() {
    return kind == Kind.R2 ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.truth("value", Content.NUMBER), Column.prediction("value", Content.NUMBER));
  }

  @Override
  public String display(double score) {
    return Math.abs(score) >= 1e5
        ? String.format(Locale.ROOT, "%.5g", score)
        : String.format(Locale.ROOT, "%.5f", score);
  }

  @Override
  public void check(Tensor prediction, int rows) {
    Predictions.checkNumbers(prediction, rows);
    if (kind == Kind.LOG_RMSE && !(range.low() > 0)) {
      Predictions.checkLeast(prediction, 0, true);
    }
    if (kind == Kind.RMSLE && !(range.low() >= 0)) {
      Predictions.checkLeast(prediction, 0, false);
    }
  }

  @Override
  public Evaluation evaluate(Table truth, Table prediction) {
    Cells trueCells = truth.cells("value");
    Cells cells = prediction.cells("value");
    double[] real = trueCells.numbers();
    double[] predicted = Arrays.stream(cells.numbers()).map(range::clip).toArray();
    checkSign(real, trueCells);
    checkSign(predicted, cells);
    double[] losses = new double[real.length];
    for (int row = 0; row < losses.length; row++) {
      losses[row] = kind.loss(real[row], predicted[row]);
    }
    Map<String, Object> details = Details.of("rows", real.length).map();
    return switch (kind) {
      case MSE, MAE -> new Mean(losses, mean -> mean, details);
      case RMSE, LOG_RMSE, RMSLE -> new Mean(losses, Math::sqrt, details);
      case R2 -> new Explained(losses, spread(real, trueCells), details);
    };
  }

  private void checkSign(double[] values, Cells cells) {
    for (int row = 0; row < values.length; row++) {
      if (kind == Kind.LOG_RMSE && values[row] <= 0) {
        throw cells.refusal(row, "not_positive", values[row]);
      }
      if (kind == Kind.RMSLE && values[row] < 0) {
        throw cells.refusal(row, "negative", values[row]);
      }
    }
  }

  private static double[] spread(double[] truth, Cells cells) {
    if (Arrays.stream(truth).distinct().count() < 2) {
      throw cells.refusal(0, "constant");
    }
    return truth;
  }

  /** R²: what is explained is measured against the mean of the rows that are scored. */
  private record Explained(double[] loss, double[] truth, Map<String, Object> details)
      implements Evaluation {

    @Override
    public int units() {
      return loss.length;
    }

    @Override
    public double value(int[] times) {
      double unexplained = 0;
      double sum = 0;
      long count = 0;
      for (int i = 0; i < loss.length; i++) {
        // A row that is not drawn counts nothing, however absurd its prediction is: 0 · ∞ is no
        // number.
        unexplained += times[i] == 0 ? 0 : times[i] * loss[i];
        sum += times[i] * truth[i];
        count += times[i];
      }
      double mean = sum / count;
      double spread = 0;
      for (int i = 0; i < loss.length; i++) {
        spread += times[i] * (truth[i] - mean) * (truth[i] - mean);
      }
      return spread == 0 ? Double.NaN : 1 - unexplained / spread;
    }

    @Override
    public Optional<double[]> losses() {
      return Optional.of(loss.clone());
    }
  }
}
