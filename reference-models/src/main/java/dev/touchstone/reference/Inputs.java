package dev.touchstone.reference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** One case's inputs as a reference sees them: DJL arrays in float64 or int64, by flat names. */
public final class Inputs {

  private final Map<String, Tensor> values;
  private final NDManager manager;

  /** What DJL has already, so that a loop over steps does not copy its weights at every step. */
  private final IdentityHashMap<Tensor, NDArray> arrays;

  Inputs(Map<String, Tensor> values, NDManager manager) {
    this(values, manager, new IdentityHashMap<>());
  }

  private Inputs(
      Map<String, Tensor> values, NDManager manager, IdentityHashMap<Tensor, NDArray> arrays) {
    this.values = values;
    this.manager = manager;
    this.arrays = arrays;
  }

  /** The same array each time, hence not to be changed in place. */
  public NDArray get(String name) {
    return arrays.computeIfAbsent(tensor(name), tensor -> tensor.in(manager));
  }

  /** Copies all numbers to DJL now, not when they are asked for. */
  void load() {
    values.forEach(
        (name, tensor) -> {
          if (!tensor.isText()) {
            get(name);
          }
        });
  }

  public Tensor tensor(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  public double number(String name) {
    return tensor(name).item();
  }

  public int integer(String name) {
    return (int) number(name);
  }

  public boolean flag(String name) {
    return number(name) != 0;
  }

  public int[] ints(String name) {
    return Arrays.stream(tensor(name).data()).mapToInt(value -> (int) value).toArray();
  }

  public double[] doubles(String name) {
    return tensor(name).data().clone();
  }

  public List<String> texts(String name) {
    return tensor(name).texts();
  }

  /** Whether this was given, as an array or as a list or dict of some. */
  public boolean has(String name) {
    return values.keySet().stream().anyMatch(n -> n.equals(name) || n.startsWith(name + "."));
  }

  /** How many elements a list has. */
  public int count(String name) {
    return (int) Acceptance.below(values.keySet().stream(), name).distinct().count();
  }

  public List<NDArray> list(String name) {
    return IntStream.range(0, count(name)).mapToObj(i -> get(name + "." + i)).toList();
  }

  /** A dict's arrays by key, in the order given. */
  public Map<String, NDArray> dict(String name) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    Acceptance.below(values.keySet().stream(), name)
        .forEach(key -> arrays.put(key, get(name + "." + key)));
    return arrays;
  }

  /** What is below this name, by the rest of its names. */
  public Inputs under(String name) {
    Map<String, Tensor> below = new LinkedHashMap<>();
    values.forEach(
        (flat, tensor) -> {
          if (flat.startsWith(name + ".")) {
            below.put(flat.substring(name.length() + 1), tensor);
          }
        });
    return new Inputs(below, manager, arrays);
  }

  /** Where arrays that are not inputs are made; closed when the case is done. */
  public NDManager manager() {
    return manager;
  }
}
