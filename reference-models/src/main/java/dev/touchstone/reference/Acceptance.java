package dev.touchstone.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Arrays from anywhere on their way to an exercise: each type takes its own, what is left over is
 * not a parameter, and what depends on several arrays is checked when all are there.
 */
public final class Acceptance {

  private final Map<String, Tensor> left;
  private final String signature;
  private final Map<String, Tensor> accepted = new LinkedHashMap<>();
  private final Map<String, Integer> lengths;
  private final List<Runnable> later = new ArrayList<>();

  Acceptance(Map<String, Tensor> given, String signature) {
    this(given, signature, new HashMap<>());
  }

  private Acceptance(Map<String, Tensor> given, String signature, Map<String, Integer> lengths) {
    this.left = new LinkedHashMap<>(given);
    this.signature = signature;
    this.lengths = lengths;
  }

  /** Further arrays, for which an axis has the length that it had for these. */
  Acceptance further(Map<String, Tensor> arrays) {
    return new Acceptance(arrays, signature, lengths);
  }

  /** Whether there is an array of this name, or one below it. */
  boolean has(String name) {
    return left.keySet().stream().anyMatch(n -> n.equals(name) || n.startsWith(name + "."));
  }

  /** The keys directly below this name that nobody has taken yet. */
  Set<String> keys(String name) {
    return below(left.keySet().stream(), name)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  static Stream<String> below(Stream<String> names, String name) {
    return names
        .filter(n -> n.startsWith(name + "."))
        .map(n -> Type.Path.of(n.substring(name.length() + 1)).head());
  }

  /** The array of this name, which is nobody else's from now on. */
  Tensor take(String name) {
    Tensor array = left.remove(name);
    if (array == null) {
      throw missing(name);
    }
    return array;
  }

  BadArrayException missing(String name) {
    return new BadArrayException(
        name, "missing; " + signature + " is expected", "没有给出；应为 " + signature);
  }

  void put(String name, Tensor array) {
    accepted.put(name, array);
  }

  /** The length seen first for an axis of this name. */
  int lengthOf(String axis, int length) {
    Integer seen = lengths.putIfAbsent(axis, length);
    return seen == null ? length : seen;
  }

  void later(Runnable check) {
    later.add(check);
  }

  /** What a name in a type stands for: a number, an axis' length, or an integer parameter. */
  int number(String name) {
    if (name.matches("[0-9]+")) {
      return Integer.parseInt(name);
    }
    @Nullable Integer length = lengths.get(name);
    if (length != null) {
      return length;
    }
    Tensor parameter = accepted.get(name);
    if (parameter == null) {
      throw new IllegalStateException("nothing is called " + name + " in " + signature);
    }
    return (int) parameter.item();
  }

  /** All that was accepted; refuses what is no parameter. */
  Map<String, Tensor> all() {
    if (!left.isEmpty()) {
      throw new BadArrayException(
          left.keySet().iterator().next(),
          "no such parameter; " + signature + " is expected",
          "没有这个参数；应为 " + signature);
    }
    later.forEach(Runnable::run);
    return accepted;
  }
}
