package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Outcome.CaseOutcome.Values;
import dev.touchstone.sandbox.Outcome.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeriesSandboxTest {

  private static final Limits LIMITS = Limits.standard().withTime(Duration.ofSeconds(2));

  private final DockerSandbox containers = DockerSandbox.connect();
  private final SeriesSandbox sandbox = new SeriesSandbox(containers);

  @AfterEach
  void nothingIsLeftBehind() {
    sandbox.close();

    try (DockerSandbox another = DockerSandbox.connect()) {
      assertThat(another.containers()).isEmpty();
    }
  }

  @Test
  void programsShareAContainerAndNoProcess() {
    String probe =
        """
        import os, sys
        sys.seen = getattr(sys, "seen", 0) + 1
        def probe(x):
            print("printed", x)
            return [sys.seen, os.getpid()]
        """;
    Set<Double> processes = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      Outcome outcome = run(probe);

      assertThat(outcome.ending()).isInstanceOf(Ending.Finished.class);
      assertThat(outcome.log()).isEqualTo("printed 1.0\n");
      assertThat(values(outcome)[0]).isEqualTo(1);
      processes.add(values(outcome)[1]);
      assertThat(containers.containers()).hasSize(1);
    }
    assertThat(processes).hasSize(5);
  }

  @Test
  void oneThatFailsLeavesTheContainerToTheNext() {
    assertThat(run("def probe(x:\n").loadError()).isPresent();
    assertThat(run("def probe(x):\n    raise ValueError(x)\n").cases().getFirst())
        .isInstanceOf(Outcome.CaseOutcome.Failed.class);

    assertThat(values(run("def probe(x):\n    return [7]\n"))).containsExactly(7);
    assertThat(containers.containers()).hasSize(1);
  }

  @Test
  void oneThatDoesNotFinishIsJudgedAsAnyOtherAndTheNextGetsAnother() {
    assertThat(run("import os\ndef probe(x):\n    os._exit(3)\n").ending())
        .isEqualTo(new Ending.Died(3));
    assertThat(run("import os\ndef probe(x):\n    os._exit(0)\n").ending())
        .isEqualTo(new Ending.Died(0));
    assertThat(run("import os\ndef probe(x):\n    os.kill(os.getpid(), 11)\n").ending())
        .isEqualTo(new Ending.Died(139));
    assertThat(run("def probe(x):\n    return b'1' * (1 << 30)\n").ending())
        .isEqualTo(new Ending.MemoryLimit());
    assertThat(run("def probe(x):\n    while True:\n        pass\n").ending())
        .isEqualTo(new Ending.TimeLimit());

    assertThat(values(run("def probe(x):\n    return [7]\n"))).containsExactly(7);
  }

  private Outcome run(String source) {
    return sandbox.run(
        Program.of(
            source.getBytes(StandardCharsets.UTF_8),
            "probe.py",
            Script.of().call("probe", "x").handedInAs("out").build(),
            List.of(Map.of("x", Tensor.scalar(1)))),
        LIMITS);
  }

  private static double[] values(Outcome outcome) {
    assertThat(outcome.cases().getFirst()).as(outcome.toString()).isInstanceOf(Values.class);
    return ((Values) outcome.cases().getFirst()).outputs().get("out").data();
  }
}
