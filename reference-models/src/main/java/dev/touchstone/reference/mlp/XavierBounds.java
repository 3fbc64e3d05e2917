package dev.touchstone.reference.mlp;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * √(2/(fan_in + fan_out)) as the standard deviation of normal weights and √(6/(fan_in + fan_out))
 * as the bound of uniform ones, for a weight's shape (out, in) or (out, in, kh, kw), whose fans are
 * in · kh · kw and out · kh · kw; four scalars.
 *
 * <p>Source: Glorot and Bengio 2010; d2l 5.4.2.2.
 */
final class XavierBounds {

  private XavierBounds() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.MLP, "xavier_bounds", 1)
        .function("xavier")
        .parameter("shape", integers("axes").asTuple())
        .requires(
            "shape",
            "it needs two numbers or four",
            in -> List.of(2, 4).contains(in.ints("shape").length))
        .requires(
            "shape",
            "its numbers must be positive",
            in -> Arrays.stream(in.ints("shape")).allMatch(length -> length > 0))
        .returnsDict(
            "std", floats(), "bound", floats(), "fan_in", integers(), "fan_out", integers())
        .cases(XavierBounds::cases)
        .reference(XavierBounds::reference)
        .misconceptions(
            "fan_in_only",
            "no_receptive_field",
            "variance_as_std",
            "djl_default",
            "swap_fans",
            "bound_eq_std")
        .framework(Framework.NUMPY)
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int small = draw.integer(3, 30);
    int kernel = draw.integer(2, 5);
    return List.of(
        Case.example("example", "shape", new int[] {100, 300}),
        shaped("narrowing", small, draw.integer(40, 500)),
        shaped("widening", draw.integer(40, 500), small),
        shaped("conv", 16, draw.integer(3, 12), kernel, draw.integerExcept(2, 5, kernel)),
        shaped("pointwise", draw.integer(40, 64), draw.integer(8, 32), 1, 1));
  }

  private static Case shaped(String name, int... shape) {
    return Case.of(name, "shape", shape);
  }

  private static Map<String, Number> reference(Inputs in, Slips slips) {
    int[] shape = in.ints("shape");
    long field = 1;
    for (int axis = 2; axis < shape.length && !slips.has("no_receptive_field"); axis++) {
      field *= shape[axis];
    }
    long fanIn = field * shape[slips.has("swap_fans") ? 0 : 1];
    long fanOut = field * shape[slips.has("swap_fans") ? 1 : 0];
    double fans = slips.has("fan_in_only") ? fanIn : fanIn + fanOut;
    double std = Math.sqrt(2 / fans);
    double bound = Math.sqrt((slips.has("djl_default") ? 12 : 6) / fans);
    return Map.of(
        "std",
        slips.has("variance_as_std") ? 2 / fans : std,
        "bound",
        slips.has("bound_eq_std") ? std : bound,
        "fan_in",
        fanIn,
        "fan_out",
        fanOut);
  }
}
