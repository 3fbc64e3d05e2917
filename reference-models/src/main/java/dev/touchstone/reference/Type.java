package dev.touchstone.reference;

import java.util.Map;
import java.util.Optional;

/**
 * What a parameter or an output is: an array, or a list or dict of such. Whatever is below a list
 * or a dict is known by dotted names: {@code grads.0}, {@code params.W1}, {@code layers.1.Wx}.
 */
public sealed interface Type permits ArrayType, ListType, DictType {

  /**
   * Takes the arrays of this name from what was given.
   *
   * @throws BadArrayException if one is missing or does not fit
   */
  void accept(String name, Acceptance given);

  /** The type of the array at this dotted path below; the empty path is the array itself. */
  Optional<ArrayType> at(String path);

  /** The arrays below, by dotted names in which {@code *} stands for whatever may be there. */
  Map<String, ArrayType> arrays(String name);

  /** The first part of a dotted path, and what follows it. */
  record Path(String head, String rest) {

    static Path of(String path) {
      int dot = path.indexOf('.');
      return dot < 0
          ? new Path(path, "")
          : new Path(path.substring(0, dot), path.substring(dot + 1));
    }
  }
}
