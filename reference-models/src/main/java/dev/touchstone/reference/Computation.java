package dev.touchstone.reference;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.function.Function;

/**
 * A reference whose inputs DJL has already, so that its time is that of its operations. It is
 * computed once: what it made stays until it is closed.
 */
public final class Computation implements AutoCloseable {

  private final NDManager manager = NDManager.newBaseManager(ReferenceDevice.djl());
  private final Inputs inputs;
  private final Function<Inputs, Map<String, Tensor>> reference;

  Computation(Map<String, Tensor> values, Function<Inputs, Map<String, Tensor>> reference) {
    this.inputs = new Inputs(values, manager);
    this.reference = reference;
    inputs.load();
  }

  public Map<String, Tensor> outputs() {
    return reference.apply(inputs);
  }

  @Override
  public void close() {
    manager.close();
  }
}
