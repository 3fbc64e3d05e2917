package dev.touchstone.reference.generative;

import static dev.touchstone.reference.ArrayType.floats;

import ai.djl.ndarray.NDArray;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Nd;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.Map;

/**
 * For the discriminator's logits on real (n,) and on generated samples (m,): d = mean BCE(real, 1)
 * + mean BCE(fake, 0) and the non-saturating g = mean BCE(fake, 1), both scalars. With softplus,
 * BCE(l, 1) = softplus(−l) and BCE(l, 0) = softplus(l), which stay finite.
 *
 * <p>Source: Goodfellow et al. 2014.
 */
final class GanLosses {

  private GanLosses() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.GENERATIVE, "gan_losses", 1)
        .parameter("logits_real", floats("n"))
        .parameter("logits_fake", floats("m"))
        .requires("logits_real", "it is empty", in -> in.tensor("logits_real").size() > 0)
        .requires("logits_fake", "it is empty", in -> in.tensor("logits_fake").size() > 0)
        .returnsDict("d", floats(), "g", floats())
        .cases(GanLosses::cases)
        .reference(GanLosses::reference)
        .misconceptions(
            "averaged",
            "minimax_generator",
            "labels_swapped",
            "generator_label_0",
            "sum",
            "naive",
            "lsgan")
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int n = draw.integer(4, 7);
    int m = draw.integerExcept(4, 7, n);
    int equal = draw.integer(3, 6);
    double large = draw.number(750, 900);
    double moderate = draw.number(50, 70);
    return List.of(
        Case.example(
            "example", "logits_real", Tensor.vector(1, 2), "logits_fake", Tensor.vector(0, -2)),
        Case.of("unequal", "logits_real", draw.normal(n), "logits_fake", draw.normal(m)),
        Case.of("equal", "logits_real", draw.normal(equal), "logits_fake", draw.normal(equal)),
        Case.of(
            "large",
            "logits_real",
            Tensor.vector(large, -large, moderate, -moderate),
            "logits_fake",
            Tensor.vector(-large, moderate, large)));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray real = in.get("logits_real");
    NDArray fake = in.get("logits_fake");
    if (slips.has("lsgan")) {
      NDArray d = real.sub(1).square().mean().add(fake.square().mean());
      return Map.of("d", d.mul(0.5), "g", fake.sub(1).square().mean().mul(0.5));
    }
    boolean swapped = slips.has("labels_swapped");
    NDArray d =
        reduced(crossEntropy(real, !swapped, slips), slips)
            .add(reduced(crossEntropy(fake, swapped, slips), slips));
    boolean seemsReal = !slips.any("minimax_generator", "generator_label_0");
    NDArray g = reduced(crossEntropy(fake, seemsReal, slips), slips);
    return Map.of(
        "d", slips.has("averaged") ? d.mul(0.5) : d,
        "g", slips.has("minimax_generator") ? g.neg() : g);
  }

  private static NDArray reduced(NDArray losses, Slips slips) {
    return slips.has("sum") ? losses.sum() : losses.mean();
  }

  private static NDArray crossEntropy(NDArray logits, boolean isReal, Slips slips) {
    if (slips.has("naive")) {
      NDArray p = Nd.sigmoid(logits);
      return (isReal ? p : p.neg().add(1)).log().neg();
    }
    return Nd.softplus(isReal ? logits.neg() : logits);
  }
}
