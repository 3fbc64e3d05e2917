package dev.touchstone.metric;

import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a competition ranks by. {@link Metrics} knows them all. */
public interface Metric {

  /** Which way a score gets better. */
  enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER;

    /** The best score first; what is no number comes last. */
    public Comparator<Double> bestFirst() {
      Comparator<Double> order =
          this == HIGHER_IS_BETTER ? Comparator.reverseOrder() : Comparator.naturalOrder();
      return Comparator.<Double, Boolean>comparing(score -> score.isNaN()).thenComparing(order);
    }
  }

  /** The name it has in a {@code competition.yaml} and on the command line. */
  String id();

  Text title();

  /** How it is computed, as TeX. */
  String formula();

  Direction direction();

  /** What truth and prediction have to hold, beside {@code id}. */
  List<Column> columns();

  /** A score as it is shown. Rows are ordered by the score itself, never by this. */
  default String display(double score) {
    return String.format(Locale.ROOT, "%.5f", score);
  }

  /**
   * Holds a prediction against the truth. Rows are brought together by {@code id} where there is
   * one, else by their order.
   *
   * @throws BadDataException with the rule that truth or prediction breaks, and the row
   */
  Evaluation evaluate(Data truth, Data prediction);

  /**
   * Refuses what a program returned and cannot be scored.
   *
   * @param rows how many rows were to be predicted
   * @throws BadPredictionException with the rule it breaks
   */
  default void check(Tensor prediction, int rows) {
    throw new IllegalStateException(id() + " scores files, not what predict returns");
  }

  /**
   * Holds what a program returned against the truth.
   *
   * @throws BadPredictionException if the prediction does not pass {@link #check}
   */
  default Evaluation evaluate(Tensor truth, Tensor prediction) {
    check(prediction, truth.shape().getFirst());
    return evaluate(Tables.of(Side.TRUTH, truth), Tables.of(Side.PREDICTION, prediction));
  }

  /**
   * The loss of each row, (n,); the score rises or falls with their mean, so two programs can be
   * compared row by row.
   *
   * @throws BadPredictionException if the prediction does not pass {@link #check}
   * @throws IllegalStateException if the metric is no mean; then {@link Evaluation#replicates}
   */
  default double[] losses(Tensor truth, Tensor prediction) {
    return evaluate(truth, prediction)
        .losses()
        .orElseThrow(() -> new IllegalStateException(id() + " is not a mean over rows"));
  }

  /**
   * The exact score with its 95 % interval.
   *
   * @throws BadPredictionException if the prediction does not pass {@link #check}
   */
  default Score score(Tensor truth, Tensor prediction) {
    return evaluate(truth, prediction).score();
  }

  /** A metric of tables. */
  interface OfTables extends Metric {

    @Override
    default Evaluation evaluate(Data truth, Data prediction) {
      if (!(truth instanceof Table real)) {
        throw new BadDataException(Place.whole(Side.TRUTH), "no_table");
      }
      if (!(prediction instanceof Table predicted)) {
        throw new BadDataException(Place.whole(Side.PREDICTION), "no_table");
      }
      Table.Pair pair = Table.aligned(real, predicted);
      return evaluate(pair.truth(), pair.prediction());
    }

    /** Of rows that correspond to each other. */
    Evaluation evaluate(Table truth, Table prediction);
  }
}
