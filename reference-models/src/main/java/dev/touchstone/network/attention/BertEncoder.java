package dev.touchstone.network.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Embedding;
import dev.touchstone.network.block.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * BERT's encoder: ids (N, T) and the segment of each, 0 or 1, (N, T), to vectors (N, T, d). The
 * token's, the segment's and the place's vector, all learned, are added and normalised.
 *
 * <p>Source: Devlin et al. 2019; d2l 15.8 (14.8 in the Chinese edition).
 */
final class BertEncoder extends Composite {

  private static final int SEGMENTS = 2;

  private final int width;
  private final Embedding tokens;
  private final Embedding segments;
  private final Parameter places;
  private final Block norm;
  private final List<Block> layers = new ArrayList<>();

  BertEncoder(Sizes sizes, int vocabulary, int longest) {
    width = sizes.width();
    tokens = child("tokens", new Embedding(vocabulary, width), new Shape(1, 1));
    segments = child("segments", new Embedding(SEGMENTS, width), new Shape(1, 1));
    places = parameter("places", Parameter.Type.WEIGHT, new Shape(longest, width));
    norm = child("norm", Layers.norm(), sizes.tokens());
    for (int i = 0; i < sizes.layers(); i++) {
      Block layer = new EncoderLayer(sizes, Layers.Bend.GELU);
      layers.add(child("layer" + i, layer, sizes.tokens()));
    }
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray ids = inputs.get(0);
    NDArray unseen = Masks.padding(ids);
    NDArray here =
        pass.value(places, ids).get(ids.getManager(), new NDIndex(":" + ids.getShape().get(1)));
    NDArray sum = pass.through(tokens, ids).add(pass.through(segments, inputs.get(1))).add(here);
    NDArray x = pass.through(norm, sum);
    for (Block layer : layers) {
      x = pass.through(layer, x, unseen);
    }
    return new NDList(x);
  }

  /** How well vectors (N, T, d) fit each token: (N, T, V). */
  NDArray scores(Pass pass, NDArray x) {
    return tokens.scores(pass, x);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].add(width)};
  }
}
