package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Visitor;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server tells Prometheus and its log, seen from outside. */
class WatchingTest {

  private static final String SOFTMAX = "/courses/dl/assignments/first-steps/softmax";
  private static final Pattern NAME = Pattern.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\\b");

  /** Words of PromQL that look like names of ours. */
  private static final Set<String> OF_THE_LANGUAGE = Set.of("histogram_quantile");

  @Test
  void everyNumberThatAlertsAndDashboardNameIsToldAtADoorOfItsOwn() throws Exception {
    Files.createDirectories(Path.of("target/data"));
    Path data = Files.createTempDirectory(Path.of("target/data"), "watching-");
    int port = freePort();
    try (ServerProcess server =
        ServerProcess.start(
            data,
            Map.of(),
            "--server.port=0",
            "--touchstone.metrics.port=" + port,
            "--touchstone.node.name=watched",
            "--logging.structured.format.console=ecs",
            "--logging.level.dev.touchstone=debug",
            "--touchstone.sample-course=src/test/resources/sample-course")) {
      var lin = new Visitor(server.address());
      lin.signIn("lin", "touchstone");
      scrape(port);
      String submission = lin.submit(SOFTMAX, "def softmax(o):\n    return o\n");
      lin.result(submission);
      // One look to see its end, one to count.
      scrape(port);
      String told = scrape(port);

      Set<String> names = new TreeSet<>(named(told, Pattern.compile("(?m)^(\\w+)[{ ]")));
      assertThat(names).containsAll(named(expressions(Path.of("../deploy/alerts.yaml")), NAME));
      assertThat(names)
          .containsAll(named(expressions(Path.of("../deploy/grafana-touchstone.json")), NAME));
      assertThat(told)
          .containsPattern(
              "touchstone_verdicts_total\\{kind=\"submission\",verdict=\"WRONG_ANSWER\"\\} 1")
          .containsPattern("touchstone_node_running\\{node=\"watched\"\\}")
          .containsPattern("touchstone_queue_waiting\\{lane=\"live\"\\} 0")
          .containsPattern("touchstone_grading_phase_seconds_count\\{phase=\"body\"\\} 1");
      assertThat(status(server.address() + "/metrics")).as("public port").isNotEqualTo(200);
      assertThat(status(server.address() + "/actuator/prometheus")).isNotEqualTo(200);
      assertThat(lin.get("/actuator/prometheus").statusCode()).isEqualTo(404);
      assertThat(lin.get("/metrics").statusCode()).isEqualTo(404);
      everyLineOfAGradingNamesItsSubmission(server, submission);
    }
  }

  private static void everyLineOfAGradingNamesItsSubmission(
      ServerProcess server, String submission) {
    String id = submission.substring(submission.lastIndexOf('/') + 1);
    List<JsonNode> lines =
        server
            .output()
            .lines()
            .filter(line -> line.startsWith("{"))
            .map(WatchingTest::json)
            .toList();
    assertThat(lines).isNotEmpty();
    assertThat(lines)
        .anySatisfy(
            line -> {
              assertThat(line.path("submission").asString()).isEqualTo(id);
              assertThat(line.path("node").asString()).isEqualTo("watched");
              assertThat(line.path("task").asString()).isEqualTo("grade");
            });
  }

  private static JsonNode json(String line) {
    return new JsonMapper().readTree(line);
  }

  /** The right sides of all {@code expr}. */
  private static String expressions(Path file) throws Exception {
    return Files.readString(file)
        .lines()
        .map(String::strip)
        .filter(line -> line.matches("\"?expr\"?:.*"))
        .map(
            line ->
                line.replaceAll("\\\\?\"[^\"\\\\]*\\\\\"", "")
                    .replaceAll("\\b(by|without) \\([^)]*\\)", ""))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> named(String text, Pattern pattern) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .filter(name -> !OF_THE_LANGUAGE.contains(name))
        .toList();
  }

  private static String scrape(int port) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
            BodyHandlers.ofString())
        .body();
  }

  private static int status(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
