package dev.touchstone.network.block;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block of named children. Each child is added with the shape it will be fed; what varies from
 * batch to batch, the number of samples or of places, may be any number there, because no
 * parameter's shape depends on it.
 */
public abstract class Composite extends AbstractBlock {

  private static final byte VERSION = 1;

  private final Map<Block, Shape> fed = new LinkedHashMap<>();

  protected Composite() {
    super(VERSION);
  }

  protected abstract NDList pass(Pass pass, NDList inputs);

  protected final <B extends Block> B child(String name, B block, Shape input) {
    fed.put(block, input);
    return addChildBlock(name, block);
  }

  protected final Parameter parameter(String name, Parameter.Type type, Shape shape) {
    return addParameter(Parameter.builder().setName(name).setType(type).optShape(shape).build());
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    fed.forEach((block, input) -> block.initialize(manager, type, input));
  }

  @Override
  protected final NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    return pass(new Pass(store, training), inputs);
  }
}
