package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Outcome.Ending;
import java.io.Closeable;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine that answers nothing and forwards nothing for a while, as one on a stalled disk. */
class FrozenEngineTest {

  /** Six times as much by the clock on the wall. */
  private static final Duration TIME = Duration.ofMillis(500);

  private DockerSandbox sandbox;
  private Engine engine;
  private Freezing host;

  @BeforeEach
  void connect() {
    sandbox = DockerSandbox.connect();
    engine = Engine.ofEnvironment();
    host = new Freezing(engine);
  }

  @AfterEach
  void close() {
    sandbox.containers().forEach(engine::remove);
    engine.close();
    sandbox.close();
  }

  @Test
  void whatWasDoneInTimeCountsHoweverLateItIsHeard() {
    Outcome outcome = run("time.sleep(1.5)");

    assertThat(outcome.ending()).isInstanceOf(Ending.Finished.class);
    assertThat(outcome.cases()).allMatch(CaseOutcome.Values.class::isInstance);
  }

  @Test
  void whatRunsOnIsOverItsLimit() {
    assertThat(run("time.sleep(60)").ending()).isInstanceOf(Ending.WallLimit.class);
  }

  /** Frozen from half a second after the program came until long after its time is up. */
  private Outcome run(String pause) {
    Limits limits = Limits.standard().withTime(TIME);
    String container =
        sandbox.create(limits, Preload.NUMPY, Engine.Weight.NORMAL, Hardening.Use.ONCE);
    try (var run = new ContainerRun(host, container, sandbox.image(), limits)) {
      run.start();
      run.awaitReady();
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS)
          .execute(() -> host.freeze(Duration.ofSeconds(5)));
      return run.run(program(pause), new Phases());
    }
  }

  private static Program program(String pause) {
    String source = "import time\n" + pause + "\ndef probe(x):\n    return [7]\n";
    return Program.of(
        source.getBytes(StandardCharsets.UTF_8),
        "probe.py",
        Script.of().call("probe", "x").handedInAs("out").build(),
        List.of(Map.of("x", Tensor.scalar(1))));
  }

  /** The engine, behind a door that is shut now and then. */
  private static final class Freezing implements Containers {

    private final Engine engine;
    private volatile CompletableFuture<Void> open = CompletableFuture.completedFuture(null);

    Freezing(Engine engine) {
      this.engine = engine;
    }

    void freeze(Duration time) {
      open = new CompletableFuture<>();
      open.completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Closeable start(String container, InputStream stdin, Listener listener, Duration most) {
      return engine.start(
          container,
          stdin,
          new Listener() {
            @Override
            public void stdout(byte[] bytes) {
              open.join();
              listener.stdout(bytes);
            }

            @Override
            public void stderr(byte[] bytes) {
              open.join();
              listener.stderr(bytes);
            }

            @Override
            public void ended() {
              open.join();
              listener.ended();
            }

            @Override
            public void failed(Throwable error) {
              listener.failed(error);
            }
          },
          most);
    }

    @Override
    public Duration cpuTime(String container) {
      open.join();
      return engine.cpuTime(container);
    }

    @Override
    public boolean isRunning(String container, Duration most) {
      open.join();
      return engine.isRunning(container, most);
    }

    @Override
    public State awaitEnd(String container, Duration most) {
      open.join();
      return engine.awaitEnd(container, most);
    }

    @Override
    public boolean saysItEndedByItself(String container, Duration most) {
      open.join();
      return engine.saysItEndedByItself(container, most);
    }

    @Override
    public boolean hasRunOutOfMemory(String container) {
      open.join();
      return engine.hasRunOutOfMemory(container);
    }
  }
}
