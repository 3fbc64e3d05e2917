package dev.touchstone.grading;

import dev.touchstone.metric.BadPredictionException;
import dev.touchstone.metric.Evidence;
import dev.touchstone.metric.Evidence.Losses;
import dev.touchstone.metric.Metric;
import dev.touchstone.metric.Score;
import dev.touchstone.metric.Split;
import dev.touchstone.reference.Tensor;
import java.util.stream.DoubleStream;
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
    return new Scores(
        score(prediction, split.shown()),
        score(prediction, split.kept()),
        evidence(prediction, split.shown()),
        evidence(prediction, split.kept()));
  }

  private @Nullable Evidence evidence(Tensor prediction, int[] rows) {
    double[] losses = metric.losses(testY.rows(rows), prediction.rows(rows));
    return DoubleStream.of(losses).allMatch(Double::isFinite) ? new Losses(losses) : null;
  }

  private Score score(Tensor prediction, int[] rows) {
    return metric.score(testY.rows(rows), prediction.rows(rows));
  }
}
