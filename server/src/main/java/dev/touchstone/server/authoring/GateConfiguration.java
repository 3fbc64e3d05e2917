package dev.touchstone.server.authoring;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.touchstone.server.grading.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class GateConfiguration {

  static final TaskDescriptor<Void> GATE = TaskDescriptor.of("gate");

  @Bean
  static Task<Void> gateTask(GateKeeper keeper) {
    return Jobs.task(GATE, keeper::check);
  }
}
