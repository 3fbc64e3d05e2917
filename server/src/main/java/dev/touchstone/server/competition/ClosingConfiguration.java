package dev.touchstone.server.competition;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ClosingConfiguration {

  private static final Duration EVERY = Duration.ofMinutes(1);

  // On one server at a time, however many there are.
  @Bean
  static Task<Void> closeTask(Closings closings) {
    return Tasks.recurring("close-competitions", FixedDelay.of(EVERY))
        .execute((job, context) -> closings.closeDue());
  }
}
