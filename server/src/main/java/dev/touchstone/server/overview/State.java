package dev.touchstone.server.overview;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far somebody is, with one exercise or with several. */
enum State {
  NOT_STARTED,
  TRIED,
  ACCEPTED;

  /** With several: accepted where all are, not started where none is. */
  static State of(Collection<State> states) {
    return states.stream().distinct().count() == 1 ? states.iterator().next() : TRIED;
  }

  /** The one of that name, if there is one. */
  static Optional<State> named(@Nullable String name) {
    return Arrays.stream(values()).filter(state -> state.name().equals(name)).findFirst();
  }
}
