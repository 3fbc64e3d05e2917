package dev.touchstone.server.grading;

import dev.touchstone.grading.Grader;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.server.grading.Grading.Finding;
import dev.touchstone.server.grading.Grading.Finding.Judged;
import dev.touchstone.server.grading.Grading.Finding.OurFault;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Grades one submission: load, grade, save, tell. */
@Component
class GraderNode {

  private static final Logger log = LoggerFactory.getLogger(GraderNode.class);
  private static final int MANY = 3;

  private final SubmissionAccess submissions;
  private final Gradings gradings;
  private final Changes changes;
  private final RunLogs runLogs;
  private final Sandbox sandbox;
  private final Grader grader;
  private final Clock clock;

  GraderNode(
      SubmissionAccess submissions,
      Gradings gradings,
      Changes changes,
      RunLogs runLogs,
      Sandbox sandbox,
      Limits limits,
      Clock clock) {
    this.submissions = submissions;
    this.gradings = gradings;
    this.changes = changes;
    this.runLogs = runLogs;
    this.sandbox = sandbox;
    this.grader = new Grader(sandbox, limits);
    this.clock = clock;
  }

  /**
   * @throws SandboxException if it was our fault and must be tried again
   */
  void grade(UUID submissionId) {
    if (gradings.isGraded(submissionId) || submissions.forGrading(submissionId).isWithdrawn()) {
      return;
    }
    // Without a sandbox nothing was attempted: this throws, and the job waits.
    sandbox.image();
    changes.tell(submissionId);
    Submission submission = submissions.forGrading(submissionId);
    grade(submission, null, fair(submission).telling(runLogs.open(source(submission))));
  }

  /**
   * Grades it once more, which nobody who waits for a result notices: it takes none of the
   * containers that are ready, and its page hears nothing.
   *
   * @throws SandboxException if it was our fault and must be tried again
   */
  void regrade(UUID submissionId, UUID regradeId) {
    sandbox.image();
    grade(submissions.forGrading(submissionId), regradeId, grader.unprepared());
  }

  private static RunLogs.Source source(Submission submission) {
    return new RunLogs.Source(
        submission.id(),
        RunLogs.Kind.SUBMISSION,
        submission.exercise().assignment().courseId(),
        submission.accountId(),
        submission.exercise().title(),
        "/submissions/" + submission.id(),
        submission.content(),
        submission.fileName());
  }

  private void grade(Submission submission, @Nullable UUID regradeId, Grader grader) {
    try (var named = MDC.putCloseable("submission", submission.id().toString())) {
      judgeAndSave(submission, regradeId, grader);
    }
  }

  private void judgeAndSave(Submission submission, @Nullable UUID regradeId, Grader grader) {
    long seed = Seed.of(submission.content());
    Instant started = clock.instant();
    Finding finding = judge(submission, seed, grader);
    gradings.save(
        Grading.made(submission.id(), regradeId, seed, started, clock.instant(), finding));
    if (finding instanceof Judged judged) {
      log.info("Graded {}: {}", submission.id(), judged.report().verdict());
    }
    if (finding instanceof OurFault ours) {
      throw new SandboxException(ours.fault());
    }
  }

  /** Whoever hands in by the dozen leaves the containers that wait to those who do not. */
  private Grader fair(Submission submission) {
    return gradings.ungradedOfTheSamePerson(submission.id()) > MANY ? grader.unprepared() : grader;
  }

  private Finding judge(Submission submission, long seed, Grader grader) {
    try {
      return new Judged(
          grader
              .inGroups(submission.exercise().groups())
              .grade(
                  submission.exercise().definition(),
                  submissions.content(submission),
                  submission.fileName(),
                  seed));
    } catch (RuntimeException e) {
      log.error("Grading of {} failed on our side", submission.id(), e);
      return new OurFault(String.valueOf(e.getMessage()));
    }
  }
}
