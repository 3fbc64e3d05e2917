package dev.touchstone.server.practice;

import dev.touchstone.grading.Grader;
import dev.touchstone.reference.Exercise;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.server.assignment.OwnExercises;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.RunLogs;
import dev.touchstone.server.grading.Seed;
import dev.touchstone.server.practice.Finding.Judged;
import dev.touchstone.server.practice.Finding.OurFault;
import dev.touchstone.server.submission.Blobs;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Judges one trial, by the cases that a submission of the same file would get: all of them, or only
 * those whose inputs its author may see.
 */
@Component
class TrialGrader {

  private static final Logger log = LoggerFactory.getLogger(TrialGrader.class);

  private final Trials trials;
  private final Changes changes;
  private final RunLogs runLogs;
  private final Blobs blobs;
  private final OwnExercises ownExercises;
  private final Sandbox sandbox;
  private final Grader grader;
  private final Grader examples;
  private final Clock clock;

  TrialGrader(
      Trials trials,
      Changes changes,
      RunLogs runLogs,
      Blobs blobs,
      OwnExercises ownExercises,
      Sandbox sandbox,
      Limits limits,
      Clock clock) {
    this.trials = trials;
    this.changes = changes;
    this.runLogs = runLogs;
    this.blobs = blobs;
    this.ownExercises = ownExercises;
    this.sandbox = sandbox;
    this.grader = new Grader(sandbox, limits);
    this.examples = grader.onExamples();
    this.clock = clock;
  }

  /**
   * @throws SandboxException if it was our fault and must be tried again
   */
  void grade(UUID trialId) {
    if (trials.isJudged(trialId)) {
      return;
    }
    // Without a sandbox nothing was attempted: this throws, and the job waits.
    sandbox.image();
    changes.tell(trialId);
    Trial trial = trials.forGrading(trialId);
    Instant started = clock.instant();
    Finding finding = judge(trial);
    trials.save(trialId, finding, started, clock.instant());
    if (trial.examplesOnly()) {
      trials.sweep(trial).forEach(blobs::forget);
    }
    if (finding instanceof OurFault ours) {
      throw new SandboxException(ours.fault());
    }
  }

  private Exercise definition(Trial trial) {
    return Optional.ofNullable(trial.assignmentExerciseId())
        .flatMap(ownExercises::askedFor)
        .orElseGet(trial::definition);
  }

  private RunLogs.Source source(Trial trial, Exercise asked) {
    return new RunLogs.Source(
        trial.id(),
        RunLogs.Kind.TRIAL,
        trial.courseId(),
        trial.accountId(),
        asked.title(),
        trials.page(trial),
        trial.blob(),
        trial.fileName());
  }

  private Finding judge(Trial trial) {
    try {
      Exercise asked = definition(trial);
      return new Judged(
          (trial.examplesOnly() ? examples : grader)
              .telling(runLogs.open(source(trial, asked)))
              .grade(
                  asked,
                  trial.askedAs(),
                  blobs.read(trial.blob()),
                  trial.fileName(),
                  Seed.of(trial.blob())));
    } catch (RuntimeException e) {
      log.error("Judging trial {} failed on our side", trial.id(), e);
      return new OurFault(String.valueOf(e.getMessage()));
    }
  }
}
