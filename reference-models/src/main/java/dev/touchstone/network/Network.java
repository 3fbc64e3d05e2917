package dev.touchstone.network;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.reference.Text;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A network of the lectures.
 *
 * @param block makes it anew, not initialised
 * @param inputs a batch as it is fed: {@code (2, 1, 28, 28)}
 * @param types the element type of each input
 * @param outputs what comes out for those inputs
 * @param parts what the published figures are about beyond the whole: counts by name, computed from
 *     the block's own shapes
 * @param published the figures it is held against
 */
public record Network(
    String id,
    Text title,
    Supplier<Block> block,
    List<Shape> inputs,
    List<DataType> types,
    List<Shape> outputs,
    Map<String, Double> parts,
    List<Published> published) {

  public Network {
    inputs = List.copyOf(inputs);
    types = List.copyOf(types);
    outputs = List.copyOf(outputs);
    parts = Map.copyOf(parts);
    published = List.copyOf(published);
  }

  /** One float32 input, one output. */
  public static Network of(
      String id,
      Text title,
      Supplier<Block> block,
      Shape input,
      Shape output,
      Map<String, Double> parts,
      Published... published) {
    return new Network(
        id,
        title,
        block,
        List.of(input),
        List.of(DataType.FLOAT32),
        List.of(output),
        parts,
        List.of(published));
  }
}
