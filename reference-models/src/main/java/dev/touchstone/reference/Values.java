package dev.touchstone.reference;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Java's values as arrays by flat names: lists and maps become {@code name.0}, {@code name.key}.
 */
final class Values {

  private Values() {}

  /** Values given as {@code "name", value, …}. */
  static Map<String, Tensor> named(Object... pairs) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      put(values, (String) pairs[i], pairs[i + 1]);
    }
    return values;
  }

  static void put(Map<String, Tensor> into, String name, Object value) {
    switch (value) {
      case List<?> list when !isTexts(list) -> {
        for (int i = 0; i < list.size(); i++) {
          put(into, name + "." + i, list.get(i));
        }
      }
      case Map<?, ?> map -> map.forEach((key, below) -> put(into, name + "." + key, below));
      default -> into.put(name, tensor(value));
    }
  }

  private static boolean isTexts(List<?> list) {
    return !list.isEmpty() && list.stream().allMatch(String.class::isInstance);
  }

  private static Tensor tensor(Object value) {
    return switch (value) {
      case Tensor tensor -> tensor;
      case NDArray array -> Tensor.of(array);
      case Integer number -> Tensor.integer(number);
      case Long number -> Tensor.integer(number);
      case Number number -> Tensor.scalar(number.doubleValue());
      case Boolean flag -> Tensor.flag(flag);
      case int[] numbers -> Tensor.integers(numbers);
      case double[] numbers -> Tensor.vector(numbers);
      case double[][] rows -> Tensor.matrix(rows);
      case String text -> Tensor.text(text);
      case String[] texts -> Tensor.texts(List.of(texts));
      case List<?> texts -> Tensor.texts(texts.stream().map(String.class::cast).toList());
      default -> throw new IllegalArgumentException("no array: " + value.getClass());
    };
  }

  /** A scalar, or a short array of them, as Python writes it. */
  static String text(Tensor value) {
    if (value.isText()) {
      return value.texts().toString();
    }
    List<String> numbers =
        java.util.Arrays.stream(value.data())
            .mapToObj(number -> text(value.dtype(), number))
            .toList();
    return value.rank() == 0 ? numbers.getFirst() : "(" + String.join(", ", numbers) + ")";
  }

  private static String text(DType dtype, double number) {
    if (dtype == DType.BOOL) {
      return number == 0 ? "False" : "True";
    }
    if (!dtype.isFloating()) {
      return String.valueOf((long) number);
    }
    return number != 0 && Math.abs(number) < 1e-3
        ? new java.text.DecimalFormat(
                "0.####E0", java.text.DecimalFormatSymbols.getInstance(java.util.Locale.ROOT))
            .format(number)
            .replace("E", "e")
        : String.valueOf(number);
  }
}
