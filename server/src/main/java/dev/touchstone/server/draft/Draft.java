package dev.touchstone.server.draft;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an editor holds that is not handed in.
 *
 * @param text null if there is nothing left of it: it was handed in or discarded
 * @param version counts every change
 * @param writer the tab that saved it last
 */
public record Draft(@Nullable String text, int version, @Nullable UUID writer, Instant savedAt) {

  /** Whether an editor that knows this version would overwrite what somebody else wrote. */
  boolean isAheadOf(int base, @Nullable UUID asking) {
    return text != null && version != base && (writer == null || !writer.equals(asking));
  }
}
