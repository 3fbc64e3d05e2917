package dev.touchstone.server.grading;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.server.role.OnGrader;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.event.TransactionalEventListener;

@Configuration
class GradingConfiguration {

  private final ObjectProvider<Scheduler> scheduler;

  GradingConfiguration(ObjectProvider<Scheduler> scheduler) {
    this.scheduler = scheduler;
  }

  /** What a submission to an exercise may use. */
  @Bean
  static Limits limits(@Value("${touchstone.limits.cpu}") Duration cpu) {
    return Limits.standard().withTime(cpu);
  }

  @Bean
  @OnGrader
  static Task<Void> gradeTask(GraderNode node) {
    return Jobs.task(GradingQueue.GRADE, node::grade);
  }

  // A pure grader makes only what is asked for; nobody asks for what listens.
  @Bean
  static LazyInitializationExcludeFilter listensAtOnce() {
    return LazyInitializationExcludeFilter.forBeanTypes(GradingEvents.class);
  }

  // The job becomes visible with the commit, so only then is it worth looking for.
  @TransactionalEventListener
  void lookAtOnce(Jobs.Scheduled scheduled) {
    scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
  }
}
