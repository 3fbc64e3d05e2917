package dev.touchstone.sandbox;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each program in a fresh pod of the namespace this process is in. None is prepared ahead, and
 * nothing is promised before a pod is made: how much runs at once, and where, is the cluster's
 * business.
 */
public final class PodSandbox implements Sandbox {

  private static final Logger log = LoggerFactory.getLogger(PodSandbox.class);

  private static final Pattern BY_DIGEST = Pattern.compile("\\S+@(sha256:[0-9a-f]{64})");

  /** This process; a later one of the same owner removes what it left. */
  private static final String MAKER = UUID.randomUUID().toString();

  private final Cluster cluster;
  private final SandboxSettings settings;
  private final PodSettings more;
  private final String image;
  private final Supplier<String> names;

  /** Pods are deleted after the verdict, not before it. */
  private final ExecutorService removals = Executors.newVirtualThreadPerTaskExecutor();

  private PodSandbox(
      Cluster cluster, SandboxSettings settings, PodSettings more, Supplier<String> names) {
    this.cluster = cluster;
    this.settings = settings;
    this.more = more;
    this.image = digest(settings.image());
    this.names = names;
  }

  /**
   * @param settings whose runtime is a RuntimeClass, and whose image is named by its digest
   * @throws SandboxException if no cluster answers, or the image could change
   */
  public static PodSandbox connect(SandboxSettings settings, PodSettings more) {
    return connect(
        Cluster.ofEnvironment(), settings, more, () -> "touchstone-" + UUID.randomUUID());
  }

  static PodSandbox connect(
      Cluster cluster, SandboxSettings settings, PodSettings more, Supplier<String> names) {
    try {
      PodSandbox sandbox = new PodSandbox(cluster, settings, more, names);
      sandbox.sweep();
      return sandbox;
    } catch (RuntimeException e) {
      cluster.close();
      throw ours(e);
    }
  }

  private static String digest(String name) {
    Matcher named = BY_DIGEST.matcher(name);
    if (!named.matches()) {
      throw new SandboxException(
          "a cluster's image is named by its digest (name@sha256:…), and not " + name);
    }
    return Objects.requireNonNull(named.group(1));
  }

  @Override
  public String image() {
    return image;
  }

  @Override
  public Outcome run(Program program, Limits limits) {
    Phases phases = new Phases();
    String pod = names.get();
    ContainerRun run = new ContainerRun(cluster, pod, image, limits);
    try {
      cluster.create(HardenedPod.of(pod, labels(), settings, more, limits, program.preload()));
      run.start();
      run.awaitReady();
      phases.end("take");
      return run.run(program, phases);
    } catch (RuntimeException e) {
      throw ours(e);
    } finally {
      // Also one whose making was not confirmed.
      removals.submit(() -> discard(run));
    }
  }

  private void discard(ContainerRun run) {
    try {
      run.close();
      cluster.delete(run.container());
    } catch (RuntimeException e) {
      // Its deadline ends it, and whoever deletes this grader's pod or connects after it deletes
      // it.
      log.warn("Pod {} could not be deleted", run.container(), e);
    }
  }

  private Map<String, String> labels() {
    return Map.of(
        DockerSandbox.LABEL,
        "sandbox",
        DockerSandbox.OWNER,
        settings.owner(),
        DockerSandbox.MAKER,
        MAKER);
  }

  /** Deletes what an earlier process of the same owner left; nobody will come back for it. */
  private void sweep() {
    cluster.labelled(Map.of(DockerSandbox.OWNER, settings.owner())).stream()
        .filter(pod -> !MAKER.equals(pod.getMetadata().getLabels().get(DockerSandbox.MAKER)))
        .map(Pod::getMetadata)
        .forEach(pod -> cluster.delete(pod.getName()));
  }

  private static SandboxException ours(RuntimeException e) {
    return switch (e) {
      case SandboxException ours -> ours;
      case KubernetesClientException refused ->
          new SandboxException("the cluster: " + refused.getMessage(), refused);
      default -> new SandboxException("the cluster failed", e);
    };
  }

  @Override
  public void close() {
    removals.close();
    cluster.close();
  }
}
