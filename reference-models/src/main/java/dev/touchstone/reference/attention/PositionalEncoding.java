package dev.touchstone.reference.attention;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import java.util.List;

/**
 * p_{i,2j} = sin(i / 10000^{2j/d}), p_{i,2j+1} = cos(i / 10000^{2j/d}), positions i from 0; for n
 * positions (n, d). An odd d ends with a sine.
 *
 * <p>Source: Vaswani et al. 2017, 3.5; d2l 11.6.
 */
final class PositionalEncoding {

  private PositionalEncoding() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.ATTENTION, "positional_encoding", 1)
        .parameter("n", integers())
        .parameter("d", integers())
        .requires("n", "it must be from 1 to 10000", in -> isSize(in.integer("n")))
        .requires("d", "it must be from 1 to 10000", in -> isSize(in.integer("d")))
        .returns(floats("n", "d"))
        .cases(PositionalEncoding::cases)
        .reference(PositionalEncoding::reference)
        .misconceptions(
            "concatenated",
            "sin_cos_swapped",
            "exponent_doubled",
            "one_based",
            "floor_exponent",
            "multiplied",
            "base_1000")
        .build();
  }

  private static boolean isSize(int size) {
    return size >= 1 && size <= 10000;
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        Case.example("example", "n", 2, "d", 4),
        Case.of("even", "n", draw.integer(4, 9), "d", 2 * draw.integer(5, 8)),
        Case.of("odd", "n", draw.integer(4, 9), "d", 2 * draw.integer(3, 6) + 1),
        Case.of("square", "n", 6, "d", 6),
        Case.of("single", "n", 1, "d", draw.integer(4, 9)),
        Case.of("long", "n", draw.integer(50, 70), "d", 2 * draw.integer(4, 6)));
  }

  private static Tensor reference(Inputs in, Slips slips) {
    int n = in.integer("n");
    int d = in.integer("d");
    double[] p = new double[n * d];
    for (int i = 0; i < n; i++) {
      int position = slips.has("one_based") ? i + 1 : i;
      for (int column = 0; column < d; column++) {
        int pair = column / 2;
        double period = period(pair, d, slips);
        double angle = slips.has("multiplied") ? position * period : position / period;
        boolean isSine = column % 2 == 0;
        p[i * d + place(column, d, slips)] =
            isSine != slips.has("sin_cos_swapped") ? Math.sin(angle) : Math.cos(angle);
      }
    }
    return Tensor.vector(p).reshape(n, d);
  }

  private static double period(int pair, int d, Slips slips) {
    int index = slips.has("exponent_doubled") ? 4 * pair : 2 * pair;
    double exponent = slips.has("floor_exponent") ? Math.floorDiv(index, d) : (double) index / d;
    return Math.pow(slips.has("base_1000") ? 1000 : 10000, exponent);
  }

  /** Where a column ends up: in place, or behind all the sines if it is a cosine. */
  private static int place(int column, int d, Slips slips) {
    if (!slips.has("concatenated")) {
      return column;
    }
    int sines = (d + 1) / 2;
    return column % 2 == 0 ? column / 2 : sines + column / 2;
  }
}
