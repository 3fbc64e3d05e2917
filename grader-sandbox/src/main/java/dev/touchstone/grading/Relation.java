package dev.touchstone.grading;

import dev.touchstone.reference.DType;
import dev.touchstone.reference.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What a wrong output may be to the right one: a guess that its sentence, {@code related_ID}, puts
 * into words.
 *
 * @param arguments what the sentence mentions, after the output's name
 * @param of what the right output of a case would become; empty where that makes no sense
 * @param leavesOpen the positions of which it says nothing: there {@code of} has what was given
 */
record Relation(
    String id,
    List<Object> arguments,
    Function<Pair, Optional<Tensor>> of,
    BiPredicate<Pair, Integer> leavesOpen) {

  Relation(String id, List<Object> arguments, Function<Pair, Optional<Tensor>> of) {
    this(id, arguments, of, (pair, position) -> false);
  }

  /**
   * One output of one case.
   *
   * @param sizes the lengths of the inputs' axes, by their names in the signature
   */
  record Pair(Tensor right, Tensor given, Map<String, Integer> sizes) {}

  private static final int OUTSIDE = -1;
  private static final int BATCH_OF_MATRICES = 3;
  private static final double NICE = 1e-4;
  private static final int LARGEST_NICE = 64;

  /** The guesses that these outputs suggest, the more telling ones first. */
  static List<Relation> candidates(List<Pair> pairs) {
    List<Relation> guesses = new ArrayList<>();
    guesses.add(scaled("sign", List.of(), pair -> -1));
    sizes(pairs).forEach(size -> guesses.addAll(bySize(size)));
    guesses.addAll(elementwise());
    guesses.addAll(moved(pairs));
    guesses.addAll(byConstant(pairs));
    return guesses;
  }

  /** Names of axes that are there in each case, and not always as long. */
  private static List<String> sizes(List<Pair> pairs) {
    return pairs.getFirst().sizes().keySet().stream()
        .filter(name -> pairs.stream().allMatch(pair -> pair.sizes().containsKey(name)))
        .filter(name -> pairs.stream().map(pair -> pair.sizes().get(name)).distinct().count() > 1)
        .sorted()
        .toList();
  }

  private static List<Relation> bySize(String size) {
    return List.of(
        scaled("summed", List.of(size), pair -> length(pair, size)),
        scaled("averaged", List.of(size), pair -> 1.0 / length(pair, size)),
        scaled("by_root", List.of(size), pair -> Math.sqrt(length(pair, size))),
        scaled("over_root", List.of(size), pair -> 1 / Math.sqrt(length(pair, size))));
  }

  private static int length(Pair pair, String size) {
    return Objects.requireNonNull(pair.sizes().get(size), size);
  }

  private static Relation scaled(String id, List<Object> arguments, Function<Pair, Number> factor) {
    return new Relation(
        id,
        arguments,
        pair -> {
          double by = factor.apply(pair).doubleValue();
          return Optional.of(mapped(pair.right(), x -> by * x));
        });
  }

  private static List<Relation> elementwise() {
    return List.of(
        each("absolute", Math::abs),
        each("squared", x -> x * x),
        each("root", Math::sqrt),
        each("exponential", Math::exp),
        each("logarithm", Math::log),
        each("reciprocal", x -> 1 / x),
        each("complement", x -> 1 - x),
        each("truncated", x -> x < 0 ? Math.ceil(x) : Math.floor(x)),
        each("rounded", Math::rint),
        new Relation("half", List.of(), Relation::half));
  }

  private static Relation each(String id, DoubleUnaryOperator change) {
    return new Relation(id, List.of(), pair -> Optional.of(mapped(pair.right(), change)));
  }

  private static Tensor mapped(Tensor values, DoubleUnaryOperator change) {
    return new Tensor(
        DType.FLOAT64, values.shape(), Arrays.stream(values.data()).map(change).toArray());
  }

  /** As near as float16 comes, where that is what was handed in. */
  private static Optional<Tensor> half(Pair pair) {
    return pair.given().dtype() == DType.FLOAT16
        ? Optional.of(
            mapped(pair.right(), x -> Float.float16ToFloat(Float.floatToFloat16((float) x))))
        : Optional.empty();
  }

  private static List<Relation> moved(List<Pair> pairs) {
    List<Relation> guesses = new ArrayList<>();
    int rank = pairs.stream().mapToInt(pair -> pair.right().rank()).min().orElse(0);
    for (int axis = 0; axis < rank; axis++) {
      guesses.add(along("reversed", axis, n -> i -> n - 1 - i));
      guesses.add(along("late", axis, n -> i -> Math.floorMod(i - 1, n)));
      guesses.add(along("early", axis, n -> i -> Math.floorMod(i + 1, n)));
      guesses.add(along("late", axis, n -> i -> i - 1));
      guesses.add(along("early", axis, n -> i -> i + 1 < n ? i + 1 : OUTSIDE));
    }
    guesses.add(new Relation("exchanged", List.of(), Relation::exchanged));
    return guesses;
  }

  /**
   * @param from for an axis of length n, where index i gets its value from; of an index that gets
   *     its value from {@link #OUTSIDE} nothing is said
   */
  private static Relation along(String id, int axis, Function<Integer, IntUnaryOperator> from) {
    return new Relation(
        id,
        List.of(axis),
        pair -> moved(pair, axis, from),
        (pair, position) -> source(pair.right(), axis, from, position) == OUTSIDE);
  }

  private static Optional<Tensor> moved(
      Pair pair, int axis, Function<Integer, IntUnaryOperator> from) {
    Tensor right = pair.right();
    if (axis >= right.rank() || !right.shape().equals(pair.given().shape())) {
      return Optional.empty();
    }
    double[] moved =
        IntStream.range(0, right.size())
            .mapToDouble(
                position -> {
                  int source = source(right, axis, from, position);
                  return source == OUTSIDE ? pair.given().data()[position] : right.data()[source];
                })
            .toArray();
    return Optional.of(new Tensor(right.dtype(), right.shape(), moved));
  }

  private static int source(
      Tensor values, int axis, Function<Integer, IntUnaryOperator> from, int position) {
    int n = values.shape().get(axis);
    int inner = product(values.shape().subList(axis + 1, values.rank()));
    int i = position / inner % n;
    int source = from.apply(n).applyAsInt(i);
    return source == OUTSIDE ? OUTSIDE : position + (source - i) * inner;
  }

  private static int product(List<Integer> lengths) {
    return lengths.stream().reduce(1, Math::multiplyExact);
  }

  /** Each matrix of a batch turned; of a single one the shape tells it. */
  private static Optional<Tensor> exchanged(Pair pair) {
    Tensor values = pair.right();
    if (values.rank() < BATCH_OF_MATRICES) {
      return Optional.empty();
    }
    int rows = values.shape().get(values.rank() - 2);
    int columns = values.shape().getLast();
    double[] turned = new double[values.size()];
    for (int position = 0; position < turned.length; position++) {
      int matrix = position / (rows * columns) * rows * columns;
      int i = position % (rows * columns) / rows;
      int j = position % rows;
      turned[position] = values.data()[matrix + j * columns + i];
    }
    List<Integer> shape = new ArrayList<>(values.shape());
    shape.set(values.rank() - 2, columns);
    shape.set(values.rank() - 1, rows);
    return Optional.of(new Tensor(values.dtype(), shape, turned));
  }

  /** The same factor, or the same summand, everywhere. */
  private static List<Relation> byConstant(List<Pair> pairs) {
    Pair largest = pairs.getFirst();
    int at = -1;
    for (Pair pair : pairs) {
      for (int i = 0; i < Math.min(pair.right().size(), pair.given().size()); i++) {
        if (at < 0 || Math.abs(pair.right().data()[i]) > Math.abs(largest.right().data()[at])) {
          largest = pair;
          at = i;
        }
      }
    }
    if (at < 0) {
      return List.of();
    }
    double factor = nice(largest.given().data()[at] / largest.right().data()[at]);
    double summand = nice(largest.given().data()[at] - largest.right().data()[at]);
    return Double.isFinite(factor) && factor != 0
        ? List.of(
            scaled("factor", List.of(text(factor)), pair -> factor),
            new Relation(
                "offset",
                List.of(text(summand)),
                pair -> Optional.of(mapped(pair.right(), x -> x + summand))))
        : List.of();
  }

  /** The ratio of small integers that it nearly is, if there is one. */
  private static double nice(double value) {
    for (int denominator = 1; denominator <= LARGEST_NICE; denominator++) {
      double numerator = Math.rint(value * denominator);
      if (numerator != 0
          && Math.abs(value * denominator - numerator) < NICE * Math.abs(numerator)) {
        return numerator / denominator;
      }
    }
    return value;
  }

  private static String text(double value) {
    String shown = String.format(Locale.ROOT, "%.4g", value);
    return shown.contains(".") && !shown.contains("e") ? shown.replaceAll("\\.?0+$", "") : shown;
  }
}
