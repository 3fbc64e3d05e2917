package dev.touchstone.sandbox;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Containers prepared ahead: their runner has imported NumPy and PyTorch and waits for exactly one
 * program. Each is used once and removed; nothing of a student, and nothing secret, is in one
 * before its program comes. One thread refills the pool, one container at a time. Programs under
 * other limits than the pool's, and those that find it empty, get a container of their own.
 */
public final class WarmPool implements Sandbox {

  private static final Logger log = LoggerFactory.getLogger(WarmPool.class);

  private final DockerSandbox sandbox;
  private final Limits limits;
  private final int size;
  private final BlockingQueue<ContainerRun> waiting = new LinkedBlockingQueue<>();
  private volatile boolean retired;
  private final ExecutorService refiller =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("warm-pool").factory());

  /**
   * @param size how many containers wait; 0 for none
   */
  public WarmPool(DockerSandbox sandbox, Limits limits, int size) {
    this.sandbox = sandbox;
    this.limits = limits;
    this.size = size;
    for (int i = 0; i < size; i++) {
      refill();
    }
  }

  @Override
  public Outcome run(Program program, Limits wanted) {
    Phases phases = new Phases();
    ContainerRun warm = wanted.equals(limits) ? take() : null;
    if (warm == null) {
      return sandbox.run(program, wanted);
    }
    phases.end("start");
    return sandbox.finish(warm, program, phases);
  }

  @Override
  public String image() {
    return sandbox.image();
  }

  /** How many containers wait. */
  int waiting() {
    return waiting.size();
  }

  /** Prepares no more containers and removes those that wait; programs that run are left alone. */
  public void retire() {
    stopRefilling();
    discardWaiting();
  }

  @Override
  public void close() {
    retire();
    refiller.close();
    sandbox.close();
  }

  private @Nullable ContainerRun take() {
    for (ContainerRun run; (run = waiting.poll()) != null; ) {
      refill();
      if (run.isWaiting()) {
        return run;
      }
      discard(run);
    }
    return null;
  }

  private synchronized void stopRefilling() {
    retired = true;
    refiller.shutdown();
  }

  private synchronized void refill() {
    if (!retired) {
      refiller.submit(this::prepareOne);
    }
  }

  private void prepareOne() {
    if (retired || waiting.size() >= size) {
      return;
    }
    try {
      waiting.add(sandbox.prepare(limits, Preload.TORCH));
    } catch (SandboxException e) {
      // Whoever comes next tries for himself, and reports it if it fails again.
      log.warn("No container could be prepared ahead", e);
    }
    if (retired) {
      discardWaiting();
    }
  }

  private void discardWaiting() {
    for (ContainerRun run; (run = waiting.poll()) != null; ) {
      discard(run);
    }
  }

  private void discard(ContainerRun run) {
    try {
      sandbox.discard(run);
    } catch (SandboxException e) {
      log.warn("A container that waited could not be removed", e);
    }
  }
}
