package dev.touchstone.reference.recurrent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import java.util.ArrayList;
import java.util.List;

/**
 * The simple recurrent layer that other networks stack, reverse or chain: h_t = tanh(x_t Wx +
 * h_{t−1} Wh + b), for Wx (D, H), Wh (H, H) and b (H,).
 */
record RecurrentLayer(NDArray wx, NDArray wh, NDArray b) {

  /** The layer whose arrays are named {@code Wx}, {@code Wh} and {@code b}. */
  static RecurrentLayer of(Inputs in) {
    return new RecurrentLayer(in.get("Wx"), in.get("Wh"), in.get("b"));
  }

  RecurrentLayer withRecurrentWeightsOf(RecurrentLayer other) {
    return new RecurrentLayer(wx, other.wh, b);
  }

  /** All states (N, T, H) for x (N, T, D), from zeros. */
  NDArray states(NDArray x) {
    Shape first = new Shape(x.getShape().get(0), b.size());
    return states(x, x.getManager().zeros(first, DataType.FLOAT64));
  }

  /** All states (N, T, H) for x (N, T, D), from h0 (N, H). */
  NDArray states(NDArray x, NDArray h0) {
    NDArray h = h0;
    List<NDArray> states = new ArrayList<>();
    for (int t = 0; t < x.getShape().get(1); t++) {
      h = x.get(":, " + t).matMul(wx).add(h.matMul(wh)).add(b).tanh();
      states.add(h);
    }
    return Nd.stack(states, 1);
  }
}
