package dev.touchstone.server.node;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import dev.touchstone.server.role.Roles;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Has db-scheduler claim only what this node can do, and nothing while its row says that it should
 * not. Both stand in the statement that claims, so no job is taken first and looked at afterwards.
 */
@Component
class Claims implements DbSchedulerCustomizer {

  private final UUID node;
  private final Roles roles;

  // Asks for the heartbeat so that it goes on until the scheduler has stopped.
  Claims(ThisNode node, Roles roles, Heartbeat heartbeat) {
    this.node = node.id();
    this.roles = roles;
  }

  @Override
  public Optional<SchedulerName> schedulerName() {
    return Optional.of(new SchedulerName.Fixed(node.toString()));
  }

  @Override
  public Optional<JdbcCustomization> jdbcCustomization() {
    String mine =
        """
         and held_at is null
         and needs <@ (select offers from node where id = '%1$s' and state = 'ACTIVE')
         and lane(task_name, needs) = any (array(select unnest(lanes) from node where id = '%1$s'))
        """
                .formatted(node)
            // What recurs takes a moment, and is all that a pure web node does.
            + (roles.grader() ? "" : " and task_instance = 'recurring' ");
    return Optional.of(
        new PostgreSqlJdbcCustomization(true, false) {
          @Override
          public String createGenericSelectForUpdateQuery(
              String table, int limit, String condition, boolean byPriority) {
            return super.createGenericSelectForUpdateQuery(
                table, limit, condition + mine, byPriority);
          }

          @Override
          public String createSelectDueQuery(
              String table, int limit, String condition, boolean byPriority) {
            return super.createSelectDueQuery(table, limit, condition + mine, byPriority);
          }
        });
  }
}
