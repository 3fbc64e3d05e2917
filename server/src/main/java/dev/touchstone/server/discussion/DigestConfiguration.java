package dev.touchstone.server.discussion;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DigestConfiguration {

  private static final Duration EVERY = Duration.ofMinutes(10);

  // On one server at a time, however many there are.
  @Bean
  static Task<Void> digestTask(DigestMails mails) {
    return Tasks.recurring("send-question-digests", FixedDelay.of(EVERY))
        .execute((job, context) -> mails.sendDue());
  }
}
