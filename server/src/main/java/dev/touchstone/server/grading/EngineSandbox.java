package dev.touchstone.server.grading;

import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.sandbox.SandboxSettings;
import dev.touchstone.sandbox.SeriesSandbox;
import dev.touchstone.sandbox.WarmPool;
import dev.touchstone.server.role.Roles;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The Docker sandbox, connected to when it is first needed and again after a failure: the server
 * starts and takes submissions in while there is no engine.
 */
@Component
@ConditionalOnProperty(name = "touchstone.sandbox.kind", havingValue = "docker")
class EngineSandbox implements NodeSandbox {

  private static final Logger log = LoggerFactory.getLogger(EngineSandbox.class);

  private final SandboxSettings settings;
  private final Limits limits;
  private final WarmPool.Size size;
  private final Roles roles;
  private volatile @Nullable WarmPool connected;

  EngineSandbox(
      Limits limits,
      Roles roles,
      @Value("${touchstone.sandbox.runtime}") String runtime,
      @Value("${touchstone.sandbox.memory}") DataSize memory,
      @Value("${touchstone.warm-containers}") int least,
      @Value("${touchstone.warm-containers-in-a-rush}") int most) {
    SandboxSettings ofEnvironment = SandboxSettings.ofEnvironment();
    this.settings =
        (runtime.isEmpty() ? ofEnvironment : ofEnvironment.withRuntime(runtime))
            .withMemory(memory.toBytes());
    this.limits = limits;
    this.roles = roles;
    this.size = new WarmPool.Size(least, Math.max(least, most));
  }

  /** One program after the other in the same containers. */
  @Override
  public Sandbox forAuthors() {
    return new SeriesSandbox(DockerSandbox.connect(settings));
  }

  // Started before the first submission comes, so that it finds a container waiting.
  @EventListener(ApplicationReadyEvent.class)
  void warmUp() {
    if (!roles.grader()) {
      return;
    }
    Thread.startVirtualThread(
        () -> {
          try {
            connected();
          } catch (SandboxException e) {
            log.warn("No sandbox yet: {}", e.getMessage());
          }
        });
  }

  @Override
  public Outcome run(Program program, Limits limits) {
    return inPool(pool -> pool.run(program, limits));
  }

  @Override
  public Outcome runUnprepared(Program program, Limits limits) {
    return inPool(pool -> pool.runUnprepared(program, limits));
  }

  private Outcome inPool(Function<WarmPool, Outcome> run) {
    try {
      return run.apply(connected());
    } catch (SandboxException e) {
      forget();
      throw e;
    }
  }

  /**
   * @throws SandboxException while there is no engine or no image
   */
  @Override
  public String image() {
    return connected().image();
  }

  @Override
  public Optional<String> imageNow() {
    return Optional.ofNullable(connected).map(WarmPool::image);
  }

  @Override
  public OptionalInt prepared() {
    WarmPool pool = connected;
    return size.least() == 0
        ? OptionalInt.empty()
        : OptionalInt.of(pool == null ? 0 : pool.prepared());
  }

  @Override
  public synchronized void close() {
    if (connected != null) {
      connected.close();
      connected = null;
    }
  }

  private synchronized WarmPool connected() {
    if (connected == null) {
      connected = new WarmPool(DockerSandbox.connect(settings), limits, size);
    }
    return connected;
  }

  // Not closed: other programs may still be running in it.
  private synchronized void forget() {
    if (connected != null) {
      connected.retire();
      connected = null;
    }
  }
}
