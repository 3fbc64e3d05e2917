package dev.touchstone.metric;

import dev.touchstone.metric.BadDataException.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was detected, in the order of the file, which decides between equal scores. */
public record Detections(List<Detection> all) implements Data {

  /** A class with a score in a box of an image. Only the order of scores counts. */
  public record Detection(long image, long category, Box box, double score) {}

  public Detections {
    all = List.copyOf(all);
    for (int i = 0; i < all.size(); i++) {
      check(all.get(i), i);
    }
  }

  private static void check(Detection detection, int index) {
    if (!Double.isFinite(detection.score())) {
      throw new BadDataException(at(index, "score"), "not_finite", detection.score());
    }
    Box box = detection.box();
    if (!Double.isFinite(box.x() + box.y() + box.width() + box.height())) {
      throw new BadDataException(at(index, "bbox"), "not_finite", box);
    }
    if (box.width() < 0 || box.height() < 0) {
      throw new BadDataException(at(index, "bbox"), "box_size", box.width(), box.height());
    }
  }

  /** Refuses images and classes that are not in the truth, and boxes outside their image. */
  void checkAgainst(Scenes truth) {
    Map<Long, Scenes.Image> images = truth.imagesById();
    Set<Long> categories =
        truth.categories().stream().map(Scenes.Category::id).collect(Collectors.toSet());
    for (int i = 0; i < all.size(); i++) {
      Detection detection = all.get(i);
      Scenes.Image image = images.get(detection.image());
      if (image == null) {
        throw new BadDataException(at(i, "image_id"), "image_unknown", detection.image());
      }
      if (!categories.contains(detection.category())) {
        throw new BadDataException(at(i, "category_id"), "category_unknown", detection.category());
      }
      if (image.width() > 0 && detection.box().isOutside(image.width(), image.height())) {
        throw new BadDataException(
            at(i, "bbox"),
            "box_outside",
            number(detection.box().x()),
            number(detection.box().y()),
            number(image.width()),
            number(image.height()),
            image.id());
      }
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static Place at(int index, String column) {
    return new Place(Side.PREDICTION, index + 1, 0, column);
  }

  @Override
  public int units() {
    return (int) all.stream().map(Detection::image).distinct().count();
  }
}
