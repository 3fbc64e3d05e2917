package dev.touchstone.server.competition;

import dev.touchstone.metric.Score;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team as it comes to the close.
 *
 * @param members their names
 * @param entries how many were scored in time
 * @param scored these, with both scores
 */
record Contender(
    long team,
    String name,
    @Nullable String nickname,
    String members,
    boolean baseline,
    boolean disqualified,
    int entries,
    List<Candidate> scored) {

  /**
   * An entry that was received in time and scored.
   *
   * @param held whether the Ladder kept its public score back, so that it ranked nobody
   */
  record Candidate(
      UUID entry,
      long scoring,
      Instant received,
      boolean picked,
      boolean held,
      Score shown,
      Score kept) {}
}
