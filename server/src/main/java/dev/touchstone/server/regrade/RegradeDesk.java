package dev.touchstone.server.regrade;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
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
  private final Audit audit;
  private final Clock clock;

  RegradeDesk(
      Regrades regrades, Outcomes outcomes, Jobs jobs, Changes changes, Audit audit, Clock clock) {
    this.regrades = regrades;
    this.outcomes = outcomes;
    this.jobs = jobs;
    this.changes = changes;
    this.audit = audit;
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
    audit.record(event(staff, assignment, "regrade.started"));
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
      Movement moved = outcomes.of(regrades.of(assignment, id));
      audit.record(
          event(staff, assignment, "regrade.applied")
              .with("reason", reason)
              .with("up", moved.up())
              .with("down", moved.down()));
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
      audit.record(event(staff, assignment, "regrade.discarded"));
      changes.tell(id);
    }
  }

  private static AuditEvent event(Membership staff, Assignment assignment, String action) {
    return AuditEvent.of(
        staff.course().id(), staff.accountId(), action, "assignment:" + assignment.slug());
  }
}
