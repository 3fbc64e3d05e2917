package dev.touchstone.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Docker Engine, as far as we need it. Nothing is ever executed in a container from here after
 * its start: there is no exec, no copy, no path.
 */
final class Engine implements Containers, Closeable {

  /** How much of a busy processor a container gets, against others. */
  enum Weight {
    /** Prepared ahead: a tenth of what a running program gets, and whatever nobody wants. */
    IDLE(102),
    NORMAL(1024);

    final int shares;

    Weight(int shares) {
      this.shares = shares;
    }
  }

  private static final Duration ANSWER = Duration.ofMinutes(1);

  private static final Duration BETWEEN_EVENTS = Duration.ofMillis(100);

  private static final JsonMapper JSON = JsonMapper.shared();

  private final DockerHttpClient http;
  private final DockerClient docker;

  private Engine(DockerHttpClient http, DockerClient docker) {
    this.http = http;
    this.docker = docker;
  }

  /** The engine of {@code DOCKER_HOST}, not asked yet. */
  static Engine ofEnvironment() {
    DefaultDockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder().build();
    DockerHttpClient http =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(config.getDockerHost())
            .sslConfig(config.getSSLConfig())
            .connectionTimeout(Duration.ofSeconds(5))
            .maxConnections(200)
            .build();
    return new Engine(http, DockerClientImpl.getInstance(config, http));
  }

  /**
   * The digest that a name stands for now.
   *
   * @throws SandboxException if there is no engine, or no such image in it
   */
  String digest(String imageName) {
    try {
      String digest = docker.inspectImageCmd(imageName).exec().getId();
      return digest == null ? imageName : digest;
    } catch (NotFoundException e) {
      throw new SandboxException("the engine has no image " + imageName, e);
    } catch (RuntimeException e) {
      throw new SandboxException("no Docker Engine answers", e);
    }
  }

  Set<String> runtimes() {
    var runtimes = docker.infoCmd().exec().getRuntimes();
    return runtimes == null ? Set.of() : runtimes.keySet();
  }

  long memoryBytes() {
    Long total = docker.infoCmd().exec().getMemTotal();
    return total == null ? 0 : total;
  }

  CreateContainerCmd create(String image) {
    return docker.createContainerCmd(image);
  }

  @Override
  public Closeable start(String container, InputStream stdin, Listener listener, Duration most) {
    Attached attached = new Attached(listener);
    try {
      attach(container, stdin, attached, most);
      docker.startContainerCmd(container).exec();
      return attached;
    } catch (RuntimeException e) {
      attached.letGo();
      throw e;
    }
  }

  private void attach(String container, InputStream stdin, Attached attached, Duration most) {
    try {
      docker
          .attachContainerCmd(container)
          .withStdIn(stdin)
          .withStdOut(true)
          .withStdErr(true)
          .withFollowStream(true)
          .exec(attached)
          .awaitStarted(most.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while a container started", e);
    }
  }

  /** The engine's frames, told to whom they are for. */
  private static final class Attached extends ResultCallback.Adapter<Frame> {

    private final Listener listener;

    Attached(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onNext(Frame frame) {
      if (frame.getStreamType() == StreamType.STDOUT) {
        listener.stdout(frame.getPayload());
      } else {
        listener.stderr(frame.getPayload());
      }
    }

    @Override
    public void onError(Throwable error) {
      super.onError(error);
      listener.failed(error);
    }

    @Override
    public void onComplete() {
      super.onComplete();
      listener.ended();
    }

    void letGo() {
      try {
        close();
      } catch (IOException e) {
        // The other end is a container that is about to be removed.
      }
    }
  }

  void weigh(String container, Weight weight) {
    docker.updateContainerCmd(container).withCpuShares(weight.shares).exec();
  }

  @Override
  public Duration cpuTime(String container) {
    return within(ANSWER, () -> askedForCpuTime(container));
  }

  private Duration askedForCpuTime(String container) throws IOException {
    var asked =
        DockerHttpClient.Request.builder()
            .method(DockerHttpClient.Request.Method.GET)
            .path("/containers/" + container + "/stats?stream=false&one-shot=true")
            .build();
    try (DockerHttpClient.Response response = http.execute(asked)) {
      JsonNode stats = JSON.readTree(response.getBody());
      return Duration.ofNanos(stats.at("/cpu_stats/cpu_usage/total_usage").asLong(0));
    }
  }

  @Override
  public boolean isRunning(String container, Duration most) {
    ContainerState state =
        within(most, () -> docker.inspectContainerCmd(container).exec().getState());
    return Boolean.TRUE.equals(state.getRunning());
  }

  // An engine that is frozen answers nothing, and its connections stay open.
  private static <T> T within(Duration most, Callable<T> question) {
    var answer = new FutureTask<>(question);
    Thread.ofVirtual().start(answer);
    try {
      return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new SandboxException("the engine does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while the engine was asked", e);
    }
  }

  @Override
  public State awaitEnd(String container, Duration most) {
    Integer exit =
        docker
            .waitContainerCmd(container)
            .start()
            .awaitStatusCode(most.toSeconds(), TimeUnit.SECONDS);
    return new State(exit, hasRunOutOfMemory(container));
  }

  /**
   * Whether a container that has ended did so without a signal of the engine's. A program can end
   * its container in any way but this one: the engine itself keeps a record of whom it was asked to
   * kill, also while it shuts down. One that has forgotten the end was restarted since.
   */
  @Override
  public boolean saysItEndedByItself(String container, Duration most) {
    var end = new CompletableFuture<Boolean>();
    var listener =
        new ResultCallback.Adapter<Event>() {
          @Override
          public void onNext(Event event) {
            if ("die".equals(event.getAction())) {
              // Told by another thread of the engine's than the signal, which came before.
              end.completeOnTimeout(true, BETWEEN_EVENTS.toMillis(), TimeUnit.MILLISECONDS);
            } else {
              end.complete(false);
            }
          }
        };
    try (var events =
        docker
            .eventsCmd()
            .withSince("1")
            .withContainerFilter(container)
            .withEventFilter("kill", "die")
            .exec(listener)) {
      return end.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while a container ended", e);
    } catch (ExecutionException | IOException e) {
      throw new SandboxException("the engine does not say how a container ended", e);
    }
  }

  @Override
  public boolean hasRunOutOfMemory(String container) {
    ContainerState state = docker.inspectContainerCmd(container).exec().getState();
    return Boolean.TRUE.equals(state.getOOMKilled());
  }

  void kill(String container) {
    docker.killContainerCmd(container).exec();
  }

  /** Removes a container, whatever it is doing. */
  void remove(String container) {
    try {
      docker.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException e) {
      // Somebody else removed it; that is all we wanted.
    } catch (RuntimeException e) {
      throw new SandboxException("container " + container + " could not be removed", e);
    }
  }

  /** What the engine knows of a container. */
  record Labelled(Map<String, String> labels, boolean running) {}

  /** Containers, running or not, that carry all of these labels, by id. */
  Map<String, Labelled> labelled(Map<String, String> labels) {
    List<Container> found =
        docker.listContainersCmd().withShowAll(true).withLabelFilter(labels).exec();
    return found.stream()
        .collect(
            Collectors.toMap(
                Container::getId,
                c ->
                    new Labelled(
                        Objects.requireNonNullElse(c.getLabels(), Map.of()),
                        "running".equals(c.getState()))));
  }

  @Override
  public void close() {
    try {
      docker.close();
    } catch (IOException e) {
      throw new SandboxException("the connection to the engine could not be closed", e);
    }
  }
}
