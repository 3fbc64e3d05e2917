package dev.touchstone.server.participation;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether somebody who was called is there. */
enum Status {
  PRESENT,
  LATE,
  EXCUSED,
  ABSENT;

  static Optional<Status> named(@Nullable String name) {
    return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
  }
}
