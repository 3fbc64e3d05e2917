package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One process answers people, another one grades; all they have in common is the database. */
class RolesTest {

  private static final String SOFTMAX = "/courses/dl/assignments/first-steps/softmax";
  private static final String GOOD =
      """
      import numpy as np

      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  @Test
  void whatAWebNodeTookInWithoutAnEngineAGraderWithoutAPortGrades() throws Exception {
    Path data = folder();
    // To this one there is no Docker Engine.
    var nowhere = Map.of("DOCKER_HOST", "unix:///nowhere/docker.sock");
    try (ServerProcess web =
        ServerProcess.start(
            data,
            nowhere,
            "--touchstone.roles=web",
            "--server.port=0",
            "--touchstone.sample-course=src/test/resources/sample-course")) {
      assertThat(web.address()).startsWith("http://");
      assertThat(web.output()).contains("sample: softmax … waits for a grader");
      var lin = new Visitor(web.address());
      lin.signIn("lin", "touchstone");
      String submission = lin.submit(SOFTMAX, GOOD);

      try (ServerProcess grader = grader(data)) {
        assertThat(grader.isReady()).as(grader.output()).isTrue();
        assertThat(lin.result(submission, Duration.ofSeconds(60)))
            .contains("Every case agrees with the reference");
        assertThat(listening(grader.pid())).as("ports of the grader").isEmpty();
        assertThat(listening(web.pid())).as("ports of the web node").isNotEmpty();
      }
    }
  }

  @Test
  void aGraderThatIsNotToldWhereItsJobsAreRefusesToStart() throws Exception {
    try (ServerProcess grader =
        ServerProcess.start(folder(), Map.of(), "--touchstone.roles=grader")) {
      assertThat(grader.isReady()).isFalse();
      assertThat(grader.output()).contains("set SPRING_DATASOURCE_URL");
    }
  }

  private static ServerProcess grader(Path data) throws IOException {
    String port = Files.readString(data.resolve("postgres.port")).strip();
    return ServerProcess.start(
        data,
        Map.of(
            "SPRING_DATASOURCE_URL",
            "jdbc:postgresql://127.0.0.1:" + port + "/touchstone",
            "SPRING_DATASOURCE_USERNAME",
            "postgres"),
        "--touchstone.roles=grader");
  }

  private static Path folder() throws IOException {
    Files.createDirectories(Path.of("target/data"));
    return Files.createTempDirectory(Path.of("target/data"), "roles-");
  }

  /** The sockets on which a process listens, as the kernel names them. */
  private static Set<String> listening(long pid) throws IOException {
    Set<String> all =
        Stream.of("tcp", "tcp6")
            .flatMap(kind -> lines(Path.of("/proc/net", kind)))
            .map(line -> line.strip().split("\\s+"))
            .filter(columns -> columns[3].equals("0A"))
            .map(columns -> "socket:[" + columns[9] + "]")
            .collect(Collectors.toSet());
    try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
      return open.map(RolesTest::target).filter(all::contains).collect(Collectors.toSet());
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
