package dev.touchstone.reference;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One set of inputs.
 *
 * @param name what is special about it, such as {@code square}
 * @param example whether students may see its values
 */
public record Case(String name, boolean example, Map<String, Tensor> inputs) {

  /** A case whose values students see: the worked example. */
  public static Case example(String name, Object... inputs) {
    return new Case(name, true, named(inputs));
  }

  /** A case whose values stay with us, given as {@code "o", tensor, …}. */
  public static Case of(String name, Object... inputs) {
    return new Case(name, false, named(inputs));
  }

  private static Map<String, Tensor> named(Object... inputs) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    for (int i = 0; i < inputs.length; i += 2) {
      values.put((String) inputs[i], (Tensor) inputs[i + 1]);
    }
    return values;
  }
}
