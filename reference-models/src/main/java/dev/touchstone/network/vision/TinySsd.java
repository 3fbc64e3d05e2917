package dev.touchstone.network.vision;

import static dev.touchstone.network.vision.Layers.batchNorm;
import static dev.touchstone.network.vision.Layers.conv;
import static dev.touchstone.network.vision.Layers.maxPool;
import static dev.touchstone.network.vision.Layers.relu;
import static dev.touchstone.network.vision.Layers.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.touchstone.network.Network;
import dev.touchstone.network.Published;
import dev.touchstone.reference.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A single-shot detector small enough for a lecture: five scales of features, each with two heads.
 * x (N, 3, 256, 256) to class logits (N, A, classes + 1) and offsets (N, A, 4) for A = 5444
 * anchors, four around each place of maps of side 32, 16, 8, 4 and 1.
 *
 * <p>Source: Liu et al. 2015; d2l 14.7 (13.7 in the Chinese edition).
 */
public final class TinySsd extends AbstractBlock {

  private static final byte VERSION = 1;
  private static final int ANCHORS_A_PLACE = 4;

  private final int classes;
  private final List<Block> scales = new ArrayList<>();
  private final List<Block> classHeads = new ArrayList<>();
  private final List<Block> offsetHeads = new ArrayList<>();

  public TinySsd(int classes) {
    super(VERSION);
    this.classes = classes;
    List<Block> stages = List.of(base(), halving(128), halving(128), halving(128), globalMaxPool());
    for (int i = 0; i < stages.size(); i++) {
      scales.add(addChildBlock("scale" + i, stages.get(i)));
      classHeads.add(addChildBlock("classes" + i, conv(ANCHORS_A_PLACE * (classes + 1), 3, 1, 1)));
      offsetHeads.add(addChildBlock("offsets" + i, conv(ANCHORS_A_PLACE * 4, 3, 1, 1)));
    }
  }

  /** Two convolutions and a pooling by two. */
  private static SequentialBlock halving(int channels) {
    return sequence(
        conv(channels, 3, 1, 1),
        batchNorm(),
        relu(),
        conv(channels, 3, 1, 1),
        batchNorm(),
        relu(),
        maxPool(2, 2, 0));
  }

  private static Block base() {
    return sequence(halving(16), halving(32), halving(64));
  }

  private static Block globalMaxPool() {
    return new ai.djl.nn.LambdaBlock(
        maps ->
            new NDList(maps.singletonOrThrow().max(new int[] {3}, true).max(new int[] {2}, true)),
        "globalMaxPool");
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    Shape[] features = inputs;
    for (int i = 0; i < scales.size(); i++) {
      scales.get(i).initialize(manager, type, features);
      features = scales.get(i).getOutputShapes(features);
      classHeads.get(i).initialize(manager, type, features);
      offsetHeads.get(i).initialize(manager, type, features);
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    long anchors = 0;
    Shape[] features = inputs;
    for (Block scale : scales) {
      features = scale.getOutputShapes(features);
      anchors += ANCHORS_A_PLACE * features[0].get(2) * features[0].get(3);
    }
    long n = inputs[0].get(0);
    return new Shape[] {new Shape(n, anchors, classes + 1), new Shape(n, anchors, 4)};
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    NDList logits = new NDList();
    NDList offsets = new NDList();
    NDList features = inputs;
    for (int i = 0; i < scales.size(); i++) {
      features = scales.get(i).forward(store, features, training);
      logits.add(rows(classHeads.get(i).forward(store, features, training), classes + 1));
      offsets.add(rows(offsetHeads.get(i).forward(store, features, training), 4));
    }
    return new NDList(NDArrays.concat(logits, 1), NDArrays.concat(offsets, 1));
  }

  /** (N, 4 c, H, W) as a row for each anchor: (N, 4 H W, c). */
  private static NDArray rows(NDList maps, int c) {
    NDArray map = maps.singletonOrThrow();
    return map.transpose(0, 2, 3, 1).reshape(map.getShape().get(0), -1, c);
  }

  static Network network() {
    return new Network(
        "tiny-ssd",
        new Text("微型单发检测器（TinySSD）", "Tiny single-shot detector"),
        () -> new TinySsd(1),
        List.of(new Shape(2, 3, 256, 256)),
        List.of(DataType.FLOAT32),
        List.of(new Shape(2, 5444, 2), new Shape(2, 5444, 4)),
        Map.of("anchors", 4.0 * (32 * 32 + 16 * 16 + 8 * 8 + 4 * 4 + 1)),
        List.of(Published.exactly("anchors", 5444, "d2l 14.7")));
  }
}
