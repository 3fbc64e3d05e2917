package dev.touchstone.server.regrade;

import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.ShadowGrader;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Grades what a regrade still has to grade, one submission a step. */
@Component
class RegradeRunner {

  private final Regrades regrades;
  private final ShadowGrader grader;
  private final Changes changes;
  private final Clock clock;

  RegradeRunner(Regrades regrades, ShadowGrader grader, Changes changes, Clock clock) {
    this.regrades = regrades;
    this.grader = grader;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * @return whether there may be more to do
   * @throws SandboxException if it was our fault; what failed comes last at the next try
   */
  boolean step(UUID id) {
    Optional<UUID> next = regrades.next(id);
    try {
      next.ifPresentOrElse(
          submission -> grader.grade(submission, id), () -> regrades.finish(id, clock.instant()));
    } finally {
      changes.tell(id);
    }
    return next.isPresent();
  }
}
