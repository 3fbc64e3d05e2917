package dev.touchstone.sandbox;

import dev.touchstone.sandbox.Hardening.Use;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wall of a cluster, as one value: what {@link Hardening} is for an engine, as far as a pod can
 * say it. A pod can't say: no network at all (the namespace's NetworkPolicy has to), how many
 * processes (the kubelet's setting), nothing executable in scratch space, no log. Limits of a
 * single process are set by the runner, which is told them.
 */
final class HardenedPod {

  static final String CONTAINER = "program";

  private static final long NOBODY = 65534;
  private static final int MILLI = 1000;

  /** How long the cluster lets it be if nobody ends it: longer than anybody of ours waits. */
  private static final Duration START = Duration.ofMinutes(10);

  /**
   * The kubelet keeps what a container says in a file, and evicts who exceeds this: more than the
   * file grows by all that may be said before we stop listening.
   */
  private static final Quantity LOG_AT_MOST = new Quantity("1Gi");

  private static final Quantity LOG_AS_A_RULE = new Quantity("64Mi");

  private HardenedPod() {}

  /**
   * @param labels by which its owner finds it again
   */
  static Pod of(
      String name,
      Map<String, String> labels,
      SandboxSettings settings,
      PodSettings more,
      Limits limits,
      Preload preload) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(labels)
        .withOwnerReferences(more.grader().stream().map(HardenedPod::owner).toList())
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withActiveDeadlineSeconds(START.plus(limits.wall()).toSeconds())
        .withTerminationGracePeriodSeconds(1L)
        .withRuntimeClassName(runtimeClass(settings, more, limits))
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        // A process of the cluster's reaps what the program leaves, and takes the place of number
        // 1,
        // whom some signals do not reach.
        .withShareProcessNamespace(true)
        .withDnsPolicy("None")
        .withNewDnsConfig()
        .withNameservers("127.0.0.1")
        .endDnsConfig()
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(NOBODY)
        .withRunAsGroup(NOBODY)
        .withSeccompProfile(seccomp(more))
        .endSecurityContext()
        .withContainers(container(settings.image(), limits, preload).build())
        .withVolumes(
            inMemory("scratch", limits.scratchBytes()),
            inMemory("shared-memory", limits.sharedMemoryBytes()))
        .endSpec()
        .build();
  }

  private static ContainerBuilder container(String image, Limits limits, Preload preload) {
    return new ContainerBuilder()
        .withName(CONTAINER)
        .withImage(image)
        .withImagePullPolicy("IfNotPresent")
        .withStdin(true)
        .withStdinOnce(true)
        .withTty(false)
        .withEnv(environment(limits, preload))
        .withNewSecurityContext()
        .withReadOnlyRootFilesystem(true)
        .withAllowPrivilegeEscalation(false)
        .withPrivileged(false)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .withNewResources()
        .withRequests(resources(limits, LOG_AS_A_RULE))
        .withLimits(resources(limits, LOG_AT_MOST))
        .endResources()
        .withVolumeMounts(mount("scratch", "/tmp"), mount("shared-memory", "/dev/shm"));
  }

  private static OwnerReference owner(PodSettings.Grader grader) {
    return new OwnerReferenceBuilder()
        .withApiVersion("v1")
        .withKind("Pod")
        .withName(grader.name())
        .withUid(grader.uid())
        .build();
  }

  private static @Nullable String runtimeClass(
      SandboxSettings settings, PodSettings more, Limits limits) {
    String wanted =
        limits.gpus() > 0 && !more.gpuRuntime().isEmpty() ? more.gpuRuntime() : settings.runtime();
    return wanted.isEmpty() ? null : wanted;
  }

  private static SeccompProfile seccomp(PodSettings more) {
    SeccompProfile profile = new SeccompProfile();
    if (more.seccomp().isEmpty()) {
      profile.setType("RuntimeDefault");
    } else {
      profile.setType("Localhost");
      profile.setLocalhostProfile(more.seccomp());
    }
    return profile;
  }

  private static List<EnvVar> environment(Limits limits, Preload preload) {
    Stream<String> ours =
        Stream.of("TOUCHSTONE_ATTACHED=yes", "TOUCHSTONE_RLIMITS=" + rlimits(limits));
    return Stream.concat(Hardening.environment(preload, Use.ONCE).stream(), ours)
        .map(variable -> variable.split("=", 2))
        .map(variable -> new EnvVar(variable[0], variable[1], null))
        .toList();
  }

  private static String rlimits(Limits limits) {
    long seconds = Hardening.cpuSeconds(limits);
    return "CPU:%d:%d NOFILE:%d:%d FSIZE:%d:%d CORE:0:0"
        .formatted(
            seconds,
            seconds + 1,
            limits.openFiles(),
            limits.openFiles(),
            limits.fileBytes(),
            limits.fileBytes());
  }

  private static Map<String, Quantity> resources(Limits limits, Quantity log) {
    Map<String, Quantity> resources = new LinkedHashMap<>();
    resources.put("cpu", new Quantity((long) (limits.cpus() * MILLI) + "m"));
    resources.put("memory", bytes(limits.memoryBytes()));
    resources.put("ephemeral-storage", log);
    if (limits.gpus() > 0) {
      resources.put("nvidia.com/gpu", new Quantity(String.valueOf(limits.gpus())));
    }
    return resources;
  }

  private static Quantity bytes(long count) {
    return new Quantity(String.valueOf(count));
  }

  private static Volume inMemory(String name, long size) {
    return new VolumeBuilder()
        .withName(name)
        .withNewEmptyDir()
        .withMedium("Memory")
        .withSizeLimit(bytes(size))
        .endEmptyDir()
        .build();
  }

  private static VolumeMount mount(String name, String path) {
    return new VolumeMountBuilder().withName(name).withMountPath(path).build();
  }
}
