package dev.touchstone.server.grading;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccepted;
import dev.touchstone.server.submission.SubmissionAccess;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One job for each submission that is not graded. */
@Component
class GradingQueue {

  static final TaskDescriptor<Void> GRADE = TaskDescriptor.of("grade");

  private final Jobs jobs;
  private final JdbcClient jdbc;
  private final SubmissionAccess submissions;
  private final Changes changes;
  private final Clock clock;

  GradingQueue(
      Jobs jobs, JdbcClient jdbc, SubmissionAccess submissions, Changes changes, Clock clock) {
    this.jobs = jobs;
    this.jdbc = jdbc;
    this.submissions = submissions;
    this.changes = changes;
    this.clock = clock;
  }

  // Runs inside the transaction that stores the submission.
  @EventListener
  void schedule(SubmissionAccepted accepted) {
    jobs.scheduleFor(author(accepted.id()), GRADE, accepted.id());
  }

  private long author(UUID submissionId) {
    return jdbc.sql("select account_id from submission where id = ?")
        .param(submissionId)
        .query(Long.class)
        .single();
  }

  /** Takes back what nobody has begun to grade; false if somebody has. */
  @Transactional
  public boolean withdraw(Submission submission) {
    if (!jobs.cancel(GRADE, submission.id())) {
      // Whoever presses twice has what they wanted.
      return submissions.forGrading(submission.id()).isWithdrawn();
    }
    submissions.withdraw(submission.id(), clock.instant());
    changes.tell(submission.id());
    return true;
  }

  /** Where a submission that is not graded stands. */
  Waiting waiting(UUID submissionId) {
    return jobs.waiting(GRADE, submissionId);
  }
}
