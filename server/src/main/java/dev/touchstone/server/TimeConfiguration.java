package dev.touchstone.server;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time comes in from outside, so that tests can tick; and for all nodes it is the database's. */
@Configuration
class TimeConfiguration {

  @Bean
  static Clock clock(DataSource database, @Value("${touchstone.clock-offset}") Duration wrongBy) {
    return new DatabaseClock(database, Clock.offset(Clock.systemUTC(), wrongBy));
  }

  /** When jobs are due and who is missed. */
  @Bean
  static com.github.kagkarlsson.scheduler.Clock dbSchedulerClock(Clock clock) {
    return clock::instant;
  }
}
