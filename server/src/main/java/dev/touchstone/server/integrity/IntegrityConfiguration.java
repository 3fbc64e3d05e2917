package dev.touchstone.server.integrity;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.role.OnGrader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class IntegrityConfiguration {

  static final TaskDescriptor<Void> COMPARE = TaskDescriptor.of("compare");

  @Bean
  @OnGrader
  static Task<Void> compareTask(Comparer comparer) {
    return Jobs.task(COMPARE, comparer::run);
  }
}
