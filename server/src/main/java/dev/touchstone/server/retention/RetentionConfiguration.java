package dev.touchstone.server.retention;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(RetentionRules.class)
class RetentionConfiguration {

  private static final LocalTime WHEN = LocalTime.of(4, 10);

  @Bean
  static Task<Void> retentionTask(Retention retention) {
    return Tasks.recurring("retention", new Daily(WHEN))
        .execute((job, context) -> retention.sweep());
  }
}
