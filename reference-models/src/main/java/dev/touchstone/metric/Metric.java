package dev.touchstone.metric;

import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.Comparator;

/** What a competition ranks by. */
public sealed interface Metric permits Accuracy {

  /** Which way a score gets better. */
  enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER;

    /** The best score first. */
    public Comparator<Double> bestFirst() {
      return this == HIGHER_IS_BETTER ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }
  }

  /** The name it has in a {@code competition.yaml}. */
  String id();

  Text title();

  /** How it is computed, as TeX. */
  String formula();

  Direction direction();

  /** A score as it is shown. Rows are ordered by the score itself, never by this. */
  String display(double score);

  /**
   * Refuses what cannot be scored.
   *
   * @param rows how many rows were to be predicted
   * @throws BadPredictionException with the rule it breaks
   */
  void check(Tensor prediction, int rows);

  /**
   * The loss of each row, (n,); the score is a mean over them, so two programs can be compared row
   * by row.
   *
   * @throws BadPredictionException if the prediction does not pass {@link #check}
   */
  double[] losses(Tensor truth, Tensor prediction);

  /**
   * The exact score with its 95 % interval.
   *
   * @throws BadPredictionException if the prediction does not pass {@link #check}
   */
  Score score(Tensor truth, Tensor prediction);
}
