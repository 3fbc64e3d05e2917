package dev.touchstone.sandbox;

import static java.util.stream.Collectors.toSet;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Runs each program in a fresh container of a Docker Engine, reached through its API. */
public final class DockerSandbox implements Sandbox {

  /** What every container of ours carries. */
  public static final String LABEL = "dev.touchstone";

  /** The image that the launcher builds, unless the environment names another. */
  public static final String DEFAULT_IMAGE = "touchstone/sandbox:latest";

  /** Who made a container, so that one can tell its own from those of others on the same engine. */
  private static final String OWNER = "dev.touchstone.owner";

  /** Which process of this host made it; when that is gone, nobody will ever come back for it. */
  private static final String MAKER = "dev.touchstone.maker";

  private final DockerClient docker;
  private final String image;
  private final String owner =
      Optional.ofNullable(System.getenv("TOUCHSTONE_OWNER")).orElse(UUID.randomUUID().toString());

  private DockerSandbox(DockerClient docker, String image) {
    this.docker = docker;
    this.image = image;
  }

  /**
   * Connects to the engine of {@code DOCKER_HOST}, for the image of {@code
   * TOUCHSTONE_SANDBOX_IMAGE}.
   */
  public static DockerSandbox connect() {
    return connect(
        Optional.ofNullable(System.getenv("TOUCHSTONE_SANDBOX_IMAGE")).orElse(DEFAULT_IMAGE));
  }

  /**
   * @param imageName resolved to its digest now; a tag that is moved later moves nothing here
   * @throws SandboxException if there is no engine, or no such image in it
   */
  public static DockerSandbox connect(String imageName) {
    DockerClient docker = client();
    try {
      String digest = docker.inspectImageCmd(imageName).exec().getId();
      DockerSandbox sandbox = new DockerSandbox(docker, digest == null ? imageName : digest);
      sandbox.removeOrphans();
      return sandbox;
    } catch (NotFoundException e) {
      throw new SandboxException("the engine has no image " + imageName, e);
    } catch (RuntimeException e) {
      throw new SandboxException("no Docker Engine answers", e);
    }
  }

  @Override
  public String image() {
    return image;
  }

  @Override
  public Outcome run(Program program, Limits limits) {
    Phases phases = new Phases();
    ContainerRun run = prepare(limits, Preload.NUMPY);
    phases.end("start");
    return finish(run, program, phases);
  }

  /** Starts a container that waits for exactly one program. */
  ContainerRun prepare(Limits limits, Preload preload) {
    String container = create(limits, preload);
    ContainerRun run = new ContainerRun(docker, container, limits);
    try {
      run.start();
      return run;
    } catch (RuntimeException e) {
      discard(run);
      throw ours(e);
    }
  }

  /** Feeds the waiting container its program, and removes it when that has ended. */
  Outcome finish(ContainerRun run, Program program, Phases phases) {
    try {
      run.feed(program);
      Outcome.Ending ending = run.await();
      phases.end("run");
      return run.outcome(program, ending, phases);
    } catch (RuntimeException e) {
      throw ours(e);
    } finally {
      discard(run);
    }
  }

  /** Removes a container, whatever it is doing. */
  void discard(ContainerRun run) {
    run.close();
    remove(run.container());
  }

  private static SandboxException ours(RuntimeException e) {
    return e instanceof SandboxException ours ? ours : new SandboxException("the engine failed", e);
  }

  @Override
  public void close() {
    try {
      docker.close();
    } catch (IOException e) {
      throw new SandboxException("the connection to the engine could not be closed", e);
    }
  }

  /** The containers of this sandbox that the engine holds, running or not. */
  List<String> containers() {
    return docker
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of(OWNER, owner, MAKER, maker(ProcessHandle.current())))
        .exec()
        .stream()
        .map(Container::getId)
        .toList();
  }

  /**
   * Removes what processes that were killed left behind: of the same owner, made by no living one.
   */
  private void removeOrphans() {
    Set<String> living = ProcessHandle.allProcesses().map(DockerSandbox::maker).collect(toSet());
    docker
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of(OWNER, owner))
        .exec()
        .stream()
        .filter(container -> !living.contains(container.getLabels().get(MAKER)))
        .forEach(container -> remove(container.getId()));
  }

  /** A process by its number and its start, since numbers come again. */
  private static String maker(ProcessHandle process) {
    return process.pid()
        + "@"
        + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Kills a container and leaves it there. */
  void kill(String container) {
    docker.killContainerCmd(container).exec();
  }

  private String create(Limits limits, Preload preload) {
    try {
      return docker
          .createContainerCmd(image)
          .withLabels(Map.of(LABEL, "sandbox", OWNER, owner, MAKER, maker(ProcessHandle.current())))
          .withUser(Hardening.USER)
          .withHostConfig(Hardening.hostConfig(limits))
          .withEnv(Hardening.environment(preload))
          .withNetworkDisabled(true)
          .withAttachStdin(true)
          .withStdinOpen(true)
          .withStdInOnce(true)
          .withTty(false)
          .exec()
          .getId();
    } catch (RuntimeException e) {
      throw new SandboxException("no container could be created", e);
    }
  }

  private void remove(String container) {
    try {
      docker.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException e) {
      // Somebody else removed it; that is all we wanted.
    } catch (RuntimeException e) {
      throw new SandboxException("container " + container + " could not be removed", e);
    }
  }

  private static DockerClient client() {
    DefaultDockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    return DockerClientImpl.getInstance(
        config,
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(config.getDockerHost())
            .sslConfig(config.getSSLConfig())
            .connectionTimeout(Duration.ofSeconds(5))
            .maxConnections(100)
            .build());
  }
}
