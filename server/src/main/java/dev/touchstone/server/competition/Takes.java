package dev.touchstone.server.competition;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a competition takes in: programs that learn and predict, or files of predictions. */
public enum Takes {
  PROGRAMS,
  FILES,
  BOTH;

  /**
   * @param id as it is written in a {@code competition.yaml}; null: programs
   */
  static Takes of(@Nullable String id) {
    return id == null
        ? PROGRAMS
        : Arrays.stream(values())
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("takes: programs, files or both, not " + id));
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean programs() {
    return this != FILES;
  }

  public boolean files() {
    return this != PROGRAMS;
  }
}
