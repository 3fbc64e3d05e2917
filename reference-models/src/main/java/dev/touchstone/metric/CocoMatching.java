package dev.touchstone.metric;

import dev.touchstone.metric.Detections.Detection;
import dev.touchstone.metric.Scenes.Thing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One class in one image: which detection found what. From the best score down, each takes the free
 * box it overlaps most, at least by the threshold; of equal overlaps the later box. What is ignored
 * (a crowd, a size that does not count) is taken only where nothing else is.
 */
final class CocoMatching {

  /** What is matched in one range of areas. */
  record Found(double[] scores, boolean[][] matched, boolean[][] ignored, int toFind) {}

  /** As NumPy's linspace(.5, .95, 10) gives them, to the last bit. */
  static final double[] THRESHOLDS = thresholds();

  private final List<Thing> things;
  private final List<Detection> detections;
  private final double[][] overlaps;
  private final boolean zeroIsNoMatch;

  CocoMatching(List<Thing> things, List<Detection> detections, boolean zeroIsNoMatch) {
    this.things = things;
    // Stable, so that of equal scores the earlier in the file comes first.
    this.detections =
        detections.stream()
            .sorted(Comparator.comparingDouble(each -> -each.score() + 0.0))
            .limit(CocoClass.MOST)
            .toList();
    this.zeroIsNoMatch = zeroIsNoMatch;
    this.overlaps = overlaps();
  }

  private static double[] thresholds() {
    double[] thresholds = new double[10];
    double step = (0.95 - 0.5) / 9;
    for (int i = 0; i < 9; i++) {
      thresholds[i] = i * step + 0.5;
    }
    thresholds[9] = 0.95;
    return thresholds;
  }

  private double[][] overlaps() {
    double[][] overlaps = new double[detections.size()][things.size()];
    for (int d = 0; d < detections.size(); d++) {
      for (int g = 0; g < things.size(); g++) {
        Thing thing = things.get(g);
        overlaps[d][g] = detections.get(d).box().overlap(thing.box(), thing.crowd());
      }
    }
    return overlaps;
  }

  Found in(CocoArea area) {
    List<Integer> order = new ArrayList<>();
    boolean[] leftOut = new boolean[things.size()];
    for (int g = 0; g < things.size(); g++) {
      leftOut[g] = things.get(g).crowd() || area.leavesOut(things.get(g).area());
      order.add(g);
    }
    order.sort(Comparator.comparing(g -> leftOut[g]));
    int toFind = (int) order.stream().filter(g -> !leftOut[g]).count();
    boolean[][] matched = new boolean[THRESHOLDS.length][];
    boolean[][] ignored = new boolean[THRESHOLDS.length][];
    for (int t = 0; t < THRESHOLDS.length; t++) {
      matched[t] = new boolean[detections.size()];
      ignored[t] = new boolean[detections.size()];
      match(Math.min(THRESHOLDS[t], 1 - 1e-10), order, leftOut, matched[t], ignored[t]);
      for (int d = 0; d < detections.size(); d++) {
        ignored[t][d] |= !matched[t][d] && area.leavesOut(detections.get(d).box().area());
      }
    }
    return new Found(
        detections.stream().mapToDouble(Detection::score).toArray(), matched, ignored, toFind);
  }

  private void match(
      double threshold,
      List<Integer> order,
      boolean[] leftOut,
      boolean[] matched,
      boolean[] ignored) {
    boolean[] taken = new boolean[things.size()];
    for (int d = 0; d < detections.size(); d++) {
      int best = -1;
      double least = threshold;
      for (int g : order) {
        if (taken[g] && !things.get(g).crowd()) {
          continue;
        }
        if (best >= 0 && !leftOut[best] && leftOut[g]) {
          break;
        }
        if (overlaps[d][g] >= least) {
          least = overlaps[d][g];
          best = g;
        }
      }
      if (best >= 0) {
        taken[best] = true;
        matched[d] = !(zeroIsNoMatch && things.get(best).id() == 0);
        ignored[d] = leftOut[best];
      }
    }
  }
}
