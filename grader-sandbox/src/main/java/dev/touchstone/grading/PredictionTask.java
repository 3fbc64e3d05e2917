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
import dev.touchstone.metric.Split;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a competition asks: learn from the training part, predict the test part.
 *
 * @param trainX (n, …)
 * @param testX (m, …), in the split's order
 * @param test what no program ever sees
 */
public record PredictionTask(
    Tensor trainX, Target train, Tensor testX, Target test, Split split, Metric metric) {

  /**
   * The public and the private score of one prediction, and what each rests on, null where that is
   * nothing two entries could be compared by.
   */
  public record Scores(
      Score shown, Score kept, @Nullable Evidence shownBy, @Nullable Evidence keptBy) {}

  /**
   * @param x (N, …), all units of the data set
   * @param target of all units
   */
  public static PredictionTask of(Tensor x, Target target, Split split, Metric metric) {
    return new PredictionTask(
        x.rows(split.train()),
        target.of(split.train()),
        x.rows(split.test()),
        target.of(split.test()),
        split,
        metric);
  }

  /**
   * @throws BadPredictionException if the prediction cannot be scored
   */
  public Scores score(Tensor prediction) {
    return scores(test.evaluate(metric, prediction));
  }

  /**
   * Scores a file of predictions: a row for each test row, or boxes for each picture, whose id is
   * its number from 1 in the order of the split.
   *
   * @throws BadDataException if the file cannot be scored, with row and column
   */
  public Scores scoreFile(Data prediction) {
    return scores(metric.evaluate(test.truth(), prediction));
  }

  private Scores scores(Evaluation evaluation) {
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
}
