package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Visitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
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
  void aSubmissionInTheMiddleOfItsGradingIsGradedOnceAfterAKill() throws Exception {
    first = ServerProcess.start(data, 0);
    assertThat(first.output()).containsPattern("sample: softmax … ACCEPTED 10/10 in \\d\\.\\d s");
    var lin = new Visitor(first.address());
    lin.signIn("lin", "touchstone");
    String submission = lin.submit(SOFTMAX, SLOW);
    awaitRunning(lin, submission);

    first.kill();

    try (ServerProcess second = ServerProcess.start(data, first.port())) {
      assertThat(second.isReady()).as(second.output()).isTrue();
      assertThat(lin.get("/courses/dl").statusCode()).as("still signed in").isEqualTo(200);
      assertThat(lin.result(submission, Duration.ofSeconds(60)))
          .contains("Every case agrees with the reference");
      assertThat(verdicts(submission)).isEqualTo("ACCEPTED");
      assertThat(secondServerIn(data)).contains("Another Touchstone server is running");
      assertThat(second.stop()).as("a clean end").isIn(0, 143);
    }
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  private static void awaitRunning(Visitor lin, String submission) throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      if (lin.page(submission).contains("data-verdict=\"RUNNING\"")) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("never running");
  }

  private static String secondServerIn(Path data) throws Exception {
    try (ServerProcess third = ServerProcess.start(data, 0)) {
      assertThat(third.isReady()).isFalse();
      return third.output();
    }
  }

  private String verdicts(String submission) throws Exception {
    String port = Files.readString(data.resolve("postgres.port")).strip();
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/touchstone";
    try (var connection = DriverManager.getConnection(url, "postgres", "");
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
