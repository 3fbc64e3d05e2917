package dev.touchstone.reference;

import java.util.Map;

/**
 * One set of inputs.
 *
 * @param name what is special about it, such as {@code square}
 * @param example whether students may see its values
 * @param inputs arrays by flat name; values may be given as Java's numbers, arrays, lists and maps
 */
public record Case(String name, boolean example, Map<String, Tensor> inputs) {

  /** A case whose values students see: the worked example, given as {@code "o", value, …}. */
  public static Case example(String name, Object... inputs) {
    return new Case(name, true, Values.named(inputs));
  }

  /** A case whose values stay with us, given as {@code "o", value, …}. */
  public static Case of(String name, Object... inputs) {
    return new Case(name, false, Values.named(inputs));
  }
}
