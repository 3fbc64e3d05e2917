package dev.touchstone.server.competition;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.role.OnGrader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class ReplayConfiguration {

  static final TaskDescriptor<Void> REPLAY = TaskDescriptor.of("replay-entry");

  // Replays ask for jobs and jobs for replays, so one of them is asked for later.
  @Bean
  @OnGrader
  static Task<Void> replayTask(ObjectProvider<Replays> replays) {
    return Jobs.task(REPLAY, id -> replays.getObject().run(id));
  }
}
