package dev.touchstone.grading;

import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.BadPredictionException;
import dev.touchstone.metric.Data;
import dev.touchstone.metric.Evaluation;
import dev.touchstone.metric.Evidence;
import dev.touchstone.metric.Evidence.Losses;
import dev.touchstone.metric.Metric;
import dev.touchstone.metric.Metric.Direction;
import dev.touchstone.metric.Score;
import dev.touchstone.metric.Side;
import dev.touchstone.metric.Split;
import dev.touchstone.metric.Table;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a competition asks: learn from the training part, predict the test part.
 *
 * @param trainX (n, …)
 * @param trainY (n,)
 * @param testX (m, …), in the split's order
 * @param testY (m,), which no program ever sees
 */
public record PredictionTask(
    Tensor trainX, Tensor trainY, Tensor testX, Tensor testY, Split split, Metric metric) {

  /**
   * The public and the private score of one prediction, and what each rests on, null where that is
   * nothing two entries could be compared by.
   */
  public record Scores(
      Score shown, Score kept, @Nullable Evidence shownBy, @Nullable Evidence keptBy) {}

  /**
   * @param x (N, …), all rows of the data set
   * @param y (N,)
   */
  public static PredictionTask of(Tensor x, Tensor y, Split split, Metric metric) {
    return new PredictionTask(
        x.rows(split.train()),
        y.rows(split.train()),
        x.rows(split.test()),
        y.rows(split.test()),
        split,
        metric);
  }

  /**
   * @throws BadPredictionException if the prediction cannot be scored
   */
  public Scores score(Tensor prediction) {
    metric.check(prediction, testY.size());
    Evaluation evaluation = metric.evaluate(testY, prediction);
    return new Scores(
        score(prediction, split.shown()),
        score(prediction, split.kept()),
        evidence(evaluation.part(split.shown())),
        evidence(evaluation.part(split.kept())));
  }

  /**
   * Scores a file of predictions: a row for each test row, whose id is its number from 1 in the
   * order of the split.
   *
   * @throws BadDataException if the file cannot be scored, with row and column
   */
  public Scores scoreFile(Data prediction) {
    Evaluation evaluation = metric.evaluate(truth(), prediction);
    Evaluation shown = evaluation.part(split.shown());
    Evaluation kept = evaluation.part(split.kept());
    return new Scores(shown.score(), kept.score(), evidence(shown), evidence(kept));
  }

  /** Losses of rows where the score is a mean of them, otherwise what redrawn rows would give. */
  private @Nullable Evidence evidence(Evaluation part) {
    double[] losses = part.losses().orElse(null);
    if (losses != null) {
      return DoubleStream.of(losses).allMatch(Double::isFinite) ? new Losses(losses) : null;
    }
    int sign = metric.direction() == Direction.HIGHER_IS_BETTER ? -1 : 1;
    double loss = sign * part.value();
    double[] drawn =
        DoubleStream.of(part.replicates(Evaluation.SEED, Evaluation.REPLICATES))
            .map(one -> sign * one)
            .toArray();
    return Double.isFinite(loss) && DoubleStream.of(drawn).noneMatch(Double::isInfinite)
        ? Evidence.replicates(part.units(), loss, drawn)
        : null;
  }

  /** The ids that a file of predictions has to have. */
  public static List<String> ids(int rows) {
    return IntStream.rangeClosed(1, rows).mapToObj(String::valueOf).toList();
  }

  private Table truth() {
    List<String> ids = ids(testY.size());
    boolean real = testY.dtype().isFloating();
    List<Table.Row> rows = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      double value = testY.data()[i];
      Object cell = real ? (Object) value : (Object) (long) value;
      rows.add(new Table.Row(i + 1, 0, List.of(ids.get(i), cell)));
    }
    return new Table(Side.TRUTH, true, List.of(Table.ID, "value"), rows);
  }

  private Score score(Tensor prediction, int[] rows) {
    return metric.score(testY.rows(rows), prediction.rows(rows));
  }
}
