package dev.touchstone.reference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An array as a plain value: C order, elements widened to double. Integers are therefore exact up
 * to 2^53, which the readers enforce.
 *
 * @param shape empty for a scalar
 * @param data as many elements as the shape's product; treated as immutable
 */
public record Tensor(DType dtype, List<Integer> shape, double[] data) {

  public Tensor {
    shape = List.copyOf(shape);
    if (size(shape) != data.length) {
      throw new IllegalArgumentException(data.length + " elements do not fill shape " + shape);
    }
  }

  public static Tensor scalar(double value) {
    return new Tensor(DType.FLOAT64, List.of(), new double[] {value});
  }

  public static Tensor integer(long value) {
    return new Tensor(DType.INT64, List.of(), new double[] {value});
  }

  public static Tensor vector(double... values) {
    return new Tensor(DType.FLOAT64, List.of(values.length), values);
  }

  public static Tensor integers(int... values) {
    return new Tensor(
        DType.INT64, List.of(values.length), Arrays.stream(values).asDoubleStream().toArray());
  }

  public static Tensor flag(boolean value) {
    return new Tensor(DType.BOOL, List.of(), new double[] {value ? 1 : 0});
  }

  /** One string: an array without axes. */
  public static Tensor text(String text) {
    Tensor one = texts(List.of(text));
    return new Tensor(DType.TEXT, List.of(one.size()), one.data);
  }

  /** Strings as NumPy keeps them: rows of code points (n, width), filled up with zeros. */
  public static Tensor texts(List<String> texts) {
    int[][] rows = texts.stream().map(text -> text.codePoints().toArray()).toArray(int[][]::new);
    int width = Math.max(1, Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(1));
    double[] data = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        data[i * width + j] = rows[i][j];
      }
    }
    return new Tensor(DType.TEXT, List.of(rows.length, width), data);
  }

  public static Tensor matrix(double[]... rows) {
    return new Tensor(
        DType.FLOAT64,
        List.of(rows.length, rows.length == 0 ? 0 : rows[0].length),
        Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
  }

  public static Tensor of(NDArray array) {
    List<Integer> shape =
        Arrays.stream(array.getShape().getShape()).mapToObj(Math::toIntExact).toList();
    return switch (array.getDataType()) {
      case FLOAT64, FLOAT32, FLOAT16 ->
          new Tensor(DType.FLOAT64, shape, array.toType(DataType.FLOAT64, false).toDoubleArray());
      default ->
          new Tensor(
              DType.INT64,
              shape,
              Arrays.stream(array.toType(DataType.INT64, false).toLongArray())
                  .asDoubleStream()
                  .toArray());
    };
  }

  /** The array in DJL: float64, or int64 for the integer types and booleans. */
  public NDArray in(NDManager manager) {
    Shape djlShape = new Shape(shape.stream().mapToLong(Integer::longValue).toArray());
    return dtype.isFloating()
        ? manager.create(data, djlShape)
        : manager.create(Arrays.stream(data).mapToLong(v -> (long) v).toArray(), djlShape);
  }

  public boolean isText() {
    return dtype == DType.TEXT;
  }

  /** The strings, in C order. */
  public List<String> texts() {
    int width = isText() ? shape.getLast() : 0;
    if (width == 0) {
      throw new IllegalStateException("no strings: " + dtype);
    }
    List<String> texts = new ArrayList<>();
    for (int start = 0; start < data.length; start += width) {
      StringBuilder text = new StringBuilder();
      for (int i = start; i < start + width && data[i] != 0; i++) {
        text.appendCodePoint((int) data[i]);
      }
      texts.add(text.toString());
    }
    return texts;
  }

  /** The shape in elements: a string is one, however long. */
  public List<Integer> outerShape() {
    return isText() ? shape.subList(0, shape.size() - 1) : shape;
  }

  public int rank() {
    return shape.size();
  }

  public int size() {
    return data.length;
  }

  /** How many elements there are: a string is one. */
  public int outerSize() {
    return size(outerShape());
  }

  /** The value of a scalar, or of an array of one element. */
  public double item() {
    if (data.length != 1) {
      throw new IllegalStateException("not a scalar: shape " + shapeText());
    }
    return data[0];
  }

  /** The same elements under another shape of the same size. */
  public Tensor reshape(Integer... newShape) {
    return new Tensor(dtype, List.of(newShape), data);
  }

  /** Where the element with this position in C order stands: one index per axis. */
  public List<Integer> index(int position) {
    List<Integer> lengths = outerShape();
    Integer[] index = new Integer[lengths.size()];
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = position % lengths.get(axis);
      position /= lengths.get(axis);
    }
    return List.of(index);
  }

  /** These rows (along the first axis), in this order. */
  public Tensor rows(int... numbers) {
    int width = data.length / shape.getFirst();
    double[] picked = new double[numbers.length * width];
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(data, numbers[i] * width, picked, i * width, width);
    }
    List<Integer> pickedShape = new ArrayList<>(shape);
    pickedShape.set(0, numbers.length);
    return new Tensor(dtype, pickedShape, picked);
  }

  /** The shape as Python writes it: {@code ()}, {@code (3,)}, {@code (4, 3)}. */
  public String shapeText() {
    return shapeText(outerShape());
  }

  public static String shapeText(List<?> shape) {
    String inner = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return shape.size() == 1 ? "(" + inner + ",)" : "(" + inner + ")";
  }

  private static int size(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor(DType otherType, List<Integer> otherShape, double[] otherData)
        && dtype == otherType
        && shape.equals(otherShape)
        && Arrays.equals(data, otherData);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return dtype + shapeText() + Arrays.toString(data.length > 12 ? Arrays.copyOf(data, 12) : data);
  }
}
