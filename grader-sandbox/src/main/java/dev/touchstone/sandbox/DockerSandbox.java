package dev.touchstone.sandbox;

import static java.util.stream.Collectors.toSet;

import dev.touchstone.sandbox.Engine.Weight;
import dev.touchstone.sandbox.Hardening.Use;
import dev.touchstone.sandbox.Outcome.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each program in a fresh container of a Docker Engine, reached through its API. */
public final class DockerSandbox implements Sandbox {

  /** What every container of ours carries. */
  public static final String LABEL = "dev.touchstone";

  private static final Logger log = LoggerFactory.getLogger(DockerSandbox.class);

  /** Who made a container, so that one can tell its own from those of others on the same engine. */
  static final String OWNER = "dev.touchstone.owner";

  /** Which process made it; when that is gone, nobody will ever come back for it. */
  static final String MAKER = "dev.touchstone.maker";

  private static final String NAMESPACE = namespace();

  /** By then the verdict was told; removing takes the engine as long as telling takes us. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  /**
   * Containers of this process that somebody still comes back for. What else the engine holds of
   * this process was made while its answer was lost, or could not be removed when it should.
   */
  private static final Set<String> KEPT = ConcurrentHashMap.newKeySet();

  private final Engine engine;
  private final SandboxSettings settings;
  private final MemoryBudget memory;
  private volatile String image;

  /** What the last sweep was in doubt about. */
  private Set<String> doubtful = Set.of();

  /** Containers are removed after the verdict, not before it. */
  private final ExecutorService removals = Executors.newVirtualThreadPerTaskExecutor();

  private DockerSandbox(
      Engine engine, SandboxSettings settings, MemoryBudget memory, String image) {
    this.engine = engine;
    this.settings = settings;
    this.memory = memory;
    this.image = image;
  }

  /**
   * Connects to the engine of {@code DOCKER_HOST}, as the environment says otherwise.
   *
   * @throws SandboxException if there is no engine, or no such image in it
   */
  public static DockerSandbox connect() {
    return connect(SandboxSettings.ofEnvironment());
  }

  /**
   * @throws SandboxException if there is no engine, or no such image or runtime in it
   */
  public static DockerSandbox connect(SandboxSettings settings) {
    Engine engine = Engine.ofEnvironment();
    String image = engine.digest(settings.image());
    if (!settings.runtime().isEmpty() && !engine.runtimes().contains(settings.runtime())) {
      throw new SandboxException(
          "the engine has no runtime " + settings.runtime() + ", only " + engine.runtimes());
    }
    long bytes = settings.memoryBytes() > 0 ? settings.memoryBytes() : engine.memoryBytes() / 4 * 3;
    DockerSandbox sandbox = new DockerSandbox(engine, settings, new MemoryBudget(bytes), image);
    sandbox.sweep();
    return sandbox;
  }

  @Override
  public String image() {
    return image;
  }

  /** Looks the image's name up again; whether it stands for another image now. */
  boolean hasNewImage() {
    String now = engine.digest(settings.image());
    boolean isNew = !now.equals(image);
    image = now;
    return isNew;
  }

  @Override
  public Outcome run(Program program, Limits limits) {
    Phases phases = new Phases();
    memory.reserve(limits.memoryBytes());
    return finish(ready(begin(limits, Preload.NUMPY, Weight.NORMAL)), program, phases);
  }

  /** A container that was begun, once it waits for a program; removed if it never does. */
  ContainerRun ready(ContainerRun run) {
    try {
      run.awaitReady();
      return run;
    } catch (RuntimeException e) {
      discard(run);
      throw ours(e);
    }
  }

  MemoryBudget memory() {
    return memory;
  }

  /** Starts a container for which memory was reserved; it is not ready yet. */
  ContainerRun begin(Limits limits, Preload preload, Weight weight) {
    return begin(limits, preload, weight, Use.ONCE);
  }

  ContainerRun begin(Limits limits, Preload preload, Weight weight, Use use) {
    try {
      String container = create(limits, preload, weight, use);
      KEPT.add(container);
      ContainerRun run = new ContainerRun(engine, container, image, limits);
      try {
        run.start();
        return run;
      } catch (RuntimeException e) {
        run.close();
        remove(container);
        throw e;
      }
    } catch (RuntimeException e) {
      memory.release(limits.memoryBytes());
      throw limits.gpus() > 0
          ? new SandboxException("a GPU was asked for, and this node's engine gave none", e)
          : ours(e);
    }
  }

  /** From now on somebody waits for it. */
  void favour(ContainerRun run) {
    engine.weigh(run.container(), Weight.NORMAL);
  }

  /** Feeds the waiting container its program, and lets go of it when the verdict is known. */
  Outcome finish(ContainerRun run, Program program, Phases phases) {
    phases.end("take");
    boolean finished = false;
    try {
      Outcome outcome = run.run(program, phases);
      finished = outcome.ending() instanceof Ending.Finished;
      return outcome;
    } catch (RuntimeException e) {
      throw ours(e);
    } finally {
      // One that has nothing more to do does not take the processors from whoever is told of it.
      discard(run, finished ? PAUSE : Duration.ZERO);
    }
  }

  /** Removes a container soon, whatever it is doing; then its memory is free again. */
  void discard(ContainerRun run) {
    discard(run, Duration.ZERO);
  }

  private void discard(ContainerRun run, Duration pause) {
    removals.submit(
        () -> {
          try {
            Thread.sleep(pause);
            run.close();
            remove(run.container());
          } catch (RuntimeException | InterruptedException e) {
            log.warn("Container {} could not be removed", run.container(), e);
          } finally {
            memory.release(run.limits().memoryBytes());
          }
        });
  }

  /** If the engine does not do it now, the next sweeps will. */
  private void remove(String container) {
    KEPT.remove(container);
    engine.remove(container);
  }

  static SandboxException ours(RuntimeException e) {
    return e instanceof SandboxException ours ? ours : new SandboxException("the engine failed", e);
  }

  @Override
  public void close() {
    removals.close();
    engine.close();
  }

  /** The containers of this sandbox that the engine holds, running or not. */
  List<String> containers() {
    return List.copyOf(
        engine
            .labelled(Map.of(OWNER, settings.owner(), MAKER, maker(ProcessHandle.current())))
            .keySet());
  }

  /**
   * Removes what nobody will come back for: of the same owner, made by a process that is gone.
   * Where that cannot be seen, and of what this process itself knows nothing, only what it finds
   * for the second time: one may just be made, and another just be removed.
   */
  synchronized void sweep() {
    Set<String> living = ProcessHandle.allProcesses().map(DockerSandbox::maker).collect(toSet());
    String me = maker(ProcessHandle.current());
    Set<String> inDoubt = new HashSet<>();
    engine
        .labelled(Map.of(OWNER, settings.owner()))
        .forEach(
            (container, found) -> {
              String maker = found.labels().getOrDefault(MAKER, "");
              boolean seesMaker = maker.endsWith(NAMESPACE);
              boolean doubt =
                  maker.equals(me) ? !KEPT.contains(container) : !seesMaker && !found.running();
              if (seesMaker && !living.contains(maker) || doubt && doubtful.contains(container)) {
                engine.remove(container);
              } else if (doubt) {
                inDoubt.add(container);
              }
            });
    doubtful = inDoubt;
  }

  /**
   * A process by its number and its start, since numbers come again, and by what its number counts
   * in: graders that are in containers themselves do not see each other.
   */
  private static String maker(ProcessHandle process) {
    return process.pid()
        + "@"
        + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L)
        + NAMESPACE;
  }

  private static String namespace() {
    try {
      return "@" + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "@";
    }
  }

  /** Kills a container and leaves it there. */
  void kill(String container) {
    engine.kill(container);
  }

  String create(Limits limits, Preload preload, Weight weight, Use use) {
    return engine
        .create(image)
        .withLabels(
            Map.of(
                LABEL, "sandbox", OWNER, settings.owner(), MAKER, maker(ProcessHandle.current())))
        .withUser(Hardening.USER)
        .withHostConfig(
            Hardening.hostConfig(limits, settings.runtime()).withCpuShares(weight.shares))
        .withEnv(Hardening.environment(preload, use))
        .withNetworkDisabled(true)
        .withAttachStdin(true)
        .withStdinOpen(true)
        .withStdInOnce(true)
        .withTty(false)
        .exec()
        .getId();
  }
}
