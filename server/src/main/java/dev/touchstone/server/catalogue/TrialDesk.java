package dev.touchstone.server.catalogue;

import dev.touchstone.reference.Exercise;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.HandIn;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes trials in: file, row and job in one transaction, or nothing at all. */
@Component
class TrialDesk {

  private final Trials trials;
  private final Blobs blobs;
  private final Jobs jobs;
  private final Clock clock;

  TrialDesk(Trials trials, Blobs blobs, Jobs jobs, Clock clock) {
    this.trials = trials;
    this.blobs = blobs;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * @param form the form it came with; the same content again gives the trial it gave before, while
   *     a page gone back to and changed gives a new one
   * @return the trial's id
   */
  @Transactional
  public UUID accept(
      Membership staff, Exercise exercise, String askedAs, HandIn handIn, UUID form) {
    Trial trial =
        new Trial(
            UUID.randomUUID(),
            staff.staffOnly().course().id(),
            staff.accountId(),
            exercise.id(),
            askedAs,
            blobs.keep(handIn.content()),
            handIn.fileName(),
            clock.instant());
    if (!trials.add(trial, form)) {
      return trials.sameAs(trial, form);
    }
    jobs.schedule(TrialConfiguration.TRY, trial.id(), trials.waiting(staff.accountId()));
    return trial.id();
  }
}
