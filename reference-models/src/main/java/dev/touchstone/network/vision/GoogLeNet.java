package dev.touchstone.network.vision;

import static dev.touchstone.network.vision.Layers.convRelu;
import static dev.touchstone.network.vision.Layers.globalAvgPool;
import static dev.touchstone.network.vision.Layers.linear;
import static dev.touchstone.network.vision.Layers.maxPool;
import static dev.touchstone.network.vision.Layers.sequence;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.reference.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GoogLeNet: nine Inception blocks between two pairs of convolutions and a mean over the image; x
 * (N, 3, 224, 224) to logits (N, 1000). A block puts side by side a 1 × 1 convolution, a 3 × 3 and
 * a 5 × 5 behind a narrowing 1 × 1, and a pooling with a 1 × 1 behind it.
 *
 * <p>Source: Szegedy et al. 2014, table 1, whose K is 1024 and which counts no biases; d2l 8.4.
 */
public final class GoogLeNet {

  /** The channels of a block's four ways, and of what goes in. */
  record Inception(String name, int in, int c1, int r3, int c3, int r5, int c5, int pool) {

    int out() {
      return c1 + c3 + c5 + pool;
    }

    double weights() {
      return Costs.weights(in, c1 + r3 + r5 + pool, 1)
          + Costs.weights(r3, c3, 3)
          + Costs.weights(r5, c5, 5);
    }

    Block block() {
      return new ParallelBlock(
          ways ->
              new NDList(NDArrays.concat(new NDList(ways.stream().map(NDList::head).toList()), 1)),
          List.of(
              convRelu(c1, 1, 1, 0),
              sequence(convRelu(r3, 1, 1, 0), convRelu(c3, 3, 1, 1)),
              sequence(convRelu(r5, 1, 1, 0), convRelu(c5, 5, 1, 2)),
              sequence(maxPool(3, 1, 1), convRelu(pool, 1, 1, 0))));
    }
  }

  private static final List<List<Inception>> STAGES =
      List.of(
          List.of(
              new Inception("3a", 192, 64, 96, 128, 16, 32, 32),
              new Inception("3b", 256, 128, 128, 192, 32, 96, 64)),
          List.of(
              new Inception("4a", 480, 192, 96, 208, 16, 48, 64),
              new Inception("4b", 512, 160, 112, 224, 24, 64, 64),
              new Inception("4c", 512, 128, 128, 256, 24, 64, 64),
              new Inception("4d", 512, 112, 144, 288, 32, 64, 64),
              new Inception("4e", 528, 256, 160, 320, 32, 128, 128)),
          List.of(
              new Inception("5a", 832, 256, 160, 320, 32, 128, 128),
              new Inception("5b", 832, 384, 192, 384, 48, 128, 128)));

  private GoogLeNet() {}

  public static Block of(int classes) {
    SequentialBlock layers =
        sequence(
            convRelu(64, 7, 2, 3),
            maxPool(3, 2, 1),
            convRelu(64, 1, 1, 0),
            convRelu(192, 3, 1, 1),
            maxPool(3, 2, 1));
    for (List<Inception> stage : STAGES) {
      stage.forEach(inception -> layers.add(inception.block()));
      if (stage != STAGES.getLast()) {
        layers.add(maxPool(3, 2, 1));
      }
    }
    return layers.add(globalAvgPool()).add(linear(classes));
  }

  static Network network() {
    Map<String, Double> parts = new LinkedHashMap<>();
    STAGES.forEach(
        stage -> stage.forEach(block -> parts.put(block.name() + " weights", block.weights())));
    Inception first = STAGES.getFirst().getFirst();
    parts.put("3a multiply-adds", first.weights() * 28 * 28);
    return Network.of(
        "googlenet",
        new Text("GoogLeNet", "GoogLeNet"),
        () -> of(1000),
        new Shape(1, 3, 224, 224),
        new Shape(1, 1000),
        parts,
        Published.rounded("3a weights", 0.16e6, 0.01e6, "lecture"),
        Published.rounded("3a multiply-adds", 128e6, 1e6, "lecture"),
        // Of the table's other rows some contradict its own channels.
        Published.rounded("3a weights", 159 * 1024, 2048, "Szegedy et al. 2014, table 1"),
        Published.rounded("3b weights", 380 * 1024, 2048, "Szegedy et al. 2014, table 1"));
  }
}
