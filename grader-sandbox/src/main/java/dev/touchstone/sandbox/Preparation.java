package dev.touchstone.sandbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A container on its way to being ready, with nobody waiting for it yet. Until somebody does, it
 * gets little more than the processor time that nobody else wants.
 */
final class Preparation {

  /** On a machine that is busy all the time, one that nobody waits for takes long. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final DockerSandbox sandbox;
  private final CompletableFuture<ContainerRun> ready = new CompletableFuture<>();
  private @Nullable ContainerRun begun;
  private boolean wanted;
  private boolean discarded;

  Preparation(DockerSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Starts the container and waits for it. */
  void prepare(Limits limits, Preload preload) {
    try {
      ContainerRun run = sandbox.begin(limits, preload, Engine.Weight.IDLE);
      begun(run);
      try {
        run.awaitReady(PATIENCE);
        want();
        ready.complete(run);
      } catch (RuntimeException e) {
        sandbox.discard(run);
        throw e;
      }
    } catch (RuntimeException e) {
      ready.completeExceptionally(e);
    }
  }

  private synchronized void begun(ContainerRun run) {
    begun = run;
    if (discarded) {
      run.abandon();
    } else if (wanted) {
      sandbox.favour(run);
    }
  }

  /** Somebody waits for it now, or it will be ready for whoever comes. */
  synchronized void want() {
    if (begun != null && !wanted) {
      sandbox.favour(begun);
    }
    wanted = true;
  }

  boolean isDone() {
    return ready.isDone();
  }

  /** Ready, and still waiting for a program. */
  boolean isWaiting() {
    return ready.isDone() && !ready.isCompletedExceptionally() && ready.join().isWaiting();
  }

  /**
   * @throws SandboxException if it could not be prepared
   */
  ContainerRun await() {
    want();
    try {
      return ready.join();
    } catch (CompletionException e) {
      throw new SandboxException("a container could not be prepared", e);
    }
  }

  /** Removes the container, also if it is not ready. */
  synchronized void discard() {
    discarded = true;
    if (begun != null && !ready.isDone()) {
      begun.abandon();
    }
    ready.thenAccept(sandbox::discard);
  }
}
