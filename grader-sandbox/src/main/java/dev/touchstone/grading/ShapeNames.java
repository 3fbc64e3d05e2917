package dev.touchstone.grading;

import dev.touchstone.reference.ArrayType;
import dev.touchstone.reference.EntryPoint;
import dev.touchstone.reference.EntryPoint.Parameter;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the axes of a case's inputs are called, so that the shapes in an error of NumPy or PyTorch
 * can be told in the names of the task. A name is given only where it cannot be another.
 */
final class ShapeNames {

  static final ShapeNames NONE = new ShapeNames(Map.of(), Map.of());

  private final Map<List<Integer>, Set<String>> shapes;
  private final Map<Integer, Set<String>> lengths;

  private ShapeNames(Map<List<Integer>, Set<String>> shapes, Map<Integer, Set<String>> lengths) {
    this.shapes = shapes;
    this.lengths = lengths;
  }

  /**
   * @param inputs of a case whose inputs the reader may see
   */
  static ShapeNames of(EntryPoint entry, Map<String, Tensor> inputs) {
    Map<List<Integer>, Set<String>> shapes = new HashMap<>();
    Map<Integer, Set<String>> lengths = new HashMap<>();
    for (Parameter parameter : entry.parameters()) {
      parameter
          .type()
          .arrays(parameter.name())
          .forEach(
              (name, type) -> {
                Tensor input = inputs.get(name);
                if (input != null && type.axes().size() == input.outerShape().size()) {
                  add(type, input.outerShape(), shapes, lengths);
                }
              });
    }
    return new ShapeNames(shapes, lengths);
  }

  private static void add(
      ArrayType type,
      List<Integer> shape,
      Map<List<Integer>, Set<String>> shapes,
      Map<Integer, Set<String>> lengths) {
    if (type.axes().contains(ArrayType.ANY)) {
      return;
    }
    shapes.computeIfAbsent(shape, any -> new TreeSet<>()).add(type.shapeText());
    for (int axis = 0; axis < shape.size(); axis++) {
      lengths.computeIfAbsent(shape.get(axis), any -> new TreeSet<>()).add(type.axes().get(axis));
    }
  }

  /** {@code (N, K) = (4, 3)}, or {@code (4, 3)} where the axes are not known for sure. */
  String of(List<Integer> shape) {
    String plain = Tensor.shapeText(shape);
    Set<String> known = shapes.getOrDefault(shape, Set.of());
    if (known.size() == 1) {
      return named(known.iterator().next(), plain);
    }
    List<String> axes = new ArrayList<>();
    for (int length : shape) {
      axes.add(length == 1 ? "1" : only(length));
    }
    return shape.isEmpty() || axes.contains("") ? plain : named(Tensor.shapeText(axes), plain);
  }

  /** {@code K = 3}, or {@code 3}. */
  String of(int length) {
    String name = length == 1 ? "" : only(length);
    return name.isEmpty() || name.equals(String.valueOf(length))
        ? "" + length
        : name + " = " + length;
  }

  private String only(int length) {
    Set<String> names = lengths.getOrDefault(length, Set.of());
    return names.stream()
        .collect(
            Collectors.collectingAndThen(
                Collectors.toList(), all -> all.size() == 1 ? all.getFirst() : ""));
  }

  private static String named(String names, String plain) {
    return names.equals(plain) ? plain : names + " = " + plain;
  }
}
