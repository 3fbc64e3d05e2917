package dev.touchstone.sandbox;

import dev.touchstone.reference.Framework;
import java.util.Locale;

/** What the runner imports before it says that it is ready. */
public enum Preload {
  NUMPY,
  /** Takes a second: for a container that is prepared ahead. */
  TORCH,
  /** PyTorch, and what the first step of an optimizer imports; half a second more. */
  TRAINING;

  public static Preload of(Framework framework) {
    return switch (framework) {
      case NUMPY -> NUMPY;
      case TORCH -> TORCH;
      case TRAINING -> TRAINING;
    };
  }

  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }
}
