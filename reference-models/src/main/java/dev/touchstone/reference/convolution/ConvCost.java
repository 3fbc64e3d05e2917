package dev.touchstone.reference.convolution;

import static dev.touchstone.reference.ArrayType.flags;
import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tolerance;
import java.util.List;
import java.util.Map;

/**
 * A convolution from ci to co channels with kernels kh×kw and an output of mh×mw pixels has
 * co·ci·kh·kw parameters, and co more with biases, and takes co·ci·kh·kw·mh·mw multiply–adds.
 *
 * <p>Source: d2l 7.4 and 8.1; AlexNet's first layer has 35K parameters and takes 101M
 * multiply–adds.
 */
final class ConvCost {

  private ConvCost() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "conv_cost", 1)
        .parameter("ci", integers())
        .parameter("co", integers())
        .parameter("kh", integers())
        .parameter("kw", integers())
        .parameter("mh", integers())
        .parameter("mw", integers())
        .parameter("bias", flags())
        .requires("ci", "it is below 1", in -> in.integer("ci") >= 1)
        .requires("co", "it is below 1", in -> in.integer("co") >= 1)
        .requires("kh", "it is below 1", in -> in.integer("kh") >= 1)
        .requires("kw", "it is below 1", in -> in.integer("kw") >= 1)
        .requires("mh", "it is below 1", in -> in.integer("mh") >= 1)
        .requires("mw", "it is below 1", in -> in.integer("mw") >= 1)
        .returnsDict("params", integers(), "madds", integers())
        .tolerance(Tolerance.EXACT)
        .cases(ConvCost::cases)
        .reference(ConvCost::reference)
        .misconceptions(
            "bias_per_input",
            "no_input_channels",
            "two_flops",
            "bias_ignored",
            "params_times_output")
        .framework(Framework.NUMPY)
        .build();
  }

  private static List<Case> cases(Draw draw) {
    int kh = draw.integer(1, 4);
    int kw = draw.integerExcept(1, 5, kh);
    int mh = draw.integer(10, 20);
    int mw = draw.integerExcept(10, 20, mh);
    return List.of(
        sized("example", 3, 96, 11, 11, 54, 54, true),
        sized("alexnet_second", 96, 256, 5, 5, 26, 26, true),
        sized("lenet", 1, 6, 5, 5, 28, 28, false),
        sized("many_channels", 100, 100, 5, 5, 64, 64, false),
        sized("rectangular", draw.integer(2, 9), draw.integer(10, 20), kh, kw, mh, mw, true),
        sized("one_pixel", draw.integer(10, 20), draw.integer(30, 90), kh, kh, 1, 1, true));
  }

  private static Case sized(
      String name, int ci, int co, int kh, int kw, int mh, int mw, boolean bias) {
    Object[] inputs = {"ci", ci, "co", co, "kh", kh, "kw", kw, "mh", mh, "mw", mw, "bias", bias};
    return name.equals("example") ? Case.example(name, inputs) : Case.of(name, inputs);
  }

  private static Map<String, Long> reference(Inputs in, Slips slips) {
    long co = in.integer("co");
    long ci = in.integer("ci");
    long seen = slips.has("no_input_channels") ? 1 : ci;
    long weights = co * seen * in.integer("kh") * in.integer("kw");
    long pixels = (long) in.integer("mh") * in.integer("mw");
    long biases = slips.has("bias_per_input") ? co * ci : co;
    boolean biased = in.flag("bias") && !slips.has("bias_ignored");
    long params = biased ? weights + biases : weights;
    return Map.of(
        "params",
        slips.has("params_times_output") ? params * pixels : params,
        "madds",
        weights * pixels * (slips.has("two_flops") ? 2 : 1));
  }
}
