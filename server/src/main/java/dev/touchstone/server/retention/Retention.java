package dev.touchstone.server.retention;

import dev.touchstone.server.submission.Blobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes what is older than its rule says. Each statement stands for itself. */
@Component
class Retention {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private final JdbcClient jdbc;
  private final Blobs blobs;
  private final Clock clock;
  private final RetentionRules rules;

  Retention(JdbcClient jdbc, Blobs blobs, Clock clock, RetentionRules rules) {
    this.jdbc = jdbc;
    this.blobs = blobs;
    this.clock = clock;
    this.rules = rules;
  }

  void sweep() {
    rows("drafts", rules.drafts(), "delete from draft where saved_at < :limit");
    rows("links", rules.links(), "delete from sign_in_link where expires_at < :limit");
    rows(
        "curves",
        rules.curves(),
        """
        delete from experiment_series where run_id in (
          select id from experiment_run where started_at < :limit and state <> 'RUNNING')
        """);
    files(
        "trials",
        rules.trials(),
        """
        delete from trial
        where received_at < :limit
          and not exists (select from scheduled_tasks where task_instance = trial.id::text)
        returning blob
        """);
    files(
        "runs",
        rules.runs(),
        "delete from experiment_run where started_at < :limit and state <> 'RUNNING' returning"
            + " blob");
  }

  private void rows(String what, Duration rule, String delete) {
    RetentionRules.limit(rule, clock.instant())
        .ifPresent(limit -> tell(what, limit, at(delete, limit).update()));
  }

  private void files(String what, Duration rule, String delete) {
    RetentionRules.limit(rule, clock.instant())
        .ifPresent(
            limit -> {
              List<String> freed = at(delete, limit).query(String.class).list();
              freed.stream().distinct().forEach(blobs::forget);
              tell(what, limit, freed.size());
            });
  }

  private JdbcClient.StatementSpec at(String delete, Instant limit) {
    return jdbc.sql(delete).param("limit", limit.atOffset(ZoneOffset.UTC));
  }

  private static void tell(String what, Instant limit, int count) {
    if (count > 0) {
      log.info("Removed {} {} from before {}", count, what, limit);
    }
  }
}
