package dev.touchstone.server.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.role.Roles;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NodesTest extends ServerTest {

  private static final List<String> LANES = List.of("background");

  @Autowired Nodes nodes;
  @Autowired Roles roles;

  @Test
  void whoWasPausedAndCrashedComesBackPausedAndWhoEndedInOrderDoesNot() {
    var first = new ThisNode("crashes", LANES, false);
    assertThat(beat(first)).isEqualTo(NodeState.ACTIVE);
    nodes.tell(first.id(), NodeState.PAUSED);
    var beside = new ThisNode("crashes", LANES, false);
    assertThat(beat(beside)).as("while the other lives").isEqualTo(NodeState.ACTIVE);
    nodes.forget(beside.id());
    jdbc.sql("update node set beat_at = now() - interval '1 hour' where id = ?")
        .param(first.id())
        .update();

    var second = new ThisNode("crashes", LANES, false);
    assertThat(beat(second)).isEqualTo(NodeState.PAUSED);
    assertThat(nodes.all()).extracting(Node::id).contains(second.id()).doesNotContain(first.id());
    nodes.forget(second.id());

    var third = new ThisNode("crashes", LANES, false);
    assertThat(beat(third)).isEqualTo(NodeState.ACTIVE);
    nodes.forget(third.id());
  }

  private NodeState beat(ThisNode node) {
    return nodes.beat(node, roles, Hardware.look(), 0, OptionalInt.empty(), false);
  }
}
