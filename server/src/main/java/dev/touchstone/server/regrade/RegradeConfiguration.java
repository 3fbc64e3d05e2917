package dev.touchstone.server.regrade;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.role.OnGrader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class RegradeConfiguration {

  static final TaskDescriptor<Void> REGRADE = TaskDescriptor.of("regrade");

  @Bean
  @OnGrader
  static Task<Void> regradeTask(RegradeRunner runner, ObjectProvider<Scheduler> scheduler) {
    return Jobs.steps(
        REGRADE,
        runner::step,
        () -> scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions));
  }
}
