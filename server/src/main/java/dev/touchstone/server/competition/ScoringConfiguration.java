package dev.touchstone.server.competition;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.role.OnGrader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ScoringConfiguration {

  static final TaskDescriptor<Void> SCORE = TaskDescriptor.of("score-entry");

  @Bean
  @OnGrader
  static Task<Void> scoreTask(EntryScorer scorer) {
    return Jobs.task(SCORE, scorer::score);
  }
}
