package dev.touchstone.reference.mlp;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ListType.listOf;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * ∂h_T/∂h_0 = D_T W_T ⋯ D_1 W_1 with D_t = diag σ′(W_t h_{t−1}) and h_t = σ(W_t h_{t−1}), σ the
 * sigmoid, for T matrices W_t (d, d) and h_0 (d,); (d, d) with a row per output.
 *
 * <p>Source: d2l 5.4.1, which writes the transposed product.
 */
final class JacobianProduct {

  private JacobianProduct() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.MLP, "jacobian_product", 1)
        .function("jacobian")
        .parameter("Ws", listOf(floats("d", "d")))
        .parameter("h0", floats("d"))
        .requires("Ws", "there is no layer", in -> in.count("Ws") > 0)
        .returns(floats("d", "d"))
        .tolerance(new Tolerance(1e-4, 1e-14))
        .cases(JacobianProduct::cases)
        .reference(JacobianProduct::reference)
        .misconceptions(
            "no_derivative", "wrong_order", "sigma_not_prime", "transpose", "frozen_input")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int d = draw.integer(3, 4);
    return List.of(
        Case.example(
            "example",
            "Ws",
            List.of(
                Tensor.matrix(new double[] {1, -1}, new double[] {0, 2}),
                Tensor.matrix(new double[] {1, 0}, new double[] {1, 1})),
            "h0",
            new double[] {1, 1}),
        layers(draw, "few", 4, d, 1.5),
        layers(draw, "single_layer", 1, draw.integerExcept(2, 5, d), 1.5),
        layers(draw, "deep", 20, 3, 0.8),
        layers(draw, "wide", 2, 6, 1));
  }

  /**
   * Layers whose weights have signs s_t[i] s_{t−1}[j], so that the terms of every element of the
   * product agree in sign: nothing cancels, and float32 keeps its relative accuracy.
   */
  private static Case layers(Draw draw, String name, int layers, int d, double largest) {
    List<Tensor> ws = new ArrayList<>();
    double[] from = signs(draw, d);
    for (int t = 0; t < layers; t++) {
      double[] to = signs(draw, d);
      double[] w = draw.uniform(largest / 4, largest, d, d).data();
      for (int i = 0; i < d * d; i++) {
        w[i] *= to[i / d] * from[i % d];
      }
      ws.add(Tensor.vector(w).reshape(d, d));
      from = to;
    }
    return Case.of(name, "Ws", ws, "h0", draw.uniform(-1, 1, d));
  }

  private static double[] signs(Draw draw, int d) {
    return IntStream.range(0, d).mapToDouble(i -> draw.flip() ? 1 : -1).toArray();
  }

  private static NDArray reference(Inputs in, Slips slips) {
    NDArray h = in.get("h0");
    NDArray product = in.manager().eye(in.tensor("h0").size()).toType(h.getDataType(), false);
    for (NDArray w : in.list("Ws")) {
      NDArray out = Nd.sigmoid(w.matMul(h));
      NDArray layer = slope(out, slips).reshape(-1, 1).mul(w);
      product = slips.has("wrong_order") ? product.matMul(layer) : layer.matMul(product);
      h = slips.has("frozen_input") ? h : out;
    }
    return slips.has("transpose") ? product.transpose() : product;
  }

  private static NDArray slope(NDArray out, Slips slips) {
    if (slips.has("no_derivative")) {
      return out.onesLike();
    }
    return slips.has("sigma_not_prime") ? out : out.mul(out.neg().add(1));
  }
}
