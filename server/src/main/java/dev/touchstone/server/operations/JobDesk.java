package dev.touchstone.server.operations;

import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.Jobs;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an administrator may do with a job. Doing it twice, or too late, changes nothing. */
@Component
class JobDesk {

  private static final Logger log = LoggerFactory.getLogger(JobDesk.class);

  private final JdbcClient jdbc;
  private final Jobs jobs;
  private final Changes changes;

  JobDesk(JdbcClient jdbc, Jobs jobs, Changes changes) {
    this.jdbc = jdbc;
    this.jobs = jobs;
    this.changes = changes;
  }

  /** Does not wait for the pause after a failure to end. */
  @Transactional
  void retry(SignedIn admin, String task, UUID id) {
    change(
        "update scheduled_tasks set execution_time = now() where not picked and held_at is null"
            + " and task_name = ? and task_instance = ?",
        task,
        id);
    log.info("{} has {} {} tried at once", admin.name(), task, id);
  }

  /** No node takes it again until it is released; one that has it finishes its try. */
  @Transactional
  void hold(SignedIn admin, String task, UUID id) {
    change(
        "update scheduled_tasks set held_at = now(), held_by = "
            + admin.id()
            + " where held_at is null and task_name = ? and task_instance = ?",
        task,
        id);
    log.info("{} holds {} {}", admin.name(), task, id);
  }

  /** It waits again, from now on. */
  @Transactional
  void release(SignedIn admin, String task, UUID id) {
    change(
        "update scheduled_tasks set held_at = null, held_by = null, due_at = now(),"
            + " execution_time = case when picked then execution_time else now() end"
            + " where held_at is not null and task_name = ? and task_instance = ?",
        task,
        id);
    log.info("{} releases {} {}", admin.name(), task, id);
  }

  private void change(String sql, String task, UUID id) {
    jdbc.sql(sql).params(task, id.toString()).update();
    jobs.lookAtOnce();
    changes.tell(id);
  }
}
