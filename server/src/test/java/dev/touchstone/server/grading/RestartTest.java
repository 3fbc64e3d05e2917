package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Visitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What survives a server that is killed: everything that has a receipt, and who is signed in. */
class RestartTest {

  private static final String SOFTMAX = "/courses/dl/assignments/first-steps/softmax";
  private static final String SLOW =
      """
      import time
      import numpy as np

      time.sleep(5)

      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  private static final String A_SECOND =
      """
      import time
      time.sleep(0.5)
      import numpy as np

      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  /** The gradings of the sample submission that a first start makes. */
  private static final int SAMPLE = 1;

  private Path data;
  private @Nullable ServerProcess first;

  @BeforeEach
  void freshFolder() throws Exception {
    Files.createDirectories(Path.of("target/data"));
    data = Files.createTempDirectory(Path.of("target/data"), "restart-");
  }

  @AfterEach
  void leaveNothingBehind() {
    if (first != null) {
      first.close();
    }
  }

  @Test
  void afterAKillInTheMiddleOfGradingsEachHasOneVerdictEverybodyIsSignedInAndNothingIsLeft()
      throws Exception {
    first = ServerProcess.start(data, 0);
    assertThat(first.output()).containsPattern("sample: softmax … ACCEPTED 10/10 in \\d\\.\\d s");
    List<String> submissions = new ArrayList<>();
    var lin = student("lin");
    var chen = student("chen");
    for (int i = 0; i < 8; i++) {
      submissions.add(lin.submit(SOFTMAX, "# " + i + "\n" + A_SECOND));
      submissions.add(chen.submit(SOFTMAX, "# " + i + "\n" + A_SECOND));
    }
    String slow = lin.submit(SOFTMAX, SLOW);
    submissions.add(slow);
    submissions.add(chen.submit(SOFTMAX, SLOW));
    await(() -> gradings() >= 4);
    first.kill();
    long before = gradings();

    try (ServerProcess second = ServerProcess.start(data, first.port())) {
      assertThat(second.isReady()).as(second.output()).isTrue();
      assertThat(lin.get("/courses/dl").statusCode()).as("still signed in").isEqualTo(200);
      await(() -> gradings() >= submissions.size() + SAMPLE);
      for (String submission : submissions) {
        assertThat(verdicts(submission)).as(submission).isEqualTo("ACCEPTED");
      }
      assertThat(lin.result(slow, Duration.ofSeconds(5)))
          .contains("Every case agrees with the reference");
      assertThat(secondServerIn(data)).contains("Another Touchstone server is running");
      assertThat(second.stop()).as("a clean end").isIn(0, 143);
    }
    assertThat(before).as("the kill came in the middle").isLessThan(submissions.size() + SAMPLE);
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    await(() -> ServerProcess.containers(data).isEmpty());
  }

  private Visitor student(String name) {
    var visitor = new Visitor(first().address());
    visitor.signIn(name, "touchstone");
    return visitor;
  }

  private ServerProcess first() {
    if (first == null) {
      throw new IllegalStateException("no server was started");
    }
    return first;
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plusSeconds(120);
    while (!condition.call()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(100);
    }
  }

  private long gradings() throws Exception {
    try (var connection = connection();
        var rows = connection.createStatement().executeQuery("select count(*) from grading")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Connection connection() throws Exception {
    String port = Files.readString(data.resolve("postgres.port")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/touchstone", "postgres", "");
  }

  private static String secondServerIn(Path data) throws Exception {
    try (ServerProcess third = ServerProcess.start(data, 0)) {
      assertThat(third.isReady()).isFalse();
      return third.output();
    }
  }

  private String verdicts(String submission) throws Exception {
    try (var connection = connection();
        var query =
            connection.prepareStatement(
                "select string_agg(verdict, ' ') from grading where submission_id = ?::uuid")) {
      query.setString(1, submission.substring(submission.lastIndexOf('/') + 1));
      var rows = query.executeQuery();
      rows.next();
      return rows.getString(1);
    }
  }
}
