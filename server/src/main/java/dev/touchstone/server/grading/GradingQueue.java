package dev.touchstone.server.grading;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.touchstone.server.submission.SubmissionAccepted;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The jobs that wait: one for each submission that is not graded, kept in PostgreSQL. */
@Component
class GradingQueue {

  static final TaskDescriptor<Void> GRADE = TaskDescriptor.of("grade");

  private final SchedulerClient scheduler;
  private final JdbcClient jdbc;
  private final Clock clock;

  GradingQueue(SchedulerClient scheduler, JdbcClient jdbc, Clock clock) {
    this.scheduler = scheduler;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  // Runs inside the transaction that stores the submission: both are there, or neither.
  @EventListener
  void schedule(SubmissionAccepted accepted) {
    scheduler.scheduleIfNotExists(
        GRADE.instance(accepted.id().toString()).scheduledTo(clock.instant()));
  }

  /** Where a submission that is not graded stands. */
  Waiting waiting(UUID submissionId) {
    return jdbc.sql(
            """
            select mine.picked as running,
                   coalesce(mine.consecutive_failures, 0) > 0 as delayed,
                   (select count(*) from scheduled_tasks other
                     where other.task_name = mine.task_name and not other.picked
                       and other.execution_time <= mine.execution_time) as position
            from scheduled_tasks mine
            where mine.task_name = :task and mine.task_instance = :submission
            """)
        .param("task", GRADE.getTaskName())
        .param("submission", submissionId.toString())
        .query(Waiting.class)
        .optional()
        .orElse(Waiting.UNKNOWN);
  }

  /**
   * @param delayed it failed on our side before and is tried again
   * @param position in the queue, counted from 1
   */
  record Waiting(boolean running, boolean delayed, int position) {

    static final Waiting UNKNOWN = new Waiting(false, true, 0);
  }
}
