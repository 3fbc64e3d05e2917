package dev.touchstone.metric;

import dev.touchstone.metric.BadDataException.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The truth of an object detection: images, classes and the boxes in them. Ids of boxes are only
 * there to be told apart; a 0 is an id like any other.
 */
public record Scenes(List<Image> images, List<Category> categories, List<Thing> things)
    implements Data {

  /**
   * @param width 0 if it is not known; then boxes are not held against it
   */
  public record Image(long id, double width, double height) {}

  public record Category(long id, String name) {}

  /**
   * @param area what decides whether it is small, medium or large; not always that of the box
   * @param crowd whether the box is around many of its class, which count neither way
   */
  public record Thing(long id, long image, long category, Box box, double area, boolean crowd) {}

  public Scenes {
    images = List.copyOf(images);
    categories = List.copyOf(categories);
    things = List.copyOf(things);
    check(images, categories, things);
  }

  private static void check(List<Image> images, List<Category> categories, List<Thing> things) {
    Set<Long> imageIds = new HashSet<>();
    for (int i = 0; i < images.size(); i++) {
      once(imageIds, images.get(i).id(), i, "images.id");
    }
    Set<Long> categoryIds = new HashSet<>();
    for (int i = 0; i < categories.size(); i++) {
      once(categoryIds, categories.get(i).id(), i, "categories.id");
    }
    Set<Long> thingIds = new HashSet<>();
    for (int i = 0; i < things.size(); i++) {
      Thing thing = things.get(i);
      once(thingIds, thing.id(), i, "annotations.id");
      if (!imageIds.contains(thing.image())) {
        throw new BadDataException(at(i, "annotations.image_id"), "image_unknown", thing.image());
      }
      if (!categoryIds.contains(thing.category())) {
        throw new BadDataException(
            at(i, "annotations.category_id"), "category_unknown", thing.category());
      }
    }
  }

  private static void once(Set<Long> seen, long id, int index, String column) {
    if (!seen.add(id)) {
      throw new BadDataException(at(index, column), "id_again", id);
    }
  }

  private static Place at(int index, String column) {
    return new Place(Side.TRUTH, index + 1, 0, column);
  }

  @Override
  public int units() {
    return images.size();
  }

  /** The same scenes, without what is not in these images. */
  public Scenes of(Set<Long> imageIds) {
    return new Scenes(
        images.stream().filter(image -> imageIds.contains(image.id())).toList(),
        categories,
        things.stream().filter(thing -> imageIds.contains(thing.image())).toList());
  }

  Map<Long, Image> imagesById() {
    Map<Long, Image> byId = new HashMap<>();
    images.forEach(image -> byId.put(image.id(), image));
    return byId;
  }
}
