package dev.touchstone.server.grading;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.touchstone.server.submission.SubmissionAccepted;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One job for each submission that is not graded. */
@Component
class GradingQueue {

  static final TaskDescriptor<Void> GRADE = TaskDescriptor.of("grade");

  private final Jobs jobs;
  private final JdbcClient jdbc;

  GradingQueue(Jobs jobs, JdbcClient jdbc) {
    this.jobs = jobs;
    this.jdbc = jdbc;
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

  /** Where a submission that is not graded stands. */
  Waiting waiting(UUID submissionId) {
    return jobs.waiting(GRADE, submissionId);
  }
}
