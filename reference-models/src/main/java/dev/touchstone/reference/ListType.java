package dev.touchstone.reference;

import java.util.Map;
import java.util.Optional;

/** A Python list whose elements are all of one type; its arrays are {@code name.0}, … */
public record ListType(Type element) implements Type {

  public static ListType listOf(Type element) {
    return new ListType(element);
  }

  @Override
  public void accept(String name, Acceptance given) {
    int count = 0;
    while (given.has(name + "." + count)) {
      element.accept(name + "." + count++, given);
    }
    if (count == 0) {
      throw given.missing(name + ".0");
    }
  }

  @Override
  public Optional<ArrayType> at(String path) {
    Path parts = Path.of(path);
    return parts.head().matches("[0-9]+") ? element.at(parts.rest()) : Optional.empty();
  }

  @Override
  public Map<String, ArrayType> arrays(String name) {
    return element.arrays(name + ".*");
  }
}
