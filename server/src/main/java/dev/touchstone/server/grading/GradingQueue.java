package dev.touchstone.server.grading;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.touchstone.server.grading.Jobs.Waiting;
import dev.touchstone.server.submission.SubmissionAccepted;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One job for each submission that is not graded. */
@Component
class GradingQueue {

  static final TaskDescriptor<Void> GRADE = TaskDescriptor.of("grade");

  private final Jobs jobs;

  GradingQueue(Jobs jobs) {
    this.jobs = jobs;
  }

  // Runs inside the transaction that stores the submission.
  @EventListener
  void schedule(SubmissionAccepted accepted) {
    jobs.schedule(GRADE, accepted.id());
  }

  /** Where a submission that is not graded stands. */
  Waiting waiting(UUID submissionId) {
    return jobs.waiting(GRADE, submissionId);
  }
}
