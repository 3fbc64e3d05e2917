package dev.touchstone.trials.redteam;

import java.nio.file.Path;

/** A folder that is no attack: says which and why. */
class AttackException extends RuntimeException {

  private static final long serialVersionUID = 1;

  AttackException(Path where, String why) {
    super(where + ": " + why);
  }
}
