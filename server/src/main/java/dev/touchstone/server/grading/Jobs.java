package dev.touchstone.server.grading;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The jobs that wait, kept in PostgreSQL: scheduled inside the transaction that needs them, so that
 * both are there or neither, run at least once, and tried again for ever if we fail.
 */
@Component
public class Jobs {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  /** So many of one person are begun as soon as there is a free grader, the others one by one. */
  private static final int FREELY = 4;

  private static final Duration STEP = Duration.ofSeconds(2);

  /** A job was scheduled; with the commit it becomes visible. */
  record Scheduled() {}

  /**
   * Where a job stands.
   *
   * @param delayed it failed on our side before and is tried again
   * @param position in the queue, counted from 1
   */
  public record Waiting(boolean running, boolean delayed, int position) {

    static final Waiting UNKNOWN = new Waiting(false, true, 0);
  }

  private final SchedulerClient scheduler;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Jobs(SchedulerClient scheduler, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.scheduler = scheduler;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** What is to be done with the id of a job of this kind. */
  public static Task<Void> task(TaskDescriptor<Void> kind, Consumer<UUID> work) {
    return Tasks.oneTime(kind)
        .onFailure(tryAgain())
        .execute((job, context) -> work.accept(UUID.fromString(job.getId())));
  }

  /** One job of a kind for each id; scheduling it twice is scheduling it once. */
  public void schedule(TaskDescriptor<Void> kind, UUID id) {
    schedule(kind, id, 0);
  }

  /**
   * @param ahead how many jobs of the same person wait already: everybody's first comes before
   *     anybody's second, and beyond a handful they are spread over time, so that a flood neither
   *     delays anybody else nor takes all graders
   */
  public void schedule(TaskDescriptor<Void> kind, UUID id, int ahead) {
    scheduler.scheduleIfNotExists(
        kind.instance(id.toString())
            .priority(-Math.min(ahead, Short.MAX_VALUE))
            .scheduledTo(clock.instant().plus(STEP.multipliedBy(Math.max(0, ahead - FREELY)))));
    events.publishEvent(new Scheduled());
  }

  public Waiting waiting(TaskDescriptor<Void> kind, UUID id) {
    return jdbc.sql(
            """
            select mine.picked as running,
                   coalesce(mine.consecutive_failures, 0) > 0 as delayed,
                   (select count(*) from scheduled_tasks other
                     where other.task_name = mine.task_name and not other.picked
                       and (-coalesce(other.priority, 0), other.execution_time)
                           <= (-coalesce(mine.priority, 0), mine.execution_time)) as position
            from scheduled_tasks mine
            where mine.task_name = :task and mine.task_instance = :id
            """)
        .param("task", kind.getTaskName())
        .param("id", id.toString())
        .query(Waiting.class)
        .optional()
        .orElse(Waiting.UNKNOWN);
  }

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
