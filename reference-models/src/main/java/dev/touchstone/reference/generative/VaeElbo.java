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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * For images x (n, d) in [0, 1], the encoder's mu and logvar (n, m), noise eps (n, m) and the
 * decoder's logits (n, d): z = μ + e^{½ log σ²} ε, (n, m); kl = −½ Σ(1 + log σ² − μ² − σ²) over the
 * latent dimensions, (n,); elbo = −mean(BCE summed over pixels + kl), a scalar. The cross-entropy
 * is taken from logits, softplus(l) − x l, which stays finite.
 *
 * <p>Source: Kingma and Welling 2014, appendix B and C.1.
 */
final class VaeElbo {

  private VaeElbo() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.GENERATIVE, "vae_elbo", 1)
        .function("vae")
        .parameter("x", floats("n", "d"))
        .parameter("mu", floats("n", "m"))
        .parameter("logvar", floats("n", "m"))
        .parameter("eps", floats("n", "m"))
        .parameter("decoder_logits", floats("n", "d"))
        .requires("x", "it is empty or not within 0 and 1", VaeElbo::isImage)
        .returnsDict("z", floats("n", "m"), "kl", floats("n"), "elbo", floats())
        .cases(VaeElbo::cases)
        .reference(VaeElbo::reference)
        .misconceptions(
            "variance_as_std",
            "logvar_as_std",
            "not_sampled",
            "kl_sign",
            "kl_no_half",
            "logvar_is_logstd",
            "recon_mean",
            "kl_mean",
            "naive_bce")
        .build();
  }

  private static boolean isImage(Inputs in) {
    double[] x = in.doubles("x");
    return x.length > 0 && Arrays.stream(x).allMatch(pixel -> pixel >= 0 && pixel <= 1);
  }

  private static List<Case> cases(Draw draw) {
    int square = draw.integer(3, 4);
    return List.of(
        Case.example(
            "example",
            "x",
            Tensor.vector(1, 0, 1).reshape(1, 3),
            "mu",
            Tensor.vector(0.5, -1).reshape(1, 2),
            "logvar",
            Tensor.vector(0, 1).reshape(1, 2),
            "eps",
            Tensor.vector(1, -0.5).reshape(1, 2),
            "decoder_logits",
            Tensor.vector(0, 0, 2).reshape(1, 3)),
        sized(draw, "binary", draw.integers(0, 1, 4, 6), draw.integer(2, 3), 1.5),
        sized(draw, "grey", draw.uniform(0, 1, 3, 5), draw.integer(6, 7), 1.5),
        sized(draw, "square", draw.integers(0, 1, square, square), square, 1.5),
        sized(draw, "large_logits", draw.integers(0, 1, 4, 5), 3, 400));
  }

  private static Case sized(Draw draw, String name, Tensor x, int m, double logitScale) {
    int n = x.shape().getFirst();
    double[] logits = draw.normal(n, x.shape().getLast()).data();
    return Case.of(
        name,
        "x",
        x,
        "mu",
        draw.normal(n, m),
        "logvar",
        draw.normal(n, m),
        "eps",
        draw.normal(n, m),
        "decoder_logits",
        Tensor.vector(Arrays.stream(logits).map(logit -> logit * logitScale).toArray())
            .reshape(n, x.shape().getLast()));
  }

  private static Map<String, NDArray> reference(Inputs in, Slips slips) {
    NDArray mu = in.get("mu");
    NDArray logvar = in.get("logvar");
    NDArray z = mu.add(deviation(logvar, slips).mul(in.get("eps")));
    NDArray kl = divergence(mu, logvar, slips);
    NDArray bce = crossEntropy(in.get("x"), in.get("decoder_logits"), slips);
    NDArray recon = slips.has("recon_mean") ? bce.mean(new int[] {1}) : bce.sum(new int[] {1});
    return Map.of("z", z, "kl", kl, "elbo", recon.add(kl).mean().neg());
  }

  private static NDArray deviation(NDArray logvar, Slips slips) {
    if (slips.has("not_sampled")) {
      return logvar.zerosLike();
    }
    if (slips.has("logvar_as_std")) {
      return logvar;
    }
    return slips.has("variance_as_std") ? logvar.exp() : logvar.mul(0.5).exp();
  }

  private static NDArray divergence(NDArray mu, NDArray logvar, Slips slips) {
    NDArray log = slips.has("logvar_is_logstd") ? logvar.mul(2) : logvar;
    NDArray terms = log.add(1).sub(mu.square()).sub(log.exp());
    NDArray sum = slips.has("kl_mean") ? terms.mean(new int[] {1}) : terms.sum(new int[] {1});
    return sum.mul(slips.has("kl_no_half") ? -1 : slips.has("kl_sign") ? 0.5 : -0.5);
  }

  private static NDArray crossEntropy(NDArray x, NDArray logits, Slips slips) {
    if (slips.has("naive_bce")) {
      NDArray p = Nd.sigmoid(logits);
      return x.mul(p.log()).add(x.neg().add(1).mul(p.neg().add(1).log())).neg();
    }
    return Nd.softplus(logits).sub(x.mul(logits));
  }
}
