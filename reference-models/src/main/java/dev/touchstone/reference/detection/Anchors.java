package dev.touchstone.reference.detection;

import static dev.touchstone.reference.ArrayType.floats;
import static dev.touchstone.reference.ArrayType.integers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Anchors around every pixel's centre ((j+½)/W, (i+½)/H) with w = s√r·H/W and h = s/√r for (s, r)
 * in (s_1, r_1), …, (s_n, r_1), (s_1, r_2), …, (s_1, r_m), for sizes (n,) and ratios (m,); corners
 * in the unit square's measure, pixels by rows: (H·W·(n+m−1), 4).
 *
 * <p>Source: d2l 14.4 anchor boxes; H/W makes r = 1 square in pixels. DJL's MultiBoxPrior fills up
 * with zeros.
 */
final class Anchors {

  private record Prior(double size, double ratio) {}

  private Anchors() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.DETECTION, "anchors", 1)
        .function("multibox_prior")
        .parameter("H", integers())
        .parameter("W", integers())
        .parameter("sizes", floats("n").asList())
        .parameter("ratios", floats("m").asList())
        .requires("H", "it is not positive", in -> in.integer("H") > 0)
        .requires("W", "it is not positive", in -> in.integer("W") > 0)
        .requires("sizes", "it is empty", in -> in.tensor("sizes").size() > 0)
        .requires("ratios", "it is empty or not positive", Anchors::haveRatios)
        .returns(floats("H*W*(n+m-1)", "4"))
        .cases(Anchors::cases)
        .reference(Anchors::reference)
        .misconceptions(
            "all_pairs",
            "no_half_pixel",
            "ratio_inverted",
            "no_sqrt",
            "last_size",
            "order",
            "no_aspect_fix",
            "center_format")
        .build();
  }

  private static boolean haveRatios(Inputs in) {
    return in.doubles("ratios").length > 0
        && Arrays.stream(in.doubles("ratios")).allMatch(ratio -> ratio > 0);
  }

  private static List<Case> cases(Draw draw) {
    int side = draw.integer(2, 3);
    return List.of(
        Case.example(
            "example",
            "H",
            1,
            "W",
            2,
            "sizes",
            new double[] {0.5, 0.25},
            "ratios",
            new double[] {1, 4}),
        sized(draw, "wide", 2, draw.integer(3, 4), 3, 2),
        sized(draw, "high", draw.integer(4, 5), 3, 2, 3),
        sized(draw, "square", side, side, 2, 2),
        sized(draw, "one_size", 3, 2, 1, 3),
        sized(draw, "one_ratio", 2, 3, 3, 1));
  }

  /** Ratios on both sides of 1, none of them near it. */
  private static Case sized(Draw draw, String name, int h, int w, int n, int m) {
    double[] ratios = draw.uniform(1.5, 3, m).data().clone();
    for (int i = draw.integer(0, 1); i < m; i += 2) {
      ratios[i] = 1 / ratios[i];
    }
    double[] sizes = draw.uniform(0.2, 0.8, n).data();
    return Case.of(name, "H", h, "W", w, "sizes", sizes, "ratios", ratios);
  }

  private static NDArray reference(Inputs in, Slips slips) {
    int h = in.integer("H");
    int w = in.integer("W");
    double[] centers = centers(h, w, slips);
    double[] sides = sides(in, (double) h / w, slips);
    NDArray place = in.manager().create(centers, new Shape(centers.length / 2, 1, 2));
    NDArray side = in.manager().create(sides, new Shape(1, sides.length / 2, 2));
    NDArray reach = place.zerosLike().add(side.div(2));
    NDArray anchors =
        slips.has("center_format")
            ? place.add(side.zerosLike()).concat(reach.mul(2), 2)
            : place.sub(reach).concat(place.add(reach), 2);
    return anchors.reshape(-1, 4);
  }

  /** x and y of the pixels' centres, row after row. */
  private static double[] centers(int h, int w, Slips slips) {
    double half = slips.has("no_half_pixel") ? 0 : 0.5;
    double[] centers = new double[2 * h * w];
    for (int pixel = 0; pixel < h * w; pixel++) {
      centers[2 * pixel] = (pixel % w + half) / w;
      centers[2 * pixel + 1] = (pixel / w + half) / h;
    }
    return centers;
  }

  /** Width and height of the anchors of one pixel. */
  private static double[] sides(Inputs in, double aspect, Slips slips) {
    List<Prior> priors = priors(in.doubles("sizes"), in.doubles("ratios"), slips);
    double[] sides = new double[2 * priors.size()];
    for (int i = 0; i < priors.size(); i++) {
      double size = priors.get(i).size();
      double ratio = priors.get(i).ratio();
      double stretch = slips.has("no_sqrt") ? ratio : Math.sqrt(ratio);
      stretch = slips.has("ratio_inverted") ? 1 / stretch : stretch;
      sides[2 * i] = size * stretch * (slips.has("no_aspect_fix") ? 1 : aspect);
      sides[2 * i + 1] = size / stretch;
    }
    return sides;
  }

  private static List<Prior> priors(double[] sizes, double[] ratios, Slips slips) {
    List<Prior> ofSizes = new ArrayList<>();
    for (double size : sizes) {
      for (double ratio : slips.has("all_pairs") ? ratios : new double[] {ratios[0]}) {
        ofSizes.add(new Prior(size, ratio));
      }
    }
    double paired = slips.has("last_size") ? sizes[sizes.length - 1] : sizes[0];
    List<Prior> ofRatios = new ArrayList<>();
    for (int i = 1; i < ratios.length && !slips.has("all_pairs"); i++) {
      ofRatios.add(new Prior(paired, ratios[i]));
    }
    // The pair of both firsts stays in front either way.
    ofSizes.addAll(slips.has("order") ? 1 : ofSizes.size(), ofRatios);
    return ofSizes;
  }
}
