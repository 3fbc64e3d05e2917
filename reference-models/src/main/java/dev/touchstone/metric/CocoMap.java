package dev.touchstone.metric;

import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.reference.Text;
import java.util.List;
import java.util.Locale;

/**
 * Mean average precision of boxes over ten thresholds of overlap, .50 to .95, as the COCO challenge
 * computes it (Lin et al. 2014; pycocotools 2.0.11).
 *
 * @param zeroIsNoMatch what pycocotools makes of a box with the id 0: whoever finds it is wrong.
 *     Only there to reproduce its figures; ids mean nothing otherwise.
 */
record CocoMap(boolean zeroIsNoMatch) implements Metric {

  @Override
  public String id() {
    return "coco-map";
  }

  @Override
  public Text title() {
    return new Text("COCO mAP", "COCO mAP");
  }

  @Override
  public String formula() {
    return "\\frac{1}{10\\,C} \\sum_{t = .50}^{.95} \\sum_c \\frac{1}{101} \\sum_{i=0}^{100}"
        + " \\max_{R_{ct}(j) \\ge i/100} P_{ct}(j)";
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.truth("annotations", Content.BOXES), Column.prediction("bbox", Content.BOXES));
  }

  @Override
  public String display(double score) {
    return String.format(Locale.ROOT, "%.4f", score);
  }

  @Override
  public Evaluation evaluate(Data truth, Data prediction) {
    if (!(truth instanceof Scenes scenes)) {
      throw new BadDataException(Place.whole(Side.TRUTH), "no_coco");
    }
    if (!(prediction instanceof Detections detections)) {
      throw new BadDataException(Place.whole(Side.PREDICTION), "no_coco");
    }
    detections.checkAgainst(scenes);
    return CocoEvaluation.of(scenes, detections, zeroIsNoMatch);
  }
}
