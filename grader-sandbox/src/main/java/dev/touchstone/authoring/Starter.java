package dev.touchstone.authoring;

import dev.touchstone.reference.Exercise;
import java.util.stream.Collectors;

/**
 * What an editor holds before anything is written: an exercise's functions without their bodies. It
 * runs, and is worth nothing.
 */
public final class Starter {

  private Starter() {}

  public static String of(Exercise exercise) {
    return exercise.entryPoint().signatures().values().stream()
        .map(signature -> "def " + signature + ":\n    ...\n")
        .collect(Collectors.joining("\n\n", "import numpy as np\n\n\n", ""));
  }
}
