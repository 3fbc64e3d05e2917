package dev.touchstone.network.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.network.Summary;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Factor;
import dev.touchstone.network.block.Pass;
import dev.touchstone.reference.Text;
import java.util.List;
import java.util.Map;

/**
 * A variational autoencoder: pixels x (N, D) and noise ε ~ N(0, 1), (N, k), to the logits of the
 * pixels' probabilities (N, D), μ (N, k) and log σ² (N, k). The decoder sees z = μ + σ ε.
 *
 * <p>Source: Kingma and Welling 2014; Neural Networks and Deep Learning 13.2.
 */
public final class Vae extends Composite {

  private final int code;
  private final Block encoder;
  private final Block mean;
  private final Block logVariance;
  private final Block decoder;

  /**
   * @param pixels D
   * @param hidden the width of the one layer in encoder and decoder
   * @param code k
   */
  public Vae(int pixels, int hidden, int code) {
    this.code = code;
    List<Integer> one = List.of(hidden);
    Shape inside = new Shape(1, hidden);
    encoder = child("encoder", Layers.dense(one, Activation::reluBlock), new Shape(1, pixels));
    mean = child("mean", Layers.linear(code), inside);
    logVariance = child("logVariance", Layers.linear(code), inside);
    decoder =
        child(
            "decoder",
            Layers.dense(one, Activation::reluBlock).add(Layers.linear(pixels)),
            new Shape(1, code));
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray hidden = pass.through(encoder, inputs.get(0));
    NDArray mu = pass.through(mean, hidden);
    NDArray logVar = pass.through(logVariance, hidden);
    NDArray z = mu.add(Factor.times(0.5, logVar).exp().mul(inputs.get(1)));
    return new NDList(pass.through(decoder, z), mu, logVar);
  }

  /**
   * The evidence lower bound of each row in nats, (N,): log p(x | z), pixels being independent
   * given z, less KL(N(μ, σ²) ‖ N(0, 1)) = −½ Σ (1 + log σ² − μ² − σ²).
   *
   * @param outputs what the network makes of the pixels and noise
   */
  public static NDArray elbo(NDArray pixels, NDList outputs) {
    NDArray logits = outputs.get(0);
    NDArray mu = outputs.get(1);
    NDArray logVar = outputs.get(2);
    NDArray log = pixels.mul(logits).sub(Activation.softPlus(logits)).sum(new int[] {1});
    NDArray terms = logVar.add(1).sub(mu.square()).sub(logVar.exp()).sum(new int[] {1});
    return log.add(Factor.times(0.5, terms));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape codes = new Shape(inputs[0].get(0), code);
    return new Shape[] {inputs[0], codes, codes};
  }

  static Network network() {
    return new Network(
        "vae",
        new Text("变分自编码器 784-400-20", "Variational autoencoder 784-400-20"),
        () -> new Vae(784, 400, 20),
        List.of(new Shape(2, 784), new Shape(2, 20)),
        List.of(DataType.FLOAT32, DataType.FLOAT32),
        List.of(new Shape(2, 784), new Shape(2, 20), new Shape(2, 20)),
        Map.of(),
        List.of(Published.exactly(Summary.PARAMETERS, 652_824, "PyTorch's VAE example")));
  }
}
