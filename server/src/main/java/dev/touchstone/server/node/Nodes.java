package dev.touchstone.server.node;

import dev.touchstone.server.node.Capabilities.Gpu;
import dev.touchstone.server.role.Roles;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** All nodes, as their rows say. */
@Component
public class Nodes {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Nodes(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Writes a node's row, and at its first beat clears away what was lost under its name.
   *
   * @param ending it is about to end, whatever people told it
   * @return what people told it
   */
  @Transactional
  NodeState beat(
      ThisNode node,
      Roles roles,
      Capabilities capabilities,
      int running,
      OptionalInt prepared,
      boolean ending) {
    NodeState before = beforeItsCrash(node);
    jdbc.sql(
            """
            delete from node where id <> :id
              and beat_at < now() - case when name = :name then interval '20 s' else interval '1 day' end
            """)
        .param("id", node.id())
        .param("name", node.name())
        .update();
    return jdbc.sql(
            """
            insert into node
              (id, name, state, version, roles, lanes, offers, capabilities, running, prepared)
            values (:id, :name, :before, :version, :roles, :lanes, :offers, :capabilities::jsonb,
              :running, :prepared)
            on conflict (id) do update set offers = excluded.offers,
              capabilities = excluded.capabilities, running = excluded.running,
              prepared = excluded.prepared, beat_at = now(),
              state = case when :ending then 'DRAINING' else node.state end
            returning state
            """)
        .param("id", node.id())
        .param("name", node.name())
        .param("before", before.name())
        .param("version", node.version())
        .param("roles", roles.named().toArray(String[]::new))
        .param("lanes", node.lanes().toArray(String[]::new))
        .param("offers", capabilities.offers().toArray(String[]::new))
        .param("capabilities", json.writeValueAsString(capabilities))
        .param("running", running)
        .param("prepared", prepared.isPresent() ? prepared.getAsInt() : null)
        .param("ending", ending)
        .query(NodeState.class)
        .single();
  }

  // Who ends in order takes its row along; what was told to one that did not, and beats no more, is
  // still meant.
  private NodeState beforeItsCrash(ThisNode node) {
    boolean paused =
        jdbc.sql(
                """
                select exists (
                  select from node where name = :name and id <> :id and state = 'PAUSED'
                    and beat_at < now() - interval '6 s')
                """)
            .param("id", node.id())
            .param("name", node.name())
            .query(Boolean.class)
            .single();
    return paused ? NodeState.PAUSED : NodeState.ACTIVE;
  }

  public List<Node> all() {
    return jdbc.sql(
            """
            select node.*, beat_at <= now() - interval '20 s' as lost,
              extract(epoch from now() - beat_at)::float8 as silent
            from node order by name, started_at
            """)
        .query(this::row)
        .list();
  }

  /** Tells a node what it should do; false if there is none. */
  public boolean tell(UUID id, NodeState state) {
    return jdbc.sql("update node set state = ? where id = ?").params(state.name(), id).update()
        == 1;
  }

  /** Takes a node out of the list; one that lives is back with its next beat. */
  public boolean forget(UUID id) {
    return jdbc.sql("delete from node where id = ?").param(id).update() == 1;
  }

  private Node row(ResultSet row, int number) throws SQLException {
    Capabilities has = json.readValue(row.getString("capabilities"), Capabilities.class);
    return new Node(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("version"),
        list(row.getArray("roles")),
        list(row.getArray("lanes")),
        NodeState.valueOf(row.getString("state")),
        row.getBoolean("lost"),
        row.getInt("running"),
        row.getObject("prepared", Integer.class),
        row.getTimestamp("started_at").toInstant(),
        row.getTimestamp("beat_at").toInstant(),
        Duration.ofMillis((long) (1000 * row.getDouble("silent"))),
        has.cpus(),
        has.memoryBytes(),
        has.gpus().stream().map(Nodes::named).toList(),
        has.image(),
        has.device());
  }

  private static String named(Gpu gpu) {
    return gpu.model() + ", " + Node.gib(gpu.memoryBytes()) + " GiB";
  }

  private static List<String> list(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
