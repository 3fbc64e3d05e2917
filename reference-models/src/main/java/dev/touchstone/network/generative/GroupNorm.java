package dev.touchstone.network.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * Group normalisation: the channels of x (N, C, H, W) in groups, each of them made mean 0 and
 * variance 1 over its channels and places, then γ x̂ + β by channel.
 *
 * <p>Source: Wu and He 2018.
 */
final class GroupNorm extends Composite {

  private static final double EPSILON = 1e-6;

  private final int groups;
  private final int channels;
  private final Parameter gamma;
  private final Parameter beta;

  GroupNorm(int groups, int channels) {
    this.groups = groups;
    this.channels = channels;
    this.gamma = parameter("gamma", Parameter.Type.GAMMA, new Shape(channels));
    this.beta = parameter("beta", Parameter.Type.BETA, new Shape(channels));
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray x = inputs.head();
    int[] within = {2};
    NDArray grouped = x.reshape(x.getShape().get(0), groups, -1);
    NDArray centred = grouped.sub(grouped.mean(within, true));
    NDArray deviation = centred.square().mean(within, true).add(EPSILON).sqrt();
    NDArray normal = centred.div(deviation).reshape(x.getShape());
    Shape perChannel = new Shape(1, channels, 1, 1);
    NDArray scaled = normal.mul(pass.value(gamma, x).reshape(perChannel));
    return new NDList(scaled.add(pass.value(beta, x).reshape(perChannel)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0]};
  }
}
