package dev.touchstone.server.authoring;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.role.OnGrader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class GateConfiguration {

  static final TaskDescriptor<Void> GATE = TaskDescriptor.of("gate");

  @Bean
  @OnGrader
  static Task<Void> gateTask(GateKeeper keeper) {
    return Jobs.task(GATE, keeper::check);
  }
}
