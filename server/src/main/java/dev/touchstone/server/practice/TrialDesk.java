package dev.touchstone.server.practice;

import dev.touchstone.reference.Exercise;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.grading.Waiting;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.HandIn;
import dev.touchstone.server.submission.RefusedHandInException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes trials and runs in: file, row and job in one transaction, or nothing at all. */
@Component
public class TrialDesk {

  /** How many runs of one person may wait. */
  static final int MOST_RUNS = 3;

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
   * Staff try a program by all cases.
   *
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
            false,
            null,
            blobs.keep(handIn.content()),
            handIn.fileName(),
            clock.instant());
    return trials.add(trial, form) ? queue(trial) : trials.sameAs(trial, form);
  }

  /**
   * A member runs a program on the examples of what an assignment asks for.
   *
   * @param form as above
   * @return the run's id
   * @throws RefusedHandInException if too many of this person's wait already
   */
  @Transactional
  public UUID run(Membership member, AssignmentExercise asked, HandIn handIn, UUID form) {
    trials.oneAtATime(member.accountId());
    Trial run =
        new Trial(
            UUID.randomUUID(),
            member.course().id(),
            member.accountId(),
            asked.exercise(),
            Exercise.FUNCTION,
            true,
            asked.id(),
            blobs.keep(handIn.content()),
            handIn.fileName(),
            clock.instant());
    if (!trials.add(run, form)) {
      return trials.sameAs(run, form);
    }
    if (trials.waiting(member.accountId()) >= MOST_RUNS) {
      throw new RefusedHandInException("runs-waiting", String.valueOf(MOST_RUNS));
    }
    return queue(run);
  }

  private UUID queue(Trial trial) {
    jobs.scheduleFor(trial.accountId(), TrialConfiguration.TRY, trial.id());
    return trial.id();
  }

  /** Takes a run back that nobody has begun; false if it is too late for that. */
  @Transactional
  public boolean cancel(Trial run) {
    if (!jobs.cancel(TrialConfiguration.TRY, run.id())) {
      return false;
    }
    trials.remove(run.id());
    return true;
  }

  /** Where a trial that is not judged stands. */
  public Waiting waiting(UUID id) {
    return jobs.waiting(TrialConfiguration.TRY, id);
  }
}
