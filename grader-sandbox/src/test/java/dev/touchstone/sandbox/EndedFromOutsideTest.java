package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Outcome.Ending;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is killed pays nothing; whoever kills himself does, although both end with 137. */
class EndedFromOutsideTest {

  private DockerSandbox sandbox;

  @BeforeEach
  void connect() {
    sandbox = DockerSandbox.connect();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aContainerThatTheEngineWasAskedToKillIsAFaultOfOurs() throws Exception {
    var asked = new CompletableFuture<Void>();
    var program =
        program(
            "import time\n"
                + "print('here', flush=True)\n"
                + "time.sleep(30)\n"
                + "def probe(x):\n"
                + "    return [7]\n");
    var outcome =
        CompletableFuture.supplyAsync(
            () -> {
              asked.complete(null);
              return sandbox.run(program, Limits.standard());
            });
    asked.get();
    // Whenever it is hit, before or after it was given the program.
    while (!outcome.isDone()) {
      sandbox.containers().forEach(this::kill);
      Thread.sleep(500);
    }

    assertThatThrownBy(outcome::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(SandboxException.class);
  }

  private void kill(String container) {
    try {
      sandbox.kill(container);
    } catch (RuntimeException notRunning) {
      // Not yet, or no more.
    }
  }

  @Test
  void aProgramThatKillsEverythingInItsContainerIsJudged() {
    Outcome outcome = sandbox.run(program("import os\nos.kill(-1, 9)\n"), Limits.standard());

    assertThat(outcome.cases()).noneMatch(Outcome.CaseOutcome.Values.class::isInstance);
  }

  @Test
  void aProgramThatLeavesWithoutAWordHasDied() {
    Outcome outcome = sandbox.run(program("import os\nos._exit(3)\n"), Limits.standard());

    assertThat(outcome.ending()).isEqualTo(new Ending.Died(3));
  }

  private static Program program(String source) {
    return Program.of(
        source.getBytes(StandardCharsets.UTF_8),
        "probe.py",
        Script.of().call("probe", "x").handedInAs("out").build(),
        List.of(Map.of("x", Tensor.scalar(1))));
  }
}
