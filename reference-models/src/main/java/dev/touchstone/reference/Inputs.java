package dev.touchstone.reference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Objects;

/** One case's inputs as a reference sees them: DJL arrays in float64 or int64. */
public final class Inputs {

  private final Map<String, Tensor> values;
  private final NDManager manager;

  Inputs(Map<String, Tensor> values, NDManager manager) {
    this.values = values;
    this.manager = manager;
  }

  public NDArray get(String name) {
    return tensor(name).in(manager);
  }

  public Tensor tensor(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  public double number(String name) {
    return tensor(name).item();
  }

  /** Where arrays that are not inputs are made; closed when the case is done. */
  public NDManager manager() {
    return manager;
  }
}
