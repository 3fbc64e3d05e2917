package dev.touchstone.sandbox;

import java.util.Map;
import java.util.UUID;

/**
 * Where programs run, on this node; nothing of it comes from a submission.
 *
 * @param image name of the sandbox image; its digest is what is used
 * @param runtime the engine's runtime, such as {@code runsc}; empty for its default
 * @param memoryBytes what all containers together may be promised; 0 for three quarters of what the
 *     engine's machine has
 * @param owner whose containers these are, on an engine that others use as well
 */
public record SandboxSettings(String image, String runtime, long memoryBytes, String owner) {

  /** The image that the launcher builds, unless the environment names another. */
  public static final String DEFAULT_IMAGE = "touchstone/sandbox:latest";

  /**
   * From {@code TOUCHSTONE_SANDBOX_IMAGE}, {@code TOUCHSTONE_SANDBOX_RUNTIME} and {@code
   * TOUCHSTONE_OWNER}.
   */
  public static SandboxSettings ofEnvironment() {
    Map<String, String> environment = System.getenv();
    return new SandboxSettings(
        environment.getOrDefault("TOUCHSTONE_SANDBOX_IMAGE", DEFAULT_IMAGE),
        environment.getOrDefault("TOUCHSTONE_SANDBOX_RUNTIME", ""),
        0,
        environment.getOrDefault("TOUCHSTONE_OWNER", UUID.randomUUID().toString()));
  }

  public SandboxSettings withImage(String name) {
    return new SandboxSettings(name, runtime, memoryBytes, owner);
  }

  public SandboxSettings withRuntime(String name) {
    return new SandboxSettings(image, name, memoryBytes, owner);
  }

  public SandboxSettings withMemory(long bytes) {
    return new SandboxSettings(image, runtime, bytes, owner);
  }
}
