package dev.touchstone.sandbox;

import java.util.Map;
import java.util.Optional;

/**
 * What a cluster asks for beyond {@link SandboxSettings}; nothing of it comes from a submission.
 *
 * @param gpuRuntime the RuntimeClass of programs that get a GPU; empty for that of all others
 * @param seccomp a profile's path below the kubelet's own folder; empty for the runtime's default
 * @param grader the pod this process is in, if it is in one: what it makes goes when it goes
 */
public record PodSettings(String gpuRuntime, String seccomp, Optional<Grader> grader) {

  /** A pod, by what the cluster knows it by. */
  public record Grader(String name, String uid) {}

  /**
   * The grader from {@code TOUCHSTONE_POD_NAME} and {@code TOUCHSTONE_POD_UID}, which its manifest
   * fills in.
   */
  public static PodSettings ofEnvironment() {
    Map<String, String> environment = System.getenv();
    String name = environment.getOrDefault("TOUCHSTONE_POD_NAME", "");
    String uid = environment.getOrDefault("TOUCHSTONE_POD_UID", "");
    return new PodSettings(
        "",
        "",
        name.isEmpty() || uid.isEmpty() ? Optional.empty() : Optional.of(new Grader(name, uid)));
  }

  public PodSettings withGpuRuntime(String runtimeClass) {
    return new PodSettings(runtimeClass, seccomp, grader);
  }

  public PodSettings withSeccomp(String profile) {
    return new PodSettings(gpuRuntime, profile, grader);
  }
}
