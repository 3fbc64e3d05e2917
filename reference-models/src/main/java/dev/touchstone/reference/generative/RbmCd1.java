package dev.touchstone.reference.generative;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One step of contrastive divergence for a restricted Boltzmann machine, on binary v (n, nv) with W
 * (nv, nh), b (nv,), c (nh,): p = σ(vW + c), h = [u1 &lt; p], v₁ = [u2 &lt; σ(hWᵀ + b)], p₁ = σ(v₁W
 * + c) with noise u1 (n, nh) and u2 (n, nv); then W += η/n (vᵀp − v₁ᵀp₁), b += η/n Σ(v − v₁), c +=
 * η/n Σ(p − p₁). Returned: the new W, b, c in their shapes and, for the old ones, the free energy
 * F(v) = −v·b − Σ_j softplus((vW + c)_j) of every sample, (n,).
 *
 * <p>Source: Hinton 2002; Hinton, A practical guide to training restricted Boltzmann machines.
 */
final class RbmCd1 {

  private RbmCd1() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.GENERATIVE, "rbm_cd1", 1)
        .parameter("v", floats("n", "nv"))
        .parameter("W", floats("nv", "nh"))
        .parameter("b", floats("nv"))
        .parameter("c", floats("nh"))
        .parameter("u1", floats("n", "nh"))
        .parameter("u2", floats("n", "nv"))
        .parameter("lr", floats())
        .requires("v", "it is empty or holds other numbers than 0 and 1", RbmCd1::isBinary)
        .returnsDict(
            "W", floats("nv", "nh"), "b", floats("nv"), "c", floats("nh"), "F", floats("n"))
        .cases(RbmCd1::cases)
        .reference(RbmCd1::reference)
        .misconceptions(
            "sign",
            "no_mean",
            "mean_field_hidden",
            "mean_field_visible",
            "sampled_statistics",
            "hidden_bias_frozen",
            "free_energy_linear")
        .build();
  }

  private static boolean isBinary(Inputs in) {
    double[] v = in.doubles("v");
    return v.length > 0 && Arrays.stream(v).allMatch(x -> x == 0 || x == 1);
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(5, 6);
    int square = draw.integer(4, 5);
    return List.of(
        Case.example(
            "example",
            "v",
            Tensor.vector(1, 0).reshape(1, 2),
            "W",
            Tensor.vector(1, -1).reshape(2, 1),
            "b",
            Tensor.vector(0, 0),
            "c",
            Tensor.vector(0),
            "u1",
            Tensor.vector(0.5).reshape(1, 1),
            "u2",
            Tensor.vector(0.8, 0.5).reshape(1, 2),
            "lr",
            0.1),
        sized(draw, "wide", n, draw.integer(7, 8), draw.integer(3, 4)),
        sized(draw, "tall", n, 4, draw.integer(7, 8)),
        sized(draw, "square", square, square, square));
  }

  private static Case sized(Draw draw, String name, int n, int nv, int nh) {
    return Case.of(
        name,
        "v",
        draw.integers(0, 1, n, nv),
        "W",
        draw.normal(nv, nh),
        "b",
        draw.normal(nv),
        "c",
        draw.normal(nh),
        "u1",
        draw.uniform(0, 1, n, nh),
        "u2",
        draw.uniform(0, 1, n, nv),
        "lr",
        draw.number(0.2, 0.5));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray v = in.get("v");
    NDArray w = in.get("W");
    NDArray p = hidden(v, in);
    NDArray h = sampled(in.get("u1"), p);
    NDArray code = slips.has("mean_field_hidden") ? p : h;
    NDArray visible = Nd.sigmoid(code.matMul(w.transpose()).add(in.get("b")));
    NDArray v1 = slips.has("mean_field_visible") ? visible : sampled(in.get("u2"), visible);
    NDArray p1 = hidden(v1, in);
    NDArray statistics = slips.has("sampled_statistics") ? h : p;
    double rate = rate(in, slips);
    double hiddenRate = slips.has("hidden_bias_frozen") ? 0 : rate;
    NDArray contrast = v.transpose().matMul(statistics).sub(v1.transpose().matMul(p1));
    return Map.of(
        "W", w.add(contrast.mul(rate)),
        "b", in.get("b").add(v.sub(v1).sum(new int[] {0}).mul(rate)),
        "c", in.get("c").add(statistics.sub(p1).sum(new int[] {0}).mul(hiddenRate)),
        "F", freeEnergy(v, in, slips));
  }

  private static double rate(Inputs in, Slips slips) {
    int n = in.tensor("v").shape().getFirst();
    double rate = slips.has("no_mean") ? in.number("lr") : in.number("lr") / n;
    return slips.has("sign") ? -rate : rate;
  }

  private static NDArray hidden(NDArray v, Inputs in) {
    return Nd.sigmoid(v.matMul(in.get("W")).add(in.get("c")));
  }

  /** One with this probability, by the noise given. */
  private static NDArray sampled(NDArray noise, NDArray probability) {
    return noise.lt(probability).toType(DataType.FLOAT64, false);
  }

  private static NDArray freeEnergy(NDArray v, Inputs in, Slips slips) {
    NDArray input = v.matMul(in.get("W")).add(in.get("c"));
    NDArray summed = slips.has("free_energy_linear") ? input : Nd.softplus(input);
    return v.mul(in.get("b")).sum(new int[] {1}).add(summed.sum(new int[] {1})).neg();
  }
}
