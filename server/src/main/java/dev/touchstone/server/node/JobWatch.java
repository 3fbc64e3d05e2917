package dev.touchstone.server.node;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Goes along with every job: each line logged meanwhile names node and job, and why it failed is
 * written beside it.
 */
@Component
class JobWatch extends AbstractSchedulerListener implements ExecutionInterceptor {

  private static final Logger log = LoggerFactory.getLogger(JobWatch.class);
  private static final int LONGEST = 500;

  private final JdbcClient jdbc;
  private final ThisNode node;

  JobWatch(JdbcClient jdbc, ThisNode node) {
    this.jdbc = jdbc;
    this.node = node;
  }

  @Override
  public CompletionHandler<?> execute(
      TaskInstance<?> job, ExecutionContext context, ExecutionChain chain) {
    try (var named = MDC.putCloseable("node", node.name());
        var task = MDC.putCloseable("task", job.getTaskName());
        var id = MDC.putCloseable("job", job.getId())) {
      return chain.proceed(job, context);
    }
  }

  @Override
  public void onExecutionComplete(ExecutionComplete completed) {
    completed.getCause().ifPresent(cause -> keep(completed, cause));
  }

  private void keep(ExecutionComplete completed, Throwable cause) {
    var job = completed.getExecution();
    try {
      jdbc.sql(
              """
              update scheduled_tasks set last_fault = left(?, ?)
              where task_name = ? and task_instance = ?
              """)
          .params(told(cause), LONGEST, job.getTaskName(), job.getId())
          .update();
    } catch (RuntimeException e) {
      log.warn("Why {} {} failed is not kept: {}", job.getTaskName(), job.getId(), e.getMessage());
    }
  }

  // The named one of ours is inside: our own exceptions say it in a sentence.
  private static String told(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : cause.getClass().getSimpleName() + ": " + message;
  }
}
