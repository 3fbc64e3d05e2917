package dev.touchstone.datafile;

import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.metric.Box;
import dev.touchstone.metric.Detections;
import dev.touchstone.metric.Detections.Detection;
import dev.touchstone.metric.Scenes;
import dev.touchstone.metric.Scenes.Category;
import dev.touchstone.metric.Scenes.Image;
import dev.touchstone.metric.Scenes.Thing;
import dev.touchstone.metric.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** COCO's JSON: {@code instances_….json} for the truth, a list of results for the detections. */
final class CocoJson {

  private CocoJson() {}

  static Scenes scenes(String text) {
    return scenesOf(Json.read(Side.TRUTH, text));
  }

  static Detections detections(String text) {
    return detectionsOf(Json.read(Side.PREDICTION, text));
  }

  static Scenes scenesOf(@Nullable Object root) {
    if (!(root instanceof Map<?, ?> object)) {
      throw new BadDataException(Place.whole(Side.TRUTH), "coco_object");
    }
    List<Image> images = new ArrayList<>();
    for (Fields image : list(object, "images")) {
      images.add(
          new Image(image.whole("id"), image.numberOr("width", 0), image.numberOr("height", 0)));
    }
    List<Category> categories = new ArrayList<>();
    for (Fields category : list(object, "categories")) {
      long id = category.whole("id");
      categories.add(new Category(id, category.text("name", String.valueOf(id))));
    }
    List<Thing> things = new ArrayList<>();
    for (Fields thing : list(object, "annotations")) {
      things.add(
          new Thing(
              thing.wholeOr("id", -1L - things.size()),
              thing.whole("image_id"),
              thing.whole("category_id"),
              thing.box(),
              thing.number("area"),
              thing.flag("iscrowd")));
    }
    return new Scenes(images, categories, things);
  }

  static Detections detectionsOf(@Nullable Object root) {
    if (!(root instanceof List<?> list)) {
      throw new BadDataException(Place.whole(Side.PREDICTION), "json_shape");
    }
    List<Detection> detections = new ArrayList<>();
    for (Fields each : fields(Side.PREDICTION, "", list)) {
      detections.add(
          new Detection(
              each.whole("image_id"), each.whole("category_id"), each.box(), each.number("score")));
    }
    return new Detections(detections);
  }

  private static List<Fields> list(Map<?, ?> object, String name) {
    if (!(object.get(name) instanceof List<?> list)) {
      throw new BadDataException(Place.whole(Side.TRUTH), "coco_shape", name);
    }
    return fields(Side.TRUTH, name + ".", list);
  }

  private static List<Fields> fields(Side side, String prefix, List<?> list) {
    List<Fields> fields = new ArrayList<>();
    for (Object each : list) {
      int row = fields.size() + 1;
      if (!(each instanceof Map<?, ?> object)) {
        throw new BadDataException(new Place(side, row, 0, prefix.replace(".", "")), "coco_object");
      }
      fields.add(new Fields(side, prefix, row, object));
    }
    return fields;
  }

  /** One object of a list. */
  private record Fields(Side side, String prefix, int row, Map<?, ?> object) {

    long whole(String name) {
      return switch (present(name)) {
        case Integer number -> number;
        case Long number -> number;
        case Object other -> throw refusal(name, "not_an_integer", other);
      };
    }

    long wholeOr(String name, long otherwise) {
      return object.containsKey(name) ? whole(name) : otherwise;
    }

    double number(String name) {
      return number(name, present(name));
    }

    double numberOr(String name, double otherwise) {
      return object.containsKey(name) ? number(name) : otherwise;
    }

    private double number(String name, @Nullable Object value) {
      if (!(value instanceof Number number)) {
        throw refusal(name, "not_a_number", String.valueOf(value));
      }
      if (!Double.isFinite(number.doubleValue())) {
        throw refusal(name, "not_finite", number);
      }
      return number.doubleValue();
    }

    boolean flag(String name) {
      Object value = object.get(name);
      return switch (value) {
        case null -> false;
        case Boolean flag -> flag;
        case Integer number when number == 0 || number == 1 -> number == 1;
        default -> throw refusal(name, "not_an_integer", value);
      };
    }

    String text(String name, String otherwise) {
      return object.get(name) instanceof String text ? text : otherwise;
    }

    Box box() {
      if (!(present("bbox") instanceof List<?> list) || list.size() != 4) {
        throw refusal("bbox", "box_shape");
      }
      double[] numbers = new double[4];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = number("bbox", list.get(i));
      }
      if (numbers[2] < 0 || numbers[3] < 0) {
        throw refusal("bbox", "box_size", numbers[2], numbers[3]);
      }
      return new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private Object present(String name) {
      Object value = object.get(name);
      if (value == null) {
        throw refusal(name, "json_field");
      }
      return value;
    }

    private BadDataException refusal(String name, String rule, Object... arguments) {
      return new BadDataException(new Place(side, row, 0, prefix + name), rule, arguments);
    }
  }
}
