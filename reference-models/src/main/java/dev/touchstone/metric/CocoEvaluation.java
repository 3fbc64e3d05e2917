package dev.touchstone.metric;

import dev.touchstone.metric.Detections.Detection;
import dev.touchstone.metric.Scenes.Category;
import dev.touchstone.metric.Scenes.Image;
import dev.touchstone.metric.Scenes.Thing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Detections matched with what is there, once; the twelve numbers, or those of any resample of the
 * images, are then counted from the matches. A unit is an image; units stand in the order of the
 * image ids.
 */
final class CocoEvaluation implements Evaluation {

  private final List<Image> images;
  private final List<Category> categories;

  /** By area, then by category; only the first is needed for the score. */
  private final CocoClass[][] classes;

  private final long reachingOut;

  private CocoEvaluation(
      List<Image> images, List<Category> categories, CocoClass[][] classes, long reachingOut) {
    this.images = images;
    this.categories = categories;
    this.classes = classes;
    this.reachingOut = reachingOut;
  }

  static CocoEvaluation of(Scenes truth, Detections found, boolean zeroIsNoMatch) {
    List<Image> images =
        truth.images().stream().sorted(Comparator.comparingLong(Image::id)).toList();
    List<Category> categories =
        truth.categories().stream().sorted(Comparator.comparingLong(Category::id)).toList();
    Map<Cell, List<Thing>> things = new HashMap<>();
    for (Thing thing : truth.things()) {
      things
          .computeIfAbsent(new Cell(thing.image(), thing.category()), c -> new ArrayList<>())
          .add(thing);
    }
    Map<Cell, List<Detection>> detections = new HashMap<>();
    for (Detection each : found.all()) {
      detections
          .computeIfAbsent(new Cell(each.image(), each.category()), c -> new ArrayList<>())
          .add(each);
    }
    CocoClass[][] classes = new CocoClass[CocoArea.values().length][categories.size()];
    for (int k = 0; k < categories.size(); k++) {
      CocoClass.Builder[] builders = new CocoClass.Builder[classes.length];
      for (CocoArea area : CocoArea.values()) {
        builders[area.ordinal()] = new CocoClass.Builder();
      }
      for (int i = 0; i < images.size(); i++) {
        Cell cell = new Cell(images.get(i).id(), categories.get(k).id());
        List<Thing> there = things.getOrDefault(cell, List.of());
        List<Detection> seen = detections.getOrDefault(cell, List.of());
        if (there.isEmpty() && seen.isEmpty()) {
          continue;
        }
        CocoMatching matching = new CocoMatching(there, seen, zeroIsNoMatch);
        for (CocoArea area : CocoArea.values()) {
          builders[area.ordinal()].add(i, matching.in(area));
        }
      }
      for (CocoArea area : CocoArea.values()) {
        classes[area.ordinal()][k] = builders[area.ordinal()].build();
      }
    }
    return new CocoEvaluation(images, categories, classes, reachingOut(truth, found));
  }

  private record Cell(long image, long category) {}

  private static long reachingOut(Scenes truth, Detections found) {
    Map<Long, Image> images = truth.imagesById();
    return found.all().stream()
        .filter(
            each -> {
              Image image = images.get(each.image());
              return image != null
                  && image.width() > 0
                  && each.box().reachesOut(image.width(), image.height());
            })
        .count();
  }

  @Override
  public int units() {
    return images.size();
  }

  /** Half as many resamples as usual: each counts all detections of all images again. */
  @Override
  public Interval interval() {
    return Resamples.interval(value(), replicates(SEED, REPLICATES / 2));
  }

  /** AP over all thresholds and areas; NaN where there is nothing to find. */
  @Override
  public double value(int[] times) {
    double precision = precision(CocoArea.ALL, times);
    return precision < 0 ? Double.NaN : precision;
  }

  /** AP, or −1 as pycocotools has it where there is nothing to find. */
  @Override
  public double value() {
    return precision(CocoArea.ALL, Evaluation.all(units()));
  }

  private double precision(CocoArea area, int[] times) {
    double sum = 0;
    int count = 0;
    for (CocoClass one : classes[area.ordinal()]) {
      CocoClass.Curve curve = one.curve(times, CocoClass.MOST);
      if (curve.isDefined()) {
        sum += curve.precision();
        count++;
      }
    }
    return count == 0 ? -1 : sum / count;
  }

  @Override
  public Map<String, Object> details() {
    int[] all = Evaluation.all(units());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("AP", average(CocoArea.ALL, all, CocoClass.MOST, Measure.PRECISION));
    details.put("AP50", average(CocoArea.ALL, all, CocoClass.MOST, Measure.AT_50));
    details.put("AP75", average(CocoArea.ALL, all, CocoClass.MOST, Measure.AT_75));
    details.put("AP_small", average(CocoArea.SMALL, all, CocoClass.MOST, Measure.PRECISION));
    details.put("AP_medium", average(CocoArea.MEDIUM, all, CocoClass.MOST, Measure.PRECISION));
    details.put("AP_large", average(CocoArea.LARGE, all, CocoClass.MOST, Measure.PRECISION));
    details.put("AR_max1", average(CocoArea.ALL, all, 1, Measure.RECALL));
    details.put("AR_max10", average(CocoArea.ALL, all, 10, Measure.RECALL));
    details.put("AR_max100", average(CocoArea.ALL, all, CocoClass.MOST, Measure.RECALL));
    details.put("AR_small", average(CocoArea.SMALL, all, CocoClass.MOST, Measure.RECALL));
    details.put("AR_medium", average(CocoArea.MEDIUM, all, CocoClass.MOST, Measure.RECALL));
    details.put("AR_large", average(CocoArea.LARGE, all, CocoClass.MOST, Measure.RECALL));
    details.put("per_class", perClass(all));
    details.put("boxes_reaching_out", reachingOut);
    return details;
  }

  private enum Measure {
    PRECISION,
    AT_50,
    AT_75,
    RECALL;

    double of(CocoClass.Curve curve) {
      return switch (this) {
        case PRECISION -> curve.precision();
        case AT_50 -> curve.precisionAt(0);
        case AT_75 -> curve.precisionAt(5);
        case RECALL -> curve.recall();
      };
    }
  }

  private double average(CocoArea area, int[] times, int most, Measure measure) {
    double sum = 0;
    int count = 0;
    for (CocoClass one : classes[area.ordinal()]) {
      CocoClass.Curve curve = one.curve(times, most);
      if (curve.isDefined()) {
        sum += measure.of(curve);
        count++;
      }
    }
    return count == 0 ? -1 : sum / count;
  }

  private Map<String, Object> perClass(int[] all) {
    Map<String, Object> perClass = new LinkedHashMap<>();
    for (int k = 0; k < categories.size(); k++) {
      CocoClass.Curve curve = classes[CocoArea.ALL.ordinal()][k].curve(all, CocoClass.MOST);
      String name = categories.get(k).name();
      perClass.put(
          perClass.containsKey(name) ? name + " (" + categories.get(k).id() + ")" : name,
          curve.isDefined() ? curve.precision() : -1.0);
    }
    return perClass;
  }
}
