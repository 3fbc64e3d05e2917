package dev.touchstone.server.grading;

import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome;
import dev.touchstone.sandbox.PodSandbox;
import dev.touchstone.sandbox.PodSettings;
import dev.touchstone.sandbox.Program;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.sandbox.SandboxSettings;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The cluster's sandbox, connected to when it is first needed. Nothing waits in it, and it is kept
 * after a failure: each question to a cluster stands for itself.
 */
@Component
@ConditionalOnProperty(name = "touchstone.sandbox.kind", havingValue = "kubernetes")
class ClusterSandbox implements NodeSandbox {

  private final SandboxSettings settings;
  private final PodSettings more;
  private volatile @Nullable PodSandbox connected;

  ClusterSandbox(
      @Value("${touchstone.sandbox.runtime}") String runtime,
      @Value("${touchstone.sandbox.kubernetes.gpu-runtime}") String gpuRuntime,
      @Value("${touchstone.sandbox.kubernetes.seccomp}") String seccomp) {
    SandboxSettings ofEnvironment = SandboxSettings.ofEnvironment();
    this.settings = runtime.isEmpty() ? ofEnvironment : ofEnvironment.withRuntime(runtime);
    this.more = PodSettings.ofEnvironment().withGpuRuntime(gpuRuntime).withSeccomp(seccomp);
  }

  @Override
  public Outcome run(Program program, Limits limits) {
    return connected().run(program, limits);
  }

  /**
   * @throws SandboxException while no cluster answers
   */
  @Override
  public String image() {
    return connected().image();
  }

  @Override
  public Optional<String> imageNow() {
    return Optional.ofNullable(connected).map(PodSandbox::image);
  }

  @Override
  public OptionalInt prepared() {
    return OptionalInt.empty();
  }

  /** A pod for each program here as well. */
  @Override
  public Sandbox forAuthors() {
    return PodSandbox.connect(settings, more);
  }

  private synchronized PodSandbox connected() {
    if (connected == null) {
      connected = PodSandbox.connect(settings, more);
    }
    return connected;
  }

  @Override
  public synchronized void close() {
    if (connected != null) {
      connected.close();
      connected = null;
    }
  }
}
