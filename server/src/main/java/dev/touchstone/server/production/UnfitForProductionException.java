package dev.touchstone.server.production;

import java.util.List;

/** The server was started for production and is not fit for it. */
class UnfitForProductionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnfitForProductionException(List<String> faults) {
    super("  - " + String.join("\n  - ", faults));
  }
}
