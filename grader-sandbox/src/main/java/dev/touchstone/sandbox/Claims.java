package dev.touchstone.sandbox;

import java.util.List;

/**
 * What the runner says of a program beside its answers, of the cases that may be seen only. The
 * program could say it in the runner's place, and would mislead nobody but its author.
 *
 * @param modified the inputs that it changed in place
 * @param unsteady whether it answered otherwise when it was called again with the same inputs
 */
public record Claims(List<String> modified, boolean unsteady) {

  public static final Claims NONE = new Claims(List.of(), false);

  public Claims {
    modified = List.copyOf(modified);
  }
}
