package dev.touchstone.sandbox;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.ExecListener;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes cluster, as far as we need it: pods of one namespace, each with one container. Like
 * {@link Engine} it has no exec and no copy; the service account needs no right to them.
 */
final class Cluster implements Containers, Closeable {

  /** What a container waits for that is on its way to being started. */
  private static final Set<String> STARTING = Set.of("ContainerCreating", "PodInitializing");

  /** How runtimes say that a program ended, rather than that they lost it. */
  private static final Set<String> BY_ITSELF = Set.of("Completed", "Error", "OOMKilled");

  /** The byte that the runner waits for before it says anything. */
  private static final byte[] SOMEBODY_LISTENS = {'\n'};

  /** A kubelet tells the cluster a second or two late what it saw. */
  private static final Duration NEWS = Duration.ofSeconds(20);

  private static final int RETRIES = 3;
  private static final int BUFFER = 32 << 10;

  private final KubernetesClient client;
  private final String namespace;
  private final Duration news;

  /**
   * @param news how late the cluster may hear of what ended
   * @throws SandboxException if the client does not know its namespace
   */
  Cluster(KubernetesClient client, Duration news) {
    this.client = client;
    this.news = news;
    String own = client.getNamespace();
    if (own == null || own.isEmpty()) {
      throw new SandboxException("no cluster is known here, or no namespace in it");
    }
    this.namespace = own;
  }

  /** The cluster that this process is in; else the one of {@code KUBECONFIG}. Not asked yet. */
  static Cluster ofEnvironment() {
    return new Cluster(
        new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder().withRequestRetryBackoffLimit(RETRIES).build())
            .build(),
        NEWS);
  }

  void create(Pod pod) {
    client.pods().inNamespace(namespace).resource(pod).create();
  }

  /**
   * Asks for a pod's end and does not wait for it. Not by force: a pod that is forgotten at once
   * may still run on a node that does not answer, and nobody would count it.
   */
  void delete(String name) {
    pod(name).delete();
  }

  /** Pods that carry all of these labels. */
  List<Pod> labelled(Map<String, String> labels) {
    return client.pods().inNamespace(namespace).withLabels(labels).list().getItems();
  }

  @Override
  public Closeable start(String container, InputStream stdin, Listener listener, Duration most) {
    awaitRunning(container, most);
    ExecWatch attached =
        pod(container)
            .inContainer(HardenedPod.CONTAINER)
            .redirectingInput(BUFFER)
            .writingOutput(new Told(listener::stdout))
            .writingError(new Told(listener::stderr))
            .usingListener(new Connection(listener))
            .attach();
    Thread feeding =
        Thread.ofVirtual().start(() -> feed(stdin, Objects.requireNonNull(attached.getInput())));
    return () -> {
      feeding.interrupt();
      attached.close();
    };
  }

  private void awaitRunning(String name, Duration most) {
    Pod last;
    try {
      last =
          pod(name)
              .waitUntilCondition(
                  pod -> pod != null && (isRunning(pod) || obstacle(pod).isPresent()),
                  most.toMillis(),
                  TimeUnit.MILLISECONDS);
    } catch (KubernetesClientTimeoutException e) {
      throw new SandboxException("the pod did not start in time: " + pending(find(name)), e);
    }
    obstacle(last)
        .ifPresent(
            why -> {
              throw new SandboxException("the pod did not start: " + why);
            });
  }

  private static void feed(InputStream from, OutputStream to) {
    byte[] buffer = new byte[BUFFER];
    try {
      to.write(SOMEBODY_LISTENS);
      to.flush();
      for (int count; (count = from.read(buffer)) >= 0; ) {
        to.write(buffer, 0, count);
        to.flush();
      }
    } catch (IOException | RuntimeException e) {
      // Whoever listens is told by the connection.
    }
  }

  /**
   * Nothing: a cluster has no meter of one container that could be asked. What holds instead is the
   * limit of each process and, on so many processors as it gets, the wall time.
   */
  @Override
  public Duration cpuTime(String container) {
    return Duration.ZERO;
  }

  @Override
  public boolean isRunning(String container, Duration most) {
    Pod pod = find(container);
    if (pod == null || isDoomed(pod)) {
      throw new SandboxException("the pod was ended from outside: " + why(pod));
    }
    // So the cluster marks a pod whose node it has not heard of for a while.
    if (conditions(pod, "False").anyMatch(condition -> condition.getType().equals("Ready"))
        && terminated(pod).isEmpty()) {
      throw new SandboxException("the pod's node does not answer");
    }
    return isRunning(pod);
  }

  @Override
  public State awaitEnd(String container, Duration most) {
    try {
      Pod last =
          pod(container)
              .waitUntilCondition(
                  pod -> pod == null || isDoomed(pod) || terminated(pod).isPresent(),
                  (most.compareTo(news) < 0 ? most : news).toMillis(),
                  TimeUnit.MILLISECONDS);
      if (last == null || isDoomed(last)) {
        throw new SandboxException("the pod was ended from outside: " + why(last));
      }
      ContainerStateTerminated end = terminated(last).orElseThrow();
      return new State(Objects.requireNonNullElse(end.getExitCode(), 0), isOfMemory(end));
    } catch (KubernetesClientTimeoutException e) {
      // It goes on, and has closed both of its streams: whatever it does, nobody will hear of it.
      return new State(0, false);
    }
  }

  @Override
  public boolean saysItEndedByItself(String container, Duration most) {
    Pod pod = find(container);
    return pod != null
        && !isDoomed(pod)
        && terminated(pod)
            .map(end -> end.getReason() == null || BY_ITSELF.contains(end.getReason()))
            .orElse(true);
  }

  @Override
  public boolean hasRunOutOfMemory(String container) {
    return terminated(find(container)).filter(Cluster::isOfMemory).isPresent();
  }

  private PodResource pod(String name) {
    return client.pods().inNamespace(namespace).withName(name);
  }

  private @Nullable Pod find(String name) {
    return pod(name).get();
  }

  private static boolean isRunning(Pod pod) {
    return states(pod).anyMatch(state -> state.getRunning() != null);
  }

  private static Optional<ContainerStateTerminated> terminated(@Nullable Pod pod) {
    return states(pod).map(ContainerState::getTerminated).filter(Objects::nonNull).findFirst();
  }

  private static Stream<ContainerState> states(@Nullable Pod pod) {
    return pod == null || pod.getStatus() == null
        ? Stream.empty()
        : pod.getStatus().getContainerStatuses().stream()
            .map(container -> container.getState())
            .filter(Objects::nonNull);
  }

  private static boolean isOfMemory(ContainerStateTerminated end) {
    return "OOMKilled".equals(end.getReason());
  }

  /**
   * Whether the cluster has decided on its end: deleted, evicted, preempted, its node shut down or
   * lost, past its deadline. A program can't bring any of this about, and what it does to its own
   * container says none of it.
   */
  private static boolean isDoomed(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null
        || pod.getStatus() != null && pod.getStatus().getReason() != null
        || disruption(pod).isPresent();
  }

  private static Optional<PodCondition> disruption(Pod pod) {
    return conditions(pod, "True")
        .filter(condition -> condition.getType().equals("DisruptionTarget"))
        .findFirst();
  }

  private static Stream<PodCondition> conditions(@Nullable Pod pod, String status) {
    return pod == null || pod.getStatus() == null
        ? Stream.empty()
        : pod.getStatus().getConditions().stream()
            .filter(condition -> condition.getStatus().equals(status));
  }

  /** Why it will not run, if that is certain. */
  private static Optional<String> obstacle(Pod pod) {
    if (isDoomed(pod) || terminated(pod).isPresent()) {
      return Optional.of(why(pod));
    }
    return states(pod)
        .map(ContainerState::getWaiting)
        .filter(waiting -> waiting != null && waiting.getReason() != null)
        .filter(waiting -> !STARTING.contains(waiting.getReason()))
        .map(waiting -> said(waiting.getReason(), waiting.getMessage()))
        .findFirst();
  }

  private static String why(@Nullable Pod pod) {
    if (pod == null) {
      return "it is gone";
    }
    if (pod.getStatus() != null && pod.getStatus().getReason() != null) {
      return said(pod.getStatus().getReason(), pod.getStatus().getMessage());
    }
    Optional<String> disruption = disruption(pod).map(Cluster::said);
    return pod.getMetadata().getDeletionTimestamp() != null
        ? disruption.orElse("somebody deleted it")
        : disruption
            .or(() -> terminated(pod).map(end -> said(end.getReason(), end.getMessage())))
            .orElse("the cluster does not say why");
  }

  /** What a pod waits for that has not been given a node, or is not started on it. */
  private static String pending(@Nullable Pod pod) {
    return conditions(pod, "False")
        .filter(condition -> condition.getReason() != null)
        .map(Cluster::said)
        .findFirst()
        .orElse("the cluster does not say why");
  }

  private static String said(PodCondition condition) {
    return said(condition.getReason(), condition.getMessage());
  }

  private static String said(@Nullable String reason, @Nullable String message) {
    return Stream.of(reason, message)
        .filter(word -> word != null && !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    client.close();
  }

  /** Bytes of one stream, told as they come. */
  private static final class Told extends OutputStream {

    private final Consumer<byte[]> listener;

    Told(Consumer<byte[]> listener) {
      this.listener = listener;
    }

    @Override
    public void write(int one) {
      listener.accept(new byte[] {(byte) one});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      listener.accept(Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }

  /**
   * How the connection ends. Only where the node says that all has been sent did the streams end by
   * themselves; anything else is a connection that broke.
   */
  private static final class Connection implements ExecListener {

    private final Listener listener;
    private volatile boolean over;

    Connection(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onExit(int code, @Nullable Status status) {
      if (status != null && "Success".equals(status.getStatus())) {
        over = true;
        listener.ended();
      } else {
        fail(new SandboxException("the node: " + (status == null ? code : status.getMessage())));
      }
    }

    @Override
    public void onFailure(Throwable error, @Nullable Response response) {
      fail(error);
    }

    @Override
    public void onClose(int code, String reason) {
      fail(new SandboxException("the node closed the connection: " + code + " " + reason));
    }

    private void fail(Throwable error) {
      if (!over) {
        over = true;
        listener.failed(error);
      }
    }
  }
}
