package dev.touchstone.sandbox;

import dev.touchstone.reference.Framework;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the runner imports before it says that it is ready. */
public enum Preload {
  NUMPY,
  /** Takes a second: for a container that is prepared ahead. */
  TORCH,
  /** PyTorch, and what the first step of an optimizer imports; half a second more. */
  TRAINING;

  /** What a program is likely to need: one without a word of PyTorch in it needs none. */
  public static Preload of(Framework framework, byte[] source) {
    boolean torch = new String(source, StandardCharsets.ISO_8859_1).contains("torch");
    return torch ? of(framework) : NUMPY;
  }

  private static Preload of(Framework framework) {
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
