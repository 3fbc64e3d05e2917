package dev.touchstone.server.node;

import java.util.Optional;
import java.util.OptionalInt;

/** What a grader runs programs in, asked at every beat: nobody waits for an engine here. */
public interface Equipment {

  /** The digest of the image, as far as the engine has answered. */
  Optional<String> imageNow();

  /** How many containers wait for a program; empty where none is to wait. */
  OptionalInt prepared();
}
