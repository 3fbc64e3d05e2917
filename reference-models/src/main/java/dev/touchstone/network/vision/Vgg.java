package dev.touchstone.network.vision;

import static dev.touchstone.network.vision.Layers.convRelu;
import static dev.touchstone.network.vision.Layers.dropout;
import static dev.touchstone.network.vision.Layers.flatten;
import static dev.touchstone.network.vision.Layers.linear;
import static dev.touchstone.network.vision.Layers.linearRelu;
import static dev.touchstone.network.vision.Layers.maxPool;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.network.Summary;
import dev.touchstone.reference.Text;
import java.util.List;
import java.util.Map;

/**
 * VGG: blocks of 3 × 3 convolutions, each halving the image and ending with {@code channels}
 * channels; x (N, 3, 224, 224) → (N, 512, 7, 7) → 4096, 4096, K.
 *
 * <p>Source: Simonyan and Zisserman 2014, configurations A and D; d2l 8.2 (7.2).
 */
public final class Vgg {

  /** So many convolutions with so many channels. */
  record Stage(int convolutions, int channels) {}

  private static final List<Stage> ELEVEN = stages(1, 1, 2, 2, 2);
  private static final List<Stage> SIXTEEN = stages(2, 2, 3, 3, 3);

  private Vgg() {}

  private static List<Stage> stages(int first, int second, int third, int fourth, int fifth) {
    return List.of(
        new Stage(first, 64),
        new Stage(second, 128),
        new Stage(third, 256),
        new Stage(fourth, 512),
        new Stage(fifth, 512));
  }

  static Block of(List<Stage> stages, int classes) {
    SequentialBlock layers = new SequentialBlock();
    for (Stage stage : stages) {
      for (int i = 0; i < stage.convolutions(); i++) {
        layers.add(convRelu(stage.channels(), 3, 1, 1));
      }
      layers.add(maxPool(2, 2, 0));
    }
    return layers
        .add(flatten())
        .add(linearRelu(4096))
        .add(dropout(0.5f))
        .add(linearRelu(4096))
        .add(dropout(0.5f))
        .add(linear(classes));
  }

  static List<Network> networks() {
    return List.of(
        network("vgg11", "VGG-11", ELEVEN, 132_863_336),
        network("vgg16", "VGG-16", SIXTEEN, 138_357_544));
  }

  private static Network network(String id, String name, List<Stage> stages, long parameters) {
    return Network.of(
        id,
        new Text(name, name),
        () -> of(stages, 1000),
        new Shape(1, 3, 224, 224),
        new Shape(1, 1000),
        Map.of("first dense weights", 512.0 * 7 * 7 * 4096),
        Published.exactly(Summary.PARAMETERS, parameters, "torchvision's documentation"),
        Published.rounded("first dense weights", 102e6, 2e6, "lecture, rounded down"));
  }
}
