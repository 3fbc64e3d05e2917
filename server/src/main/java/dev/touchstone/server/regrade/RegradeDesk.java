package dev.touchstone.server.regrade;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.regrade.RefusedRegradeException.Reason;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins regrades, applies them as one set, and discards them. */
@Component
class RegradeDesk {

  private final Regrades regrades;
  private final Outcomes outcomes;
  private final Jobs jobs;
  private final Changes changes;
  private final Clock clock;

  RegradeDesk(Regrades regrades, Outcomes outcomes, Jobs jobs, Changes changes, Clock clock) {
    this.regrades = regrades;
    this.outcomes = outcomes;
    this.jobs = jobs;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Begins one, or answers with the one that is open.
   *
   * @throws RefusedRegradeException if there is nothing to grade again
   */
  @Transactional
  public UUID start(Membership staff, Assignment assignment) {
    staff.instructorOnly();
    Optional<UUID> open = regrades.open(assignment);
    if (open.isPresent()) {
      return open.get();
    }
    UUID id = regrades.add(staff, assignment, clock.instant());
    if (regrades.choose(id) == 0) {
      throw new RefusedRegradeException(Reason.NOTHING);
    }
    jobs.scheduleLast(RegradeConfiguration.REGRADE, id);
    return id;
  }

  /**
   * From now on its gradings stand, all of them; doing it twice changes nothing.
   *
   * @param reason what students are told
   * @throws RefusedRegradeException if that is not possible (any more)
   */
  @Transactional
  public void apply(Membership staff, Assignment assignment, UUID id, String reason) {
    staff.instructorOnly();
    Regrade regrade = regrades.locked(assignment, id);
    if (regrade.apply()) {
      outcomes.keep(regrade);
      regrades.applied(id, staff, reason, clock.instant());
      changes.tell(id);
    }
  }

  /**
   * Nothing of it ever counts; doing it twice changes nothing.
   *
   * @throws RefusedRegradeException if it is applied already
   */
  @Transactional
  public void discard(Membership staff, Assignment assignment, UUID id) {
    staff.instructorOnly();
    Regrade regrade = regrades.locked(assignment, id);
    if (regrade.discard()) {
      if (regrade.finishedAt() != null) {
        outcomes.keep(regrade);
      }
      regrades.discarded(id, staff, clock.instant());
      changes.tell(id);
    }
  }
}
