package dev.touchstone.server.submission;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.assignment.AssignmentExercise;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Submissions for those who may read them: their owner, and the staff of their course. */
@Component
public class SubmissionAccess {

  /** A submission, and the membership by which it may be read. */
  public record Readable(Submission submission, Membership membership) {}

  private final Submissions submissions;
  private final Blobs blobs;
  private final CourseAccess courses;

  SubmissionAccess(Submissions submissions, Blobs blobs, CourseAccess courses) {
    this.submissions = submissions;
    this.blobs = blobs;
    this.courses = courses;
  }

  /**
   * @throws NotHereException if there is none that this person may read
   */
  public Readable readable(SignedIn person, UUID id) {
    Submission submission =
        submissions.findById(id).orElseThrow(() -> new NotHereException("submission " + id));
    Membership membership =
        courses.membership(person, submission.exercise().assignment().courseId());
    if (!membership.mayRead(submission.accountId())) {
      throw new NotHereException("submission " + id);
    }
    return new Readable(submission, membership);
  }

  /** For the grader, who is nobody and asks by the id in its job. */
  public Submission forGrading(UUID id) {
    return submissions
        .findById(id)
        .orElseThrow(() -> new IllegalStateException("No submission " + id));
  }

  /**
   * Notes that its author took it back; whoever asks for this has seen to it that none grades it.
   */
  @Transactional
  public void withdraw(UUID id, Instant now) {
    forGrading(id).withdraw(now);
  }

  public byte[] content(Submission submission) {
    return blobs.read(submission.content());
  }

  /** As a page shows it. */
  public CodeView code(Submission submission) {
    return CodeView.of(content(submission), submission.fileName());
  }

  /** The one of the same person to the same exercise before it, which the same people may read. */
  public Optional<UUID> previous(Submission submission) {
    return submissions
        .findFirstByAccountIdAndExerciseIdAndReceivedAtBeforeOrderByReceivedAtDesc(
            submission.accountId(), submission.exercise().id(), submission.receivedAt())
        .map(Submission::id);
  }

  /** The member's own newest file that an editor can go on with; a notebook is none. */
  Optional<Submission> newestPython(Membership member, AssignmentExercise exercise) {
    return submissions.findFirstByAccountIdAndExerciseIdAndFileNameEndingWithOrderByReceivedAtDesc(
        member.accountId(), exercise.id(), SourceKind.PYTHON.ending());
  }
}
