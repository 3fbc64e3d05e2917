package dev.touchstone.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type of an array.
 *
 * @param axes a name for each axis: equal names within an exercise stand for equal lengths, a
 *     numeral is a length, and {@link #ANY} stands for any number of axes
 * @param bound what indices stay below, by name; null for numbers that are no indices
 * @param missing whether NaN and infinity may occur in it
 * @param form how Python gets it
 */
public record ArrayType(
    Element element, List<String> axes, @Nullable String bound, boolean missing, Form form)
    implements Type {

  /** Stands for any number of axes. */
  public static final String ANY = "...";

  /** What the elements are. Any type is accepted whose values are such. */
  public enum Element {
    FLOAT(DType.FLOAT64),
    INTEGER(DType.INT64),
    FLAG(DType.BOOL),
    TEXT(DType.TEXT);

    private final DType dtype;

    Element(DType dtype) {
      this.dtype = dtype;
    }
  }

  /** What an array is in Python; scalars are plain numbers in any form. */
  public enum Form {
    ARRAY,
    TUPLE,
    LIST,
    /** A PyTorch tensor, float32 or int64. */
    TENSOR,
    /** A PyTorch tensor that gathers a gradient. */
    LEAF
  }

  public ArrayType {
    axes = List.copyOf(axes);
  }

  private static ArrayType of(Element element, @Nullable String bound, String... axes) {
    return new ArrayType(element, List.of(axes), bound, false, Form.ARRAY);
  }

  public static ArrayType floats(String... axes) {
    return of(Element.FLOAT, null, axes);
  }

  public static ArrayType integers(String... axes) {
    return of(Element.INTEGER, null, axes);
  }

  /**
   * Integers from 0 up to, and without, {@code bound}: an axis, an integer parameter or a number.
   */
  public static ArrayType indices(String bound, String... axes) {
    return of(Element.INTEGER, bound, axes);
  }

  public static ArrayType flags(String... axes) {
    return of(Element.FLAG, null, axes);
  }

  /** Strings; a list of them in Python. */
  public static ArrayType texts(String... axes) {
    return of(Element.TEXT, null, axes);
  }

  /** NaN and infinity may occur in it. */
  public ArrayType orMissing() {
    return new ArrayType(element, axes, bound, true, form);
  }

  public ArrayType asTuple() {
    return new ArrayType(element, axes, bound, missing, Form.TUPLE);
  }

  public ArrayType asList() {
    return new ArrayType(element, axes, bound, missing, Form.LIST);
  }

  /** As NumPy calls it. */
  public String dtype() {
    return element.dtype.toString();
  }

  /** The axes as the shape Python would print: {@code (N, K)}. */
  public String shapeText() {
    return Tensor.shapeText(axes);
  }

  @Override
  public Optional<ArrayType> at(String path) {
    return path.isEmpty() ? Optional.of(this) : Optional.empty();
  }

  @Override
  public Map<String, ArrayType> arrays(String name) {
    return Map.of(name, this);
  }

  /** The array with this type's elements. */
  Tensor typed(Tensor array) {
    return array.dtype() == element.dtype || array.isText() != (element == Element.TEXT)
        ? array
        : new Tensor(element.dtype, array.shape(), array.data());
  }

  @Override
  public void accept(String name, Acceptance given) {
    Tensor array = given.take(name);
    checkElements(name, array);
    checkShape(name, array.outerShape(), given);
    given.put(name, typed(array));
    if (bound != null) {
      given.later(() -> checkBelow(name, array, given.number(bound)));
    }
  }

  private void checkElements(String name, Tensor array) {
    boolean fits =
        switch (element) {
          case FLOAT -> !array.isText();
          case INTEGER -> !array.isText() && areIntegers(array);
          case FLAG ->
              !array.isText() && Arrays.stream(array.data()).allMatch(v -> v == 0 || v == 1);
          case TEXT -> array.isText();
        };
    if (!fits) {
      throw new BadArrayException(
          name,
          "its dtype is " + array.dtype() + ", expected " + expectation().en(),
          "类型是 " + array.dtype() + "，应为" + expectation().zh());
    }
    if (element == Element.FLOAT
        && !missing
        && !Arrays.stream(array.data()).allMatch(Double::isFinite)) {
      throw new BadArrayException(name, "it holds NaN or infinity", "其中有 NaN 或无穷大");
    }
  }

  /** Masks and flags are often written as floats: it is the values that have to be integers. */
  private static boolean areIntegers(Tensor array) {
    return !array.dtype().isFloating()
        || Arrays.stream(array.data()).allMatch(value -> value == Math.rint(value));
  }

  private Text expectation() {
    return switch (element) {
      case FLOAT -> new Text("数", "numbers");
      case INTEGER -> new Text("整数", "integers");
      case FLAG -> new Text("布尔值", "booleans");
      case TEXT -> new Text("字符串", "strings");
    };
  }

  private void checkShape(String name, List<Integer> shape, Acceptance given) {
    int any = axes.indexOf(ANY);
    boolean fits = any < 0 ? shape.size() == axes.size() : shape.size() >= axes.size() - 1;
    if (!fits) {
      throw new BadArrayException(
          name,
          "its shape is " + Tensor.shapeText(shape) + ", expected " + shapeText(),
          "形状是 " + Tensor.shapeText(shape) + "，应为 " + shapeText());
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      if (axis != any) {
        int place = any < 0 || axis < any ? axis : shape.size() - axes.size() + axis;
        checkLength(name, place, axes.get(axis), shape.get(place), given);
      }
    }
  }

  private static void checkLength(
      String name, int place, String axis, int length, Acceptance given) {
    if (axis.matches("[0-9]+")) {
      if (length != Integer.parseInt(axis)) {
        throw new BadArrayException(
            name,
            "its axis %d has length %d, expected %s".formatted(place, length, axis),
            "第 %d 轴的长度是 %d，应为 %s".formatted(place, length, axis));
      }
      return;
    }
    int seen = given.lengthOf(axis, length);
    if (seen != length) {
      throw new BadArrayException(
          name,
          "its axis %d (%s) has length %d, but %s is %d elsewhere"
              .formatted(place, axis, length, axis, seen),
          "第 %d 轴（%s）的长度是 %d，而别处的 %s 是 %d".formatted(place, axis, length, axis, seen));
    }
  }

  private void checkBelow(String name, Tensor array, int limit) {
    for (double value : array.data()) {
      if (value < 0 || value >= limit) {
        throw new BadArrayException(
            name,
            "it holds %d, expected 0 to %d (below %s)".formatted((long) value, limit - 1, bound),
            "其中有 %d，应在 0 到 %d 之间（小于 %s）".formatted((long) value, limit - 1, bound));
      }
    }
  }
}
