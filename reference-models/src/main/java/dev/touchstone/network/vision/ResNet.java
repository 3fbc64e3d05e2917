package dev.touchstone.network.vision;

import static dev.touchstone.network.vision.Layers.batchNorm;
import static dev.touchstone.network.vision.Layers.globalAvgPool;
import static dev.touchstone.network.vision.Layers.linear;
import static dev.touchstone.network.vision.Layers.maxPool;
import static dev.touchstone.network.vision.Layers.plainConv;
import static dev.touchstone.network.vision.Layers.relu;
import static dev.touchstone.network.vision.Layers.sequence;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.network.Summary;
import dev.touchstone.reference.Text;
import java.util.List;
import java.util.Map;

/**
 * Residual networks, x (N, 3, 224, 224) to logits (N, K): a stem of stride 4, four stages of
 * residual blocks, y = ReLU(f(x) + shortcut(x)), and a mean over the image. Where a block changes
 * the shape, its shortcut is a 1 × 1 convolution with the same stride.
 *
 * <p>Source: He et al. 2015, table 1; d2l 8.6 (7.6 in the Chinese edition).
 */
public final class ResNet {

  /** {@code blocks} residual blocks, the first of them with this stride. */
  public record Stage(int filters, int blocks, int stride) {}

  /** f of a residual block: two 3 × 3, or a 3 × 3 between 1 × 1 that narrow and widen by 4. */
  enum Kind {
    BASIC(1) {
      @Override
      Block body(int filters, int stride) {
        return sequence(conv(filters, 3, stride), relu(), conv(filters, 3, 1));
      }
    },
    BOTTLENECK(4) {
      @Override
      Block body(int filters, int stride) {
        return sequence(
            conv(filters, 1, 1), relu(), conv(filters, 3, stride), relu(), conv(4 * filters, 1, 1));
      }
    };

    final int widening;

    Kind(int widening) {
      this.widening = widening;
    }

    abstract Block body(int filters, int stride);
  }

  private ResNet() {}

  /** A convolution with its batch normalisation. */
  private static Block conv(int filters, int kernel, int stride) {
    return sequence(plainConv(filters, kernel, stride, kernel / 2), batchNorm());
  }

  private static Block residual(Kind kind, int filters, int stride, boolean changes) {
    Block shortcut = changes ? conv(kind.widening * filters, 1, stride) : Blocks.identityBlock();
    ParallelBlock sum =
        new ParallelBlock(
            ways -> new NDList(ways.get(0).head().add(ways.get(1).head())),
            List.of(kind.body(filters, stride), shortcut));
    return sequence(sum, relu());
  }

  /** The stages alone: (N, C, H, W) for (N, 3, 32 H, 32 W). */
  static SequentialBlock features(Kind kind, List<Stage> stages) {
    SequentialBlock layers = sequence(conv(64, 7, 2), relu(), maxPool(3, 2, 1));
    int channels = 64;
    for (Stage stage : stages) {
      for (int i = 0; i < stage.blocks(); i++) {
        int stride = i == 0 ? stage.stride() : 1;
        boolean changes = stride > 1 || channels != kind.widening * stage.filters();
        layers.add(residual(kind, stage.filters(), stride, changes));
        channels = kind.widening * stage.filters();
      }
    }
    return layers;
  }

  static Block of(Kind kind, List<Stage> stages, int classes) {
    return features(kind, stages).add(globalAvgPool()).add(linear(classes));
  }

  static List<Stage> stages(int first, int second, int third, int fourth) {
    return List.of(
        new Stage(64, first, 1),
        new Stage(128, second, 2),
        new Stage(256, third, 2),
        new Stage(512, fourth, 2));
  }

  static List<Network> networks() {
    return List.of(
        network("resnet18", "ResNet-18", Kind.BASIC, stages(2, 2, 2, 2), 11_689_512),
        network("resnet34", "ResNet-34", Kind.BASIC, stages(3, 4, 6, 3), 21_797_672),
        network("resnet50", "ResNet-50", Kind.BOTTLENECK, stages(3, 4, 6, 3), 25_557_032));
  }

  private static Network network(
      String id, String name, Kind kind, List<Stage> stages, long parameters) {
    return Network.of(
        id,
        new Text(name, name),
        () -> of(kind, stages, 1000),
        new Shape(1, 3, 224, 224),
        new Shape(1, 1000),
        Map.of(),
        Published.exactly(Summary.PARAMETERS, parameters, "torchvision's documentation"));
  }
}
