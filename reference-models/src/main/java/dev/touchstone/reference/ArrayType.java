package dev.touchstone.reference;

import java.util.List;
import java.util.Map;

/**
 * The type of a parameter or an output.
 *
 * @param axes a name for each axis; equal names within an exercise stand for equal lengths
 */
public record ArrayType(Element element, List<String> axes) {

  /** What the numbers are. A float is accepted in any floating type, an integer in any width. */
  public enum Element {
    FLOAT,
    INTEGER
  }

  public ArrayType {
    axes = List.copyOf(axes);
  }

  public static ArrayType floats(String... axes) {
    return new ArrayType(Element.FLOAT, List.of(axes));
  }

  public static ArrayType integers(String... axes) {
    return new ArrayType(Element.INTEGER, List.of(axes));
  }

  public String dtype() {
    return element == Element.FLOAT ? "float64" : "int64";
  }

  /** The axes as the shape Python would print: {@code (N, K)}. */
  public String shapeText() {
    return Tensor.shapeText(axes);
  }

  /**
   * The array in this type's elements; refuses one that does not fit.
   *
   * @param lengths axis names seen so far with their lengths; extended by this array's
   */
  Tensor accept(String name, Tensor array, Map<String, Integer> lengths) {
    if (array.rank() != axes.size()) {
      throw new BadArrayException(
          name, "its shape is " + array.shapeText() + ", expected " + shapeText());
    }
    if (element == Element.INTEGER && array.dtype().isFloating()) {
      throw new BadArrayException(name, "its dtype is " + array.dtype() + ", expected integers");
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      int length = array.shape().get(axis);
      Integer seen = lengths.putIfAbsent(axes.get(axis), length);
      if (seen != null && seen != length) {
        throw new BadArrayException(
            name,
            "its axis %d (%s) has length %d, but %s is %d elsewhere"
                .formatted(axis, axes.get(axis), length, axes.get(axis), seen));
      }
    }
    DType wanted = element == Element.FLOAT ? DType.FLOAT64 : DType.INT64;
    return new Tensor(wanted, array.shape(), array.data());
  }
}
