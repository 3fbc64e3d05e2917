package dev.touchstone.reference.decoding;

import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * A language model as a table: log p(next | step, previous), shape (T, V+1, V). Row V of a step
 * belongs to the start, where there is no previous token.
 */
record TokenTable(Tensor logp) {

  /** Whether an input has a table's shape. */
  static boolean fits(Inputs in) {
    List<Integer> shape = in.tensor("logp").shape();
    return shape.get(0) > 0 && shape.get(2) > 0 && shape.get(1) == shape.get(2) + 1;
  }

  /** A random table; some tokens are several times as likely as others. */
  static TokenTable random(Draw draw, int steps, int tokens) {
    double[] data = draw.normal(steps, tokens + 1, tokens).data().clone();
    for (int row = 0; row < data.length; row += tokens) {
      double sum = 0;
      for (int j = row; j < row + tokens; j++) {
        sum += Math.exp(data[j]);
      }
      for (int j = row; j < row + tokens; j++) {
        data[j] -= Math.log(sum);
      }
    }
    return new TokenTable(Tensor.vector(data).reshape(steps, tokens + 1, tokens));
  }

  /** A table with this row of probabilities everywhere. */
  static TokenTable everywhere(int steps, double... p) {
    double[] data = new double[steps * (p.length + 1) * p.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = Math.log(p[i % p.length]);
    }
    return new TokenTable(Tensor.vector(data).reshape(steps, p.length + 1, p.length));
  }

  int steps() {
    return logp.shape().get(0);
  }

  int tokens() {
    return logp.shape().get(2);
  }

  int start() {
    return tokens();
  }

  double logp(int step, int previous, int next) {
    return logp.data()[row(step, previous) + next];
  }

  /** This table with another row of probabilities. */
  TokenTable withRow(int step, int previous, double... p) {
    double[] data = logp.data().clone();
    for (int j = 0; j < p.length; j++) {
      data[row(step, previous) + j] = Math.log(p[j]);
    }
    return with(data);
  }

  /** This table with another probability of one token; the others of its row share the rest. */
  TokenTable with(int step, int previous, int next, double p) {
    double[] data = logp.data().clone();
    int row = row(step, previous);
    double others = Math.log1p(-p) - Math.log1p(-Math.exp(data[row + next]));
    for (int j = 0; j < tokens(); j++) {
      data[row + j] = j == next ? Math.log(p) : data[row + j] + others;
    }
    return with(data);
  }

  /** This table with one token as likely as {@code p} in all rows. */
  TokenTable withAll(int next, double p) {
    TokenTable table = this;
    for (int step = 0; step < steps(); step++) {
      for (int previous = 0; previous <= tokens(); previous++) {
        table = table.with(step, previous, next, p);
      }
    }
    return table;
  }

  private TokenTable with(double[] data) {
    return new TokenTable(Tensor.vector(data).reshape(steps(), tokens() + 1, tokens()));
  }

  private int row(int step, int previous) {
    return (step * (tokens() + 1) + previous) * tokens();
  }
}
