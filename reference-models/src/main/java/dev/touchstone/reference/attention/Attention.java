package dev.touchstone.reference.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;

/** Several heads of dot-product attention, as the blocks of transformers use them. */
final class Attention {

  static final double MASKED = -1e9;

  /** The projections of queries, keys and values (d, h·k) and of the result (h·k, p). */
  record Weights(NDArray q, NDArray k, NDArray v, NDArray o) {

    /** {@code Wq}, {@code Wk}, {@code Wv}, {@code Wo}, each with this ending. */
    static Weights of(Inputs in, String ending) {
      return new Weights(
          in.get("Wq" + ending),
          in.get("Wk" + ending),
          in.get("Wv" + ending),
          in.get("Wo" + ending));
    }
  }

  private Attention() {}

  /**
   * Queries from x (B, n, d), keys and values from y (B, m, d), without biases; (B, n, p).
   *
   * @param seen (n, m), true where a query may see a key
   */
  static NDArray multiHead(NDArray x, NDArray y, Weights w, int heads, NDArray seen) {
    NDArray q = split(x.matMul(w.q()), heads);
    NDArray k = split(y.matMul(w.k()), heads);
    NDArray v = split(y.matMul(w.v()), heads);
    NDArray scores = q.matMul(k.swapAxes(2, 3)).div(Math.sqrt(q.getShape().get(3)));
    return merge(masked(scores, seen).softmax(-1).matMul(v)).matMul(w.o());
  }

  /** (B, n, h·k) to (B, h, n, k): head i has the columns i·k … (i+1)·k − 1. */
  static NDArray split(NDArray x, int heads) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads).swapAxes(1, 2);
  }

  /** (B, h, n, k) to (B, n, h·k). */
  static NDArray merge(NDArray x) {
    Shape shape = x.getShape();
    return x.swapAxes(1, 2).reshape(shape.get(0), shape.get(2), shape.get(1) * shape.get(3));
  }

  /** Scores (…, n, m) where seen (n, m), a large negative number elsewhere. */
  static NDArray masked(NDArray scores, NDArray seen) {
    return Nd.where(seen.broadcast(scores.getShape()), scores, scores.onesLike().mul(MASKED));
  }

  /** (n, m), true everywhere. */
  static NDArray all(NDManager manager, long n, long m) {
    return Nd.full(manager, 1, n, m).gt(0);
  }

  /** (n, m), true up to and with a query's own place. */
  static NDArray causal(NDManager manager, long n, long m) {
    return places(manager, n).expandDims(1).gte(places(manager, m));
  }

  static NDArray places(NDManager manager, long n) {
    return manager.arange((float) n);
  }

  /** The mean over these axes, which stay with length 1; DJL takes one at a time. */
  static NDArray mean(NDArray x, int... axes) {
    for (int axis : axes) {
      x = x.mean(new int[] {axis}, true);
    }
    return x;
  }
}
