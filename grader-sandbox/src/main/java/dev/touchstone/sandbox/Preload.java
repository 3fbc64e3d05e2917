package dev.touchstone.sandbox;

import java.util.Locale;

/** What the runner imports before it says that it is ready. */
enum Preload {
  /** Ready soon: for a container that somebody waits for. */
  NUMPY,
  /** Takes a second: for a container that is prepared ahead. */
  TORCH;

  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }
}
