package dev.touchstone.sandbox;

import dev.touchstone.sandbox.Engine.Weight;
import dev.touchstone.sandbox.Hardening.Use;
import dev.touchstone.sandbox.Outcome.Ending;
import dev.touchstone.sandbox.WarmPool.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs the programs of one author, who need not be kept from each other, in few containers: behind
 * the same wall as any other, but each only in a process of its own. For known solutions and what a
 * teacher checks before releasing it; never for what students hand in.
 *
 * <p>As many containers as programs run at once are kept of each kind. One whose program did not
 * finish is removed, and the next program gets a new one.
 */
public final class SeriesSandbox implements Sandbox {

  private final DockerSandbox sandbox;
  private final Map<Kind, Deque<ContainerRun>> waiting = new HashMap<>();

  /**
   * @param sandbox whose containers these are; closed with this
   */
  public SeriesSandbox(DockerSandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Override
  public Outcome run(Program program, Limits limits) {
    Phases phases = new Phases();
    Kind kind = new Kind(limits, program.preload());
    ContainerRun run = take(kind);
    phases.end("take");
    boolean again = false;
    try {
      Outcome outcome = run.run(program, phases);
      again = outcome.ending() instanceof Ending.Finished && run.waitsForNext();
      return outcome;
    } catch (RuntimeException e) {
      throw DockerSandbox.ours(e);
    } finally {
      if (again) {
        giveBack(kind, run);
      } else {
        sandbox.discard(run);
      }
    }
  }

  /** In a container of its own, where its processor time is that of nobody else. */
  @Override
  public Outcome runUnprepared(Program program, Limits limits) {
    Phases phases = new Phases();
    sandbox.memory().reserve(limits.memoryBytes());
    ContainerRun run = sandbox.ready(sandbox.begin(limits, program.preload(), Weight.NORMAL));
    return sandbox.finish(run, program, phases);
  }

  private ContainerRun take(Kind kind) {
    synchronized (waiting) {
      for (ContainerRun run; (run = waiting(kind).poll()) != null; ) {
        if (run.isWaiting()) {
          return run;
        }
        sandbox.discard(run);
      }
    }
    sandbox.memory().reserve(kind.limits().memoryBytes());
    return sandbox.ready(sandbox.begin(kind.limits(), kind.preload(), Weight.NORMAL, Use.SERIES));
  }

  private void giveBack(Kind kind, ContainerRun run) {
    synchronized (waiting) {
      waiting(kind).push(run);
    }
  }

  private Deque<ContainerRun> waiting(Kind kind) {
    return waiting.computeIfAbsent(kind, k -> new ArrayDeque<>());
  }

  @Override
  public String image() {
    return sandbox.image();
  }

  @Override
  public void close() {
    synchronized (waiting) {
      waiting.values().forEach(runs -> runs.forEach(sandbox::discard));
      waiting.clear();
    }
    sandbox.close();
  }
}
