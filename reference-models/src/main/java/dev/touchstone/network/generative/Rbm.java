package dev.touchstone.network.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;

/**
 * A restricted Boltzmann machine of D visible and H hidden units, all 0 or 1: energy E(v, h) =
 * −vᵀWh − bᵀv − cᵀh with W (D, H), and p(h = 1 | v) = σ(vW + c), p(v = 1 | h) = σ(hWᵀ + b). It
 * learns by contrastive divergence with one step of Gibbs sampling.
 *
 * <p>Source: Hinton 2002; Neural Networks and Deep Learning 12.2.
 */
public final class Rbm implements AutoCloseable {

  private static final double SPREAD = 0.01;

  private final NDManager manager = NDManager.newBaseManager();
  private final Draw draw;
  private final NDArray weights;
  private final NDArray visible;
  private final NDArray hidden;

  public Rbm(int visibleUnits, int hiddenUnits, Draw draw) {
    this.draw = draw;
    weights = manager.create(new Shape(visibleUnits, hiddenUnits), DataType.FLOAT32);
    visible = manager.zeros(new Shape(visibleUnits));
    hidden = manager.zeros(new Shape(hiddenUnits));
    try (NDManager scratch = manager.newSubManager()) {
      Tensor start = draw.normal(visibleUnits, hiddenUnits);
      start.in(scratch).mul(SPREAD).toType(DataType.FLOAT32, false).copyTo(weights);
    }
  }

  /**
   * Learns from all rows, in batches and in a new order each time.
   *
   * @param data (n, D) of 0 and 1
   */
  public void fit(Tensor data, int epochs, int batch, double rate) {
    int n = data.shape().getFirst();
    for (int epoch = 0; epoch < epochs; epoch++) {
      int[] order = draw.permutation(n);
      for (int from = 0; from + batch <= n; from += batch) {
        int[] rows = Arrays.copyOfRange(order, from, from + batch);
        learn(data.rows(rows), rate);
      }
    }
  }

  private void learn(Tensor rows, double rate) {
    try (NDManager scratch = manager.newSubManager()) {
      NDArray v = rows.in(scratch).toType(DataType.FLOAT32, false);
      NDArray h = hiddenGiven(v);
      NDArray again = sample(visibleGiven(sample(h)));
      NDArray hAgain = hiddenGiven(again);
      double share = rate / rows.shape().getFirst();
      NDArray pull = v.transpose().matMul(h).sub(again.transpose().matMul(hAgain));
      weights.addi(pull.mul(share));
      visible.addi(v.sub(again).sum(new int[] {0}).mul(share));
      hidden.addi(h.sub(hAgain).sum(new int[] {0}).mul(share));
    }
  }

  /** p(h = 1 | v), (n, H). */
  public NDArray hiddenGiven(NDArray v) {
    return Activation.sigmoid(v.matMul(weights).add(hidden));
  }

  /** p(v = 1 | h), (n, D). */
  public NDArray visibleGiven(NDArray h) {
    return Activation.sigmoid(h.matMul(weights.transpose()).add(visible));
  }

  private NDArray sample(NDArray probabilities) {
    Shape shape = probabilities.getShape();
    Tensor uniform = draw.uniform(0, 1, (int) shape.get(0), (int) shape.get(1));
    NDArray threshold = uniform.in(probabilities.getManager()).toType(DataType.FLOAT32, false);
    return threshold.lt(probabilities).toType(DataType.FLOAT32, false);
  }

  /** F(v) = −bᵀv − Σ log(1 + exp(vW + c)), so that p(v) ∝ exp(−F(v)), (n,). */
  public NDArray freeEnergy(NDArray v) {
    NDArray on = Activation.softPlus(v.matMul(weights).add(hidden)).sum(new int[] {1});
    return v.mul(visible).sum(new int[] {1}).add(on).neg();
  }

  @Override
  public void close() {
    manager.close();
  }
}
