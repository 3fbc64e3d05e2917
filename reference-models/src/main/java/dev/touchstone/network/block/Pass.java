package dev.touchstone.network.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/** One pass through a network: where its parameters' values are, and whether they are learned. */
public record Pass(ParameterStore store, boolean training) {

  /** What a block of one output makes of these. */
  public NDArray through(Block block, NDArray... inputs) {
    return block.forward(store, new NDList(inputs), training).head();
  }

  /** A parameter's value on the device where this array is. */
  public NDArray value(Parameter parameter, NDArray beside) {
    return store.getValue(parameter, beside.getDevice(), training);
  }
}
