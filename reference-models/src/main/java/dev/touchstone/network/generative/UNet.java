package dev.touchstone.network.generative;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.network.Summary;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;
import dev.touchstone.network.block.Sketch;
import dev.touchstone.reference.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The network that finds the noise in a noisy image: x (N, C, H, W) and how many steps of noise it
 * has gone through t (N,), int64, to the noise (N, C, H, W). On the way down each level halves the
 * image; on the way up each block also gets what a block of the same level made on the way down.
 *
 * <p>Source: Ho et al. 2020, appendix B.
 */
public final class UNet extends Composite {

  /**
   * How large it is.
   *
   * @param image C
   * @param channels at the first level
   * @param widening how many times as many there are at each level
   * @param blocks at each level on the way down; one more on the way up
   * @param attention the level, from 0, whose blocks attend to all places; −1 for none
   * @param groups of channels that are normalised together
   */
  public record Sizes(
      int image, int channels, List<Integer> widening, int blocks, int attention, int groups) {

    /** For CIFAR-10's 32 × 32 × 3. */
    static final Sizes CIFAR = new Sizes(3, 128, List.of(1, 2, 2, 2), 2, 1, 32);

    public Sizes {
      widening = List.copyOf(widening);
    }

    int timeWidth() {
      return 4 * channels;
    }

    int at(int level) {
      return channels * widening.get(level);
    }

    int last() {
      return widening.size() - 1;
    }
  }

  private final Sizes sizes;
  private final Block firstTime;
  private final Block secondTime;
  private final Block in;
  private final List<List<List<Block>>> down = new ArrayList<>();
  private final List<Block> halve = new ArrayList<>();
  private final List<Block> middle = new ArrayList<>();
  private final List<List<List<Block>>> up = new ArrayList<>();
  private final List<Block> twice = new ArrayList<>();
  private final Block norm;
  private final Block out;

  public UNet(Sizes sizes) {
    this.sizes = sizes;
    firstTime = child("time1", Layers.linear(sizes.timeWidth()), new Shape(1, sizes.channels()));
    secondTime = child("time2", Layers.linear(sizes.timeWidth()), new Shape(1, sizes.timeWidth()));
    in = conv("in", sizes.image(), sizes.channels(), 1);
    Deque<Integer> widths = buildDown();
    int deepest = sizes.at(sizes.last());
    middle.add(residual("middle1", deepest, deepest));
    middle.add(attention("middle2", deepest));
    middle.add(residual("middle3", deepest, deepest));
    buildUp(widths, deepest);
    Shape full = new Shape(1, sizes.channels(), 1, 1);
    norm = child("norm", new GroupNorm(sizes.groups(), sizes.channels()), full);
    out = conv("out", sizes.channels(), sizes.image(), 1);
  }

  /** How many channels each thing has that the way up will be given, the last first. */
  private Deque<Integer> buildDown() {
    Deque<Integer> widths = new ArrayDeque<>(List.of(sizes.channels()));
    for (int level = 0; level <= sizes.last(); level++) {
      down.add(new ArrayList<>());
      for (int i = 0; i < sizes.blocks(); i++) {
        String name = "down" + level + "." + i;
        down.get(level).add(block(name, widths.element(), level));
        widths.push(sizes.at(level));
      }
      if (level < sizes.last()) {
        halve.add(conv("halve" + level, sizes.at(level), sizes.at(level), 2));
        widths.push(sizes.at(level));
      }
    }
    return widths;
  }

  private void buildUp(Deque<Integer> widths, int deepest) {
    int width = deepest;
    for (int level = sizes.last(); level >= 0; level--) {
      List<List<Block>> blocks = new ArrayList<>();
      for (int i = 0; i <= sizes.blocks(); i++) {
        blocks.add(block("up" + level + "." + i, width + widths.pop(), level));
        width = sizes.at(level);
      }
      up.add(blocks);
      if (level > 0) {
        twice.add(conv("twice" + level, width, width, 1));
      }
    }
  }

  private List<Block> block(String name, int width, int level) {
    Block residual = residual(name, width, sizes.at(level));
    return level == sizes.attention()
        ? List.of(residual, attention(name + "attention", sizes.at(level)))
        : List.of(residual);
  }

  private Block residual(String name, int from, int to) {
    return child(name, new ResidualBlock(from, to, sizes), new Shape(1, from, 1, 1));
  }

  private Block attention(String name, int width) {
    return child(name, new PlaceAttention(sizes.groups(), width), new Shape(1, width, 1, 1));
  }

  private Block conv(String name, int from, int to, int stride) {
    return child(name, Layers.conv(to, 3, stride), new Shape(1, from, 1, 1));
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray t = time(pass, inputs.get(1));
    Deque<NDArray> kept = new ArrayDeque<>(List.of(pass.through(in, inputs.get(0))));
    for (int level = 0; level <= sizes.last(); level++) {
      for (List<Block> block : down.get(level)) {
        kept.push(run(pass, block, kept.element(), t));
      }
      if (level < sizes.last()) {
        kept.push(pass.through(halve.get(level), kept.element()));
      }
    }
    NDArray x = rise(pass, run(pass, middle, kept.element(), t), kept, t);
    return new NDList(pass.through(out, ResidualBlock.swish(pass.through(norm, x))));
  }

  private NDArray rise(Pass pass, NDArray deepest, Deque<NDArray> kept, NDArray t) {
    NDArray x = deepest;
    for (int i = 0; i < up.size(); i++) {
      for (List<Block> block : up.get(i)) {
        x = run(pass, block, x.concat(kept.pop(), 1), t);
      }
      if (i < twice.size()) {
        x = pass.through(twice.get(i), x.repeat(2, 2).repeat(3, 2));
      }
    }
    return x;
  }

  private static NDArray run(Pass pass, List<Block> blocks, NDArray from, NDArray t) {
    NDArray x = from;
    for (Block block : blocks) {
      x = block instanceof ResidualBlock ? pass.through(block, x, t) : pass.through(block, x);
    }
    return x;
  }

  private NDArray time(Pass pass, NDArray t) {
    NDArray waves = Diffusion.waves(t, sizes.channels());
    return pass.through(secondTime, ResidualBlock.swish(pass.through(firstTime, waves)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0]};
  }

  static Network network() {
    return new Network(
        "ddpm-unet",
        new Text("扩散模型 DDPM 的 U-Net", "The U-Net of DDPM, a diffusion model"),
        () -> Sketch.of(new UNet(Sizes.CIFAR)),
        List.of(new Shape(1, 3, 32, 32), new Shape(1)),
        List.of(DataType.FLOAT32, DataType.INT64),
        List.of(new Shape(1, 3, 32, 32)),
        Map.of(),
        List.of(
            Published.rounded(Summary.PARAMETERS, 35.7e6, 1e5, "Ho et al. 2020, appendix B"),
            Published.exactly(Summary.PARAMETERS, 35_746_307, "the paper's CIFAR-10 model")));
  }
}
