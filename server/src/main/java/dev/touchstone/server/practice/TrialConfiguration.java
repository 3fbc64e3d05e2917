package dev.touchstone.server.practice;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.role.OnGrader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class TrialConfiguration {

  static final TaskDescriptor<Void> TRY = TaskDescriptor.of("try");

  @Bean
  @OnGrader
  static Task<Void> tryTask(TrialGrader grader) {
    return Jobs.task(TRY, grader::grade);
  }
}
