package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Two processes on one database: who takes what, and what becomes of the work of one that ends. */
class TwoNodesTest {

  private static final String SOFTMAX = "/courses/dl/assignments/first-steps/softmax";
  private static final String SLOW =
      """
      import time
      import numpy as np

      time.sleep(4)

      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  private Path data;

  @Test
  void jobsGoToNodesThatTakeThemAndAJobOfAKilledNodeToAnother() throws Exception {
    Files.createDirectories(Path.of("target/data"));
    data = Files.createTempDirectory(Path.of("target/data"), "nodes-");
    try (ServerProcess both =
        ServerProcess.start(
            data,
            Map.of(),
            "--server.port=0",
            "--touchstone.node.name=desk",
            "--touchstone.sample-course=src/test/resources/sample-course")) {
      var lin = visitor(both, "lin");
      var admin = visitor(both, "admin");
      aDrainedGraderFinishesAndEnds(both, lin, admin);
      try (ServerProcess lab = grader("lab")) {
        assertThat(lab.isReady()).as(lab.output()).isTrue();
        tell(admin, "desk", "PAUSED");
        String first = lin.submit(SOFTMAX, "# of the lab\n" + SLOW);
        await(() -> "lab".equals(runs(first)));
        tell(admin, "lab", "PAUSED");
        assertThat(lin.result(first)).as("a paused node finishes").contains("Every case agrees");

        tell(admin, "lab", "ACTIVE");
        String second = lin.submit(SOFTMAX, "# of a killed one\n" + SLOW);
        await(() -> "lab".equals(runs(second)));
        lab.kill();
        tell(admin, "desk", "ACTIVE");
        assertThat(lin.result(second)).as("revived on the other").contains("Every case agrees");
        assertThat(told("select count(*) from grading where submission_id::text = ?", id(second)))
            .isEqualTo("1");
      }
      await(() -> ServerProcess.containers(data, "status=exited").isEmpty());
      await(() -> admin.page("/operations").contains(">lost<"));
      admin.post("/operations", "/operations/nodes/" + node("lab") + "/forget", Map.of());
      assertThat(admin.page("/operations")).doesNotContain(">lost<");
    }
  }

  private void aDrainedGraderFinishesAndEnds(ServerProcess both, Visitor lin, Visitor admin)
      throws Exception {
    try (ServerProcess shortLived = grader("short-lived")) {
      assertThat(shortLived.isReady()).as(shortLived.output()).isTrue();
      tell(admin, "desk", "PAUSED");
      String submission = lin.submit(SOFTMAX, "# of one that is drained\n" + SLOW);
      await(() -> "short-lived".equals(runs(submission)));
      tell(admin, "short-lived", "DRAINING");
      assertThat(lin.result(submission)).contains("Every case agrees");
      assertThat(shortLived.ended(Duration.ofSeconds(30))).as("ended by itself").isTrue();
      assertThat(told("select count(*) from node where name = ?", "short-lived")).isEqualTo("0");
      assertThat(both.isAlive()).isTrue();
    }
  }

  private ServerProcess grader(String name) throws IOException {
    return ServerProcess.start(
        data,
        Map.of("SPRING_DATASOURCE_URL", address(), "SPRING_DATASOURCE_USERNAME", "postgres"),
        "--touchstone.roles=grader",
        "--touchstone.node.name=" + name);
  }

  private String address() throws IOException {
    String port = Files.readString(data.resolve("postgres.port")).strip();
    return "jdbc:postgresql://127.0.0.1:" + port + "/touchstone";
  }

  private static Visitor visitor(ServerProcess server, String name) {
    var visitor = new Visitor(server.address());
    visitor.signIn(name, "touchstone");
    return visitor;
  }

  private void tell(Visitor admin, String name, String state) throws Exception {
    admin.post("/operations", "/operations/nodes/" + node(name) + "/tell", Map.of("state", state));
  }

  private String node(String name) throws Exception {
    return told("select id::text from node where name = ? order by started_at desc limit 1", name);
  }

  /** The name of the node that has it now. */
  private String runs(String submission) throws Exception {
    return told(
        """
        select node.name from scheduled_tasks join node on node.id::text = picked_by
        where picked and task_instance = ?
        """,
        id(submission));
  }

  private String told(String sql, String parameter) throws Exception {
    try (var connection = DriverManager.getConnection(address(), "postgres", "");
        var query = connection.prepareStatement(sql)) {
      query.setString(1, parameter);
      var rows = query.executeQuery();
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private static String id(String submission) {
    return submission.substring(submission.lastIndexOf('/') + 1);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plusSeconds(60);
    while (!condition.call()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(100);
    }
  }
}
