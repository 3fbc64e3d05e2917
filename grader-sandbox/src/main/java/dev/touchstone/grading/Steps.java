package dev.touchstone.grading;

import dev.touchstone.reference.ArrayType;
import dev.touchstone.reference.Comparison;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * An output that was made step by step: the states of a recurrent network, the path of an
 * optimiser, the loss while training. Where it leaves the reference says more than how many of its
 * values are wrong.
 */
public final class Steps {

  /** What the axis along which time goes is called in signatures. */
  private static final String TIME = "T";

  private Steps() {}

  /** Which axis of an output of this type is time. */
  public static OptionalInt axis(ArrayType type) {
    int axis = type.axes().indexOf(TIME);
    return axis < 0 || type.axes().contains(ArrayType.ANY)
        ? OptionalInt.empty()
        : OptionalInt.of(axis);
  }

  /**
   * The first step that differs, if each step from there on does too; counted from 0. Otherwise it
   * is no step that goes wrong, but something that comes and goes.
   */
  static OptionalInt leavesAt(Tensor right, Tensor given, int axis, Tolerance tolerance) {
    int steps = right.shape().get(axis);
    int first = 0;
    while (first < steps && agree(right, given, axis, first, tolerance)) {
      first++;
    }
    for (int step = first; step < steps; step++) {
      if (agree(right, given, axis, step, tolerance)) {
        return OptionalInt.empty();
      }
    }
    return steps > 1 && first < steps ? OptionalInt.of(first) : OptionalInt.empty();
  }

  private static boolean agree(
      Tensor right, Tensor given, int axis, int step, Tolerance tolerance) {
    return Comparison.of(at(right, axis, step), at(given, axis, step), tolerance).agrees();
  }

  /** What stands at this index of the axis. */
  private static Tensor at(Tensor values, int axis, int index) {
    List<Integer> shape = new ArrayList<>(values.shape());
    int length = shape.remove(axis);
    int inner = shape.subList(axis, shape.size()).stream().reduce(1, Math::multiplyExact);
    double[] picked = new double[values.size() / length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values.data()[(i / inner * length + index) * inner + i % inner];
    }
    return new Tensor(values.dtype(), shape, picked);
  }
}
