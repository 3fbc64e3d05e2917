package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarmPoolTest {

  private static final Limits LIMITS = Limits.standard();

  private DockerSandbox sandbox;
  private WarmPool pool;

  @BeforeEach
  void fill() throws InterruptedException {
    sandbox = DockerSandbox.connect();
    pool = new WarmPool(sandbox, LIMITS, new WarmPool.Size(2, 4));
    awaitWaiting(2);
  }

  @AfterEach
  void nothingIsLeftBehind() throws InterruptedException {
    pool.retire();
    await(() -> sandbox.containers().isEmpty());
    pool.close();
  }

  @Test
  void aProgramFindsTorchImportedAndLeavesNothingForTheNext() throws InterruptedException {
    String leaving =
        """
        import sys
        def probe(x):
            import torch
            torch.left = getattr(torch, "left", 0) + 1
            open("/tmp/left", "a").write("x")
            return [torch.left, len(open("/tmp/left").read())]
        """;
    for (int i = 0; i < 4; i++) {
      assertThat(values(pool.run(program(leaving), LIMITS))).containsExactly(1, 1);
      awaitWaiting(1);
    }
  }

  @Test
  void aBurstBeyondThePoolIsServedAllTheSame() {
    List<double[]> answers =
        List.of(1, 2, 3, 4, 5).parallelStream()
            .map(i -> values(pool.run(program("def probe(x):\n    return [7]\n"), LIMITS)))
            .toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer).containsExactly(7));
  }

  @Test
  void whoClosesAPoolThatIsBeingFilledLeavesNothingBehind() throws InterruptedException {
    DockerSandbox another = DockerSandbox.connect();
    WarmPool filling = new WarmPool(another, LIMITS, new WarmPool.Size(4, 4));
    await(() -> another.containers().size() > 2);

    filling.close();

    await(() -> sandbox.containers().size() <= 2);
  }

  @Test
  void aContainerThatDiedWhileItWaitedIsNotUsed() {
    sandbox.containers().forEach(sandbox::kill);

    assertThat(values(pool.run(program("def probe(x):\n    return [7]\n"), LIMITS)))
        .containsExactly(7);
  }

  @Test
  void otherLimitsGetAContainerOfTheirOwn() {
    Limits others = LIMITS.withTime(Duration.ofSeconds(3));

    assertThat(values(pool.run(program("def probe(x):\n    return [7]\n"), others)))
        .containsExactly(7);
    assertThat(pool.waiting(pool.standard())).isEqualTo(2);
  }

  private void awaitWaiting(int count) throws InterruptedException {
    await(() -> pool.waiting(pool.standard()) >= count);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(180);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(20);
    }
  }

  private static Program program(String source) {
    return Program.of(
        source.getBytes(StandardCharsets.UTF_8),
        "probe.py",
        Script.of().call("probe", "x").handedInAs("out").build(),
        List.of(Map.of("x", Tensor.scalar(1))));
  }

  private static double[] values(Outcome outcome) {
    assertThat(outcome.cases().getFirst())
        .as(outcome.toString())
        .isInstanceOf(Outcome.CaseOutcome.Values.class);
    return ((Outcome.CaseOutcome.Values) outcome.cases().getFirst()).outputs().get("out").data();
  }
}
