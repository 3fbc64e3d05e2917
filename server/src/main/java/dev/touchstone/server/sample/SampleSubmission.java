package dev.touchstone.server.sample;

import dev.touchstone.authoring.CourseFile.Work;
import dev.touchstone.authoring.CourseFolder;
import dev.touchstone.grading.Grader;
import dev.touchstone.grading.GradingReport;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.grading.Results;
import dev.touchstone.server.role.Roles;
import dev.touchstone.server.submission.HandIn;
import dev.touchstone.server.submission.Intake;
import dev.touchstone.server.submission.Submission;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * Hands in the sample submission, once for all starts. The first time it is graded through the
 * queue like any other; at later starts the same file is graded anew beside it, so that every start
 * shows that grading works.
 */
@Component
class SampleSubmission {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Accounts accounts;
  private final AssignmentAccess assignments;
  private final Intake intake;
  private final Results results;
  private final Sandbox sandbox;
  private final Roles roles;
  private final Clock clock;

  SampleSubmission(
      Accounts accounts,
      AssignmentAccess assignments,
      Intake intake,
      Results results,
      Sandbox sandbox,
      Roles roles,
      Clock clock) {
    this.accounts = accounts;
    this.assignments = assignments;
    this.intake = intake;
    this.results = results;
    this.sandbox = sandbox;
    this.roles = roles;
    this.clock = clock;
  }

  /** The line for standard output. */
  String grade(Work work, CourseFolder folder, Course course) {
    Submission submission = handIn(work, folder, course);
    return "sample: " + work.exercise() + " … " + outcome(submission, work, folder);
  }

  private Submission handIn(Work work, CourseFolder folder, Course course) {
    Account student = accounts.findByName(work.student()).orElseThrow();
    var member = new Membership(student.id(), course, Role.STUDENT);
    var handIn = new HandIn(folder.bytes(work.file()), fileName(work));
    // The same form at every start: it is one submission for ever.
    return intake.accept(
        member,
        assignments.assignment(member, work.assignment()).exercise(work.exercise()),
        handIn,
        UUID.nameUUIDFromBytes(("sample " + work.exercise()).getBytes(StandardCharsets.UTF_8)),
        clock.instant());
  }

  private String outcome(Submission submission, Work work, CourseFolder folder) {
    if (!roles.grader()) {
      return results
          .report(submission.id())
          .map(SampleSubmission::say)
          .orElse("waits for a grader");
    }
    try {
      sandbox.image();
      return results.report(submission.id()).isPresent()
          ? say(again(submission, work, folder))
          : awaited(submission.id());
    } catch (SandboxException e) {
      return "waits: " + e.getMessage() + " (./touchstone doctor says what to do)";
    }
  }

  private GradingReport again(Submission submission, Work work, CourseFolder folder) {
    return new Grader(sandbox)
        .grade(submission.exercise().definition(), folder.bytes(work.file()), fileName(work), 0);
  }

  private String awaited(UUID submissionId) {
    Instant end = Instant.now().plus(LONGEST_WAIT);
    while (Instant.now().isBefore(end)) {
      Optional<GradingReport> report = results.report(submissionId);
      if (report.isPresent()) {
        return say(report.get());
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return "not graded after " + LONGEST_WAIT.toSeconds() + " s";
  }

  private static String say(GradingReport report) {
    return "%s %.0f/%.0f in %.1f s"
        .formatted(
            report.verdict(), report.score(), report.maxScore(), report.totalMillis() / 1000);
  }

  private static String fileName(Work work) {
    return String.valueOf(Path.of(work.file()).getFileName());
  }
}
