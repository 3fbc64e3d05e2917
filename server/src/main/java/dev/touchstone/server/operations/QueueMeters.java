package dev.touchstone.server.operations;

import dev.touchstone.server.operations.QueueState.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the queue is, by lane, and how the nodes are: as the database says when it is asked.
 * Each web node tells the same of all, so whoever scrapes several takes the maximum and not the
 * sum.
 */
final class QueueMeters {

  private record Beating(
      String node,
      String state,
      boolean grader,
      double age,
      int running,
      @Nullable Integer prepared) {}

  private static final Map<String, ToDoubleFunction<Lane>> OF_A_LANE =
      Map.of(
          "touchstone.queue.waiting", Lane::waiting,
          "touchstone.queue.oldest.seconds", Lane::oldest,
          "touchstone.queue.running", Lane::running,
          "touchstone.queue.blocked", Lane::blocked,
          "touchstone.queue.failing", Lane::failing,
          "touchstone.queue.held", Lane::held);

  private static final Map<String, ToDoubleFunction<Beating>> OF_A_NODE =
      Map.of(
          "touchstone.node.beat.age.seconds", Beating::age,
          "touchstone.node.running", Beating::running);

  private static final List<String> STATES = List.of("ACTIVE", "PAUSED", "DRAINING", "LOST");

  private final JdbcClient jdbc;
  private final QueueState queue;
  private final MeterRegistry registry;

  QueueMeters(JdbcClient jdbc, QueueState queue, MeterRegistry registry) {
    this.jdbc = jdbc;
    this.queue = queue;
    this.registry = registry;
  }

  void look() {
    List<Lane> lanes = queue.lanes();
    OF_A_LANE.forEach(
        (name, value) ->
            tell(
                name,
                lanes.stream()
                    .map(lane -> Row.of(Tags.of("lane", lane.name()), value.applyAsDouble(lane)))
                    .toList()));
    List<Beating> nodes = nodes();
    List<Beating> graders = nodes.stream().filter(Beating::grader).toList();
    OF_A_NODE.forEach(
        (name, value) ->
            tell(
                name,
                graders.stream()
                    .map(node -> Row.of(Tags.of("node", node.node()), value.applyAsDouble(node)))
                    .toList()));
    // Nothing is told of who prepares nothing by design: zero would be a fault.
    tell(
        "touchstone.node.prepared.containers",
        graders.stream()
            .filter(node -> node.prepared() != null)
            .map(node -> Row.of(Tags.of("node", node.node()), node.prepared()))
            .toList());
    tell(
        "touchstone.nodes",
        STATES.stream()
            .map(
                state ->
                    Row.of(
                        Tags.of("state", state),
                        nodes.stream().filter(node -> node.state().equals(state)).count()))
            .toList());
    long taking = graders.stream().filter(node -> node.state().equals("ACTIVE")).count();
    tell("touchstone.graders", List.of(Row.of(Tags.empty(), taking)));
  }

  // Of two processes under one name the younger tells.
  private List<Beating> nodes() {
    return jdbc.sql(
            """
            select distinct on (name) name as node,
              case when beat_at <= now() - interval '20 s' then 'LOST' else state end as state,
              'grader' = any (roles) as grader,
              extract(epoch from now() - beat_at)::float8 as age, running, prepared
            from node order by name, started_at desc
            """)
        .query(Beating.class)
        .list();
  }

  private void tell(String name, List<? extends Row<?>> rows) {
    MultiGauge.builder(name).register(registry).register(new ArrayList<>(rows), true);
  }
}
