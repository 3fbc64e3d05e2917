package dev.touchstone.network.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * A residual block that knows how far the diffusion has gone: x (N, Ci, H, W) and a vector t (N, E)
 * to (N, Co, H, W). h = conv(swish(norm(x))), each channel of h gets a number made of t added, and
 * x + conv(swish(norm(h))) comes out, x itself convolved 1 × 1 if its channels are others.
 *
 * <p>Source: Ho et al. 2020, appendix B.
 */
final class ResidualBlock extends Composite {

  private final int out;
  private final Block firstNorm;
  private final Block first;
  private final Block time;
  private final Block secondNorm;
  private final Block second;
  private final Block shortcut;

  ResidualBlock(int in, int out, UNet.Sizes sizes) {
    this.out = out;
    Shape before = new Shape(1, in, 1, 1);
    Shape after = new Shape(1, out, 1, 1);
    firstNorm = child("firstNorm", new GroupNorm(sizes.groups(), in), before);
    first = child("first", Layers.conv(out, 3, 1), before);
    time = child("time", Layers.linear(out), new Shape(1, sizes.timeWidth()));
    secondNorm = child("secondNorm", new GroupNorm(sizes.groups(), out), after);
    second = child("second", Layers.conv(out, 3, 1), after);
    Block same = in == out ? Blocks.identityBlock() : Layers.conv(out, 1, 1);
    shortcut = child("shortcut", same, before);
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray x = inputs.get(0);
    NDArray h = pass.through(first, swish(pass.through(firstNorm, x)));
    NDArray t = pass.through(time, swish(inputs.get(1)));
    NDArray told = h.add(t.reshape(t.getShape().get(0), out, 1, 1));
    NDArray change = pass.through(second, swish(pass.through(secondNorm, told)));
    return new NDList(pass.through(shortcut, x).add(change));
  }

  /** x σ(x). DJL's own multiplies by a number, which {@code Factor} warns of. */
  static NDArray swish(NDArray x) {
    return x.mul(Activation.sigmoid(x));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape x = inputs[0];
    return new Shape[] {new Shape(x.get(0), out, x.get(2), x.get(3))};
  }
}
