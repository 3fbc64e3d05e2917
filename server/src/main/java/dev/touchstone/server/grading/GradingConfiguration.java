package dev.touchstone.server.grading;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.touchstone.server.submission.SubmissionAccepted;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.event.TransactionalEventListener;

@Configuration
class GradingConfiguration {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final ObjectProvider<Scheduler> scheduler;

  GradingConfiguration(ObjectProvider<Scheduler> scheduler) {
    this.scheduler = scheduler;
  }

  @Bean
  static Task<Void> gradeTask(GraderNode node) {
    return Tasks.oneTime(GradingQueue.GRADE)
        .onFailure(tryAgain())
        .execute((job, context) -> node.grade(UUID.fromString(job.getId())));
  }

  // The job becomes visible with the commit, so only then is it worth looking for.
  @TransactionalEventListener
  void lookAtOnce(SubmissionAccepted accepted) {
    scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
  }

  // For ever: a submission is never given up because we failed.
  private static FailureHandler<Void> tryAgain() {
    return (failed, jobs) ->
        jobs.reschedule(
            failed, failed.getTimeDone().plus(pause(failed.getExecution().consecutiveFailures)));
  }

  static Duration pause(int failuresBefore) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresBefore, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
