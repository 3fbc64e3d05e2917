package dev.touchstone.server.grading;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
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

  /** How long a job takes is told from so many gradings, and not from fewer than that. */
  private static final int GRADINGS_LOOKED_AT = 50;

  private static final int GRADINGS_ENOUGH = 5;

  /** The kinds that take as long as a grading; of others nothing is told. */
  private static final List<String> LIKE_A_GRADING = List.of("grade", "try");

  /** Behind everything that anybody waits for: those have -Short.MAX_VALUE at the lowest. */
  private static final int LAST = Short.MIN_VALUE;

  /** A job was scheduled; with the commit it becomes visible, and every grader is told. */
  record Scheduled() {}

  // What recurs is nobody's: it takes a moment and is in front of nobody.
  private static final String WHERE_IT_STANDS =
      """
      with mine as (
        select * from scheduled_tasks where task_name = :task and task_instance = :id),
      others as (
        select other.task_name in (:alike) as alike, other.picked,
               not other.picked
                 and (-coalesce(other.priority, 0), other.execution_time)
                   < (-coalesce(mine.priority, 0), mine.execution_time) as before
        from mine join scheduled_tasks other
          on (other.task_name, other.task_instance) <> (mine.task_name, mine.task_instance)
          and other.task_instance <> 'recurring'),
      queue as (
        select count(*) filter (where before) as ahead,
               count(*) filter (where before and not alike) as unlike,
               greatest(1, count(*) filter (where picked and alike)) as working
        from others),
      recent as (
        select extract(epoch from finished_at - started_at)::float8 as seconds
        from grading where verdict <> 'INTERNAL_ERROR' and regrade_id is null
        order by id desc limit :looked_at),
      pace as (
        select percentile_cont(0.5) within group (order by seconds) as usual,
               percentile_cont(0.9) within group (order by seconds) as slow
        from recent having count(*) >= :enough)
      select mine.picked as running,
             job.failures > 0 or job.held_at is not null or job.blocked as delayed,
             case when job.held_at is not null then 'held' when job.blocked then 'blocked' end
               as obstacle,
             queue.ahead,
             pace.usual * (queue.ahead + 1) / queue.working as least_seconds,
             pace.slow * (queue.ahead + 1) / queue.working as most_seconds
      from mine join job using (task_name, task_instance) cross join queue
        left join pace on queue.unlike = 0 and mine.task_name in (:alike)
      """;

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

  /**
   * The same for work in many steps. Between two of them whatever comes first goes first, and a job
   * has one grader at most.
   *
   * @param step answers whether there is another one
   * @param look has due jobs looked for at once
   */
  public static Task<Void> steps(TaskDescriptor<Void> kind, Predicate<UUID> step, Runnable look) {
    return Tasks.custom(kind)
        .onFailure(tryAgain())
        .onDeadExecutionRevive()
        .execute(
            (job, context) ->
                step.test(UUID.fromString(job.getId())) ? next(look) : new OnCompleteRemove<>());
  }

  private static CompletionHandler<Void> next(Runnable look) {
    return (done, jobs) -> {
      jobs.reschedule(done, done.getTimeDone());
      look.run();
    };
  }

  /** One job of a kind for each id; scheduling it twice is scheduling it once. */
  public void schedule(TaskDescriptor<Void> kind, UUID id) {
    schedule(kind, id, 0);
  }

  /**
   * A job of a person: everybody's first comes before anybody's second, whatever kinds they are,
   * and beyond a handful they are spread over time, so that a flood neither delays anybody else nor
   * takes all graders.
   */
  public void scheduleFor(long accountId, TaskDescriptor<Void> kind, UUID id) {
    schedule(kind, id, waitingOf(accountId));
  }

  /** A job that nobody waits for: it begins when there is nothing else to do. */
  public void scheduleLast(TaskDescriptor<Void> kind, UUID id) {
    schedule(kind, id, LAST, clock.instant());
  }

  /** From now on nobody waits for it. One that runs or failed or is held stays as it is. */
  public void putLast(TaskDescriptor<Void> kind, UUID id) {
    jdbc.sql(
            """
            update scheduled_tasks set priority = ?
            where task_name = ? and task_instance = ? and not picked and held_at is null
            """)
        .params(LAST, kind.getTaskName(), id.toString())
        .update();
  }

  private void schedule(TaskDescriptor<Void> kind, UUID id, int ahead) {
    schedule(
        kind,
        id,
        -Math.min(ahead, Short.MAX_VALUE),
        clock.instant().plus(STEP.multipliedBy(Math.max(0, ahead - FREELY))));
  }

  private void schedule(TaskDescriptor<Void> kind, UUID id, int priority, Instant at) {
    scheduler.scheduleIfNotExists(kind.instance(id.toString()).priority(priority).scheduledTo(at));
    lookAtOnce();
  }

  /**
   * Has every grader look for due jobs with the commit; also after a change of when they are due.
   */
  public void lookAtOnce() {
    events.publishEvent(new Scheduled());
    jdbc.sql("select pg_notify(?, '')")
        .param(GradingEvents.JOBS)
        .query((row, number) -> number)
        .list();
  }

  private int waitingOf(long accountId) {
    return jdbc.sql("select count(*) from waiting_job where account_id = ?")
        .param(accountId)
        .query(Integer.class)
        .single();
  }

  /** Takes a job back that nobody has begun; false if there is none, or it is too late. */
  public boolean cancel(TaskDescriptor<Void> kind, UUID id) {
    return jdbc.sql(
                "delete from scheduled_tasks where task_name = ? and task_instance = ? and not"
                    + " picked")
            .params(kind.getTaskName(), id.toString())
            .update()
        == 1;
  }

  public Waiting waiting(TaskDescriptor<Void> kind, UUID id) {
    return jdbc.sql(WHERE_IT_STANDS)
        .param("task", kind.getTaskName())
        .param("id", id.toString())
        .param("alike", LIKE_A_GRADING)
        .param("looked_at", GRADINGS_LOOKED_AT)
        .param("enough", GRADINGS_ENOUGH)
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
