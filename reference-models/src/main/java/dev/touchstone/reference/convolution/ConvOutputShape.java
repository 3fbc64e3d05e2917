package dev.touchstone.reference.convolution;

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
 * For an input of n places, a kernel of k, p places of padding on each side and stride s: ⌊(n + 2p
 * − k) / s⌋ + 1 places after a convolution, s(n − 1) + k − 2p after a transposed one; and ⌈(n −
 * target) / (k − 1)⌉ layers without padding, stride 1, until no more than target are left.
 *
 * <p>Source: d2l 7.3 padding and stride, 14.10 transposed convolution; Dumoulin and Visin 2016.
 */
final class ConvOutputShape {

  private ConvOutputShape() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.CONVOLUTION, "conv_output_shape", 1)
        .function("out_shapes", "n", "k", "p", "s")
        .parameter("n", integers())
        .parameter("k", integers())
        .parameter("p", integers())
        .parameter("s", integers())
        .parameter("target", integers(), 4)
        .requires("k", "it is below 2", in -> in.integer("k") >= 2)
        .requires("p", "it is negative", in -> in.integer("p") >= 0)
        .requires("s", "it is below 1", in -> in.integer("s") >= 1)
        .requires("n", "it is less than k - 2p", ConvOutputShape::fits)
        .requires("target", "it is not within 1 and n", ConvOutputShape::isReached)
        .returnsDict("conv", integers(), "transposed", integers())
        .alsoFunction("layers_to_shrink", "n", "target", "k")
        .returns(integers())
        .tolerance(Tolerance.EXACT)
        .cases(ConvOutputShape::cases)
        .reference(ConvOutputShape::reference)
        .misconceptions(
            "seed_sign", "no_plus_one", "ceil", "pad_once", "transposed_sn", "shrink_by_k")
        .framework(Framework.NUMPY)
        .build();
  }

  private static boolean fits(Inputs in) {
    return Windows.count(in.integer("n"), in.integer("k"), in.integer("p"), 1) >= 1;
  }

  private static boolean isReached(Inputs in) {
    return in.integer("target") >= 1 && in.integer("target") <= in.integer("n");
  }

  private static List<Case> cases(Draw draw) {
    int doubled = draw.integer(7, 30);
    int stride = draw.integer(3, 5);
    return List.of(
        Case.example("example", "n", 224, "k", 11, "p", 1, "s", 4, "target", 4),
        Case.of("deep", "n", 224, "k", 5, "p", 2, "s", 2, "target", 4),
        Case.of("small", "n", 32, "k", 5, "p", 0, "s", 1, "target", 4),
        Case.of("doubling", "n", doubled, "k", 4, "p", 1, "s", 2, "target", draw.integer(4, 6)),
        // k = 3 and p = 1 leave n − 1 steps of one place, which the stride does not divide.
        Case.of(
            "uneven",
            "n",
            stride * draw.integer(8, 20) + draw.integer(2, stride),
            "k",
            3,
            "p",
            1,
            "s",
            stride,
            "target",
            draw.integer(2, 9)));
  }

  private static Map<String, Long> reference(Inputs in, Slips slips) {
    long n = in.integer("n");
    long k = in.integer("k");
    long s = in.integer("s");
    long padding = slips.has("pad_once") ? in.integer("p") : 2L * in.integer("p");
    long way = n - k + (slips.has("seed_sign") ? -padding : padding);
    long steps = slips.has("ceil") ? Math.ceilDiv(way, s) : Math.floorDiv(way, s);
    long transposed = s * (slips.has("transposed_sn") ? n : n - 1) + k - padding;
    long lost = slips.has("shrink_by_k") ? k : k - 1;
    return Map.of(
        "conv",
        slips.has("no_plus_one") ? steps : steps + 1,
        "transposed",
        transposed,
        "layers_to_shrink",
        Math.ceilDiv(n - in.integer("target"), lost));
  }
}
