package dev.touchstone.metric;

import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.reference.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * exp(total negative log-likelihood / total number of tokens), whatever the sequences they stand
 * in. One is perfect, guessing among K gives K, and a single token of probability 0 infinity.
 *
 * <p>A prediction holds, for each sequence, the probability given to each of its tokens, or the
 * natural logarithms of these.
 */
record TokenPerplexity() implements Metric.OfTables {

  private static final String PROBABILITIES = "probabilities";
  private static final String LOGS = "log_probabilities";

  @Override
  public String id() {
    return "perplexity";
  }

  @Override
  public Text title() {
    return new Text("困惑度", "Perplexity");
  }

  @Override
  public String formula() {
    return "\\exp\\left( \\frac{1}{\\sum_i T_i} \\sum_i \\sum_{t=1}^{T_i} -\\ln p_{it} \\right)";
  }

  @Override
  public Direction direction() {
    return Direction.LOWER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.truth("tokens", Content.TOKENS),
        Column.prediction(PROBABILITIES, Content.PROBABILITIES));
  }

  @Override
  public Evaluation evaluate(Table truth, Table prediction) {
    boolean logs = prediction.columns().contains(LOGS);
    Cells cells = prediction.cells(logs ? LOGS : PROBABILITIES);
    List<List<String>> tokens = truth.cells("tokens").sequences();
    double[][] given = cells.vectors();
    double[][] sums = new double[given.length][];
    for (int row = 0; row < given.length; row++) {
      if (given[row].length != tokens.get(row).size()) {
        throw cells.refusal(row, "length", given[row].length, tokens.get(row).size());
      }
      sums[row] = new double[] {likelihood(given[row], logs, row, cells), given[row].length};
    }
    double[] total = new Sums(sums, each -> 0, Map::of).total();
    if (total[1] == 0) {
      throw new BadDataException(Place.whole(Side.TRUTH), "no_tokens");
    }
    return new Sums(sums, each -> Math.exp(each[0] / each[1]), () -> details(total));
  }

  private static double likelihood(double[] given, boolean logs, int row, Cells cells) {
    for (double value : given) {
      if (logs ? value > 0 : value < 0 || value > 1) {
        throw cells.refusal(row, logs ? "log_probability" : "probability", value);
      }
    }
    return Arrays.stream(given).map(value -> logs ? -value : -Math.log(value)).sum();
  }

  private static Map<String, Object> details(double[] total) {
    double nats = total[0] / total[1];
    return Details.of("tokens", (long) total[1])
        .with("cross_entropy_nats", nats)
        .with("bits_per_token", nats / Math.log(2))
        .map();
  }
}
