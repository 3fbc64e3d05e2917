package dev.touchstone.server.participation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A roll call.
 *
 * @param section whose it is; null for all
 * @param endedAt null while it runs
 * @param turns how many there were so far
 */
record Call(
    long id,
    @Nullable String section,
    String topic,
    long seed,
    List<Candidate> pool,
    String startedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    int turns) {

  public boolean isOver() {
    return endedAt != null;
  }

  public String seedText() {
    return Draw.hex(seed);
  }

  public String fingerprint() {
    return Draw.fingerprint(seed);
  }
}
