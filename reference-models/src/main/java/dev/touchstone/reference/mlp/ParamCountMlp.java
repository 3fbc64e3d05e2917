package dev.touchstone.reference.mlp;

import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tolerance;
import java.util.Arrays;
import java.util.List;

/**
 * Σ_l (s_l + 1) s_{l+1}: weights and biases of a fully connected network with layers of s_0, …, s_L
 * units; an integer.
 *
 * <p>Source: d2l 5.1; Neural Networks and Deep Learning 4.3.
 */
final class ParamCountMlp {

  private ParamCountMlp() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.MLP, "param_count_mlp", 1)
        .function("mlp_params")
        .parameter("sizes", integers("L").asList())
        .requires("sizes", "a network has two layers or more", in -> in.ints("sizes").length > 1)
        .requires(
            "sizes",
            "layers cannot be empty",
            in -> Arrays.stream(in.ints("sizes")).allMatch(size -> size > 0))
        .returns(integers())
        .tolerance(Tolerance.EXACT)
        .cases(ParamCountMlp::cases)
        .reference(ParamCountMlp::reference)
        .misconceptions("no_bias", "one_bias", "input_bias", "neurons")
        .framework(Framework.NUMPY)
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int pixels = draw.integer(20, 40);
    return List.of(
        Case.example("example", "sizes", new int[] {4, 3, 2}),
        sized("linear", draw.integer(3, 30), 1),
        sized("hidden", draw.integer(10, 30), draw.integer(31, 60), draw.integer(2, 9)),
        sized("deep", draw.integer(40, 60), 32, draw.integer(17, 30), 16, draw.integer(2, 9)),
        sized("image", 3 * pixels * pixels, draw.integer(100, 300), 10),
        sized("huge", 1_000_000 * draw.integer(30, 40), draw.integer(90, 110)));
  }

  private static Case sized(String name, int... sizes) {
    return Case.of(name, "sizes", sizes);
  }

  private static long reference(Inputs in, Slips slips) {
    int[] sizes = in.ints("sizes");
    if (slips.has("neurons")) {
      return Arrays.stream(sizes).asLongStream().sum();
    }
    long count = 0;
    for (int l = 0; l + 1 < sizes.length; l++) {
      count += (long) sizes[l] * sizes[l + 1] + biases(sizes[l], sizes[l + 1], slips);
    }
    return count;
  }

  private static int biases(int in, int out, Slips slips) {
    if (slips.has("no_bias")) {
      return 0;
    }
    if (slips.has("one_bias")) {
      return 1;
    }
    return slips.has("input_bias") ? in : out;
  }
}
