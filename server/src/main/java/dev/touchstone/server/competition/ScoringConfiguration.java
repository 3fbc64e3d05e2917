package dev.touchstone.server.competition;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.touchstone.server.grading.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ScoringConfiguration {

  static final TaskDescriptor<Void> SCORE = TaskDescriptor.of("score-entry");

  @Bean
  static Task<Void> scoreTask(EntryScorer scorer) {
    return Jobs.task(SCORE, scorer::score);
  }
}
