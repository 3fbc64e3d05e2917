package dev.touchstone.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Containers prepared ahead: their runner has imported what the program is likely to need, and
 * waits for exactly one program. Each is used once and removed; nothing of a student, and nothing
 * secret, is in one before its program comes.
 *
 * <p>There is a shelf for each kind of container that programs asked for, as long as the demand of
 * the last minute: a rush before a deadline fills it, a quiet night empties it down to the standard
 * kind's few. One container is prepared at a time, on processor time that running programs leave.
 * Whoever finds his shelf empty takes one of the standard kind, or the one in preparation, which is
 * then hurried, or starts one of his own.
 */
public final class WarmPool implements Sandbox {

  /** What makes a waiting container fit a program. */
  record Kind(Limits limits, Preload preload) {}

  /**
   * How many containers wait.
   *
   * @param least of the standard kind, however quiet it is
   * @param most of all kinds together, however great the rush
   */
  public record Size(int least, int most) {

    public Size {
      if (least < 0 || most < least) {
        throw new IllegalArgumentException("no size of a pool: " + least + " to " + most);
      }
    }
  }

  /** Containers of a kind, the oldest first, and when such were asked for lately. */
  private static final class Shelf {
    final Deque<Preparation> prepared = new ArrayDeque<>();
    final Deque<Instant> asked = new ArrayDeque<>();
  }

  private static final Logger log = LoggerFactory.getLogger(WarmPool.class);
  private static final Duration RUSH = Duration.ofMinutes(1);
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration SWEEP = Duration.ofSeconds(30);

  /** Most gradings are over by then, and the processors free. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final DockerSandbox sandbox;
  private final Kind standard;
  private final Size size;
  private final InstantSource clock;
  private final Map<Kind, Shelf> shelves = new HashMap<>();
  private boolean retired;
  private final ScheduledExecutorService keeper =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("warm-pool").factory());

  public WarmPool(DockerSandbox sandbox, Limits limits, Size size) {
    this(sandbox, limits, size, InstantSource.system());
  }

  WarmPool(DockerSandbox sandbox, Limits limits, Size size, InstantSource clock) {
    this.sandbox = sandbox;
    this.standard = new Kind(limits, Preload.TORCH);
    this.size = size;
    this.clock = clock;
    keeper.scheduleWithFixedDelay(this::tend, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
    keeper.scheduleWithFixedDelay(
        this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Outcome run(Program program, Limits limits) {
    Phases phases = new Phases();
    return sandbox.finish(take(program, limits), program, phases);
  }

  @Override
  public Outcome runUnprepared(Program program, Limits limits) {
    Phases phases = new Phases();
    return sandbox.finish(ownContainer(limits, program.preload()), program, phases);
  }

  private ContainerRun take(Program program, Limits limits) {
    Optional<Preparation> prepared = prepared(program, limits);
    refill();
    if (prepared.isPresent()) {
      ContainerRun run = prepared.get().await();
      if (run.isWaiting()) {
        return run;
      }
      sandbox.discard(run);
    }
    return ownContainer(limits, program.preload());
  }

  private ContainerRun ownContainer(Limits limits, Preload preload) {
    if (!sandbox.memory().tryReserve(limits.memoryBytes())) {
      // Who runs goes before who waits.
      discardWaiting();
      sandbox.memory().reserve(limits.memoryBytes());
    }
    return sandbox.ready(sandbox.begin(limits, preload, Engine.Weight.NORMAL));
  }

  /** One that is ready; else one that will do although it is of another kind; else one soon. */
  private synchronized Optional<Preparation> prepared(Program program, Limits limits) {
    Kind kind = new Kind(limits, program.preload());
    shelf(kind).asked.add(clock.instant());
    return ready(kind)
        .or(() -> substitute(program, kind).flatMap(this::ready))
        .or(() -> Optional.ofNullable(shelf(kind).prepared.poll()));
  }

  private Optional<Preparation> ready(Kind kind) {
    Optional<Preparation> found =
        shelf(kind).prepared.stream().filter(Preparation::isWaiting).findFirst();
    found.ifPresent(shelf(kind).prepared::remove);
    return found;
  }

  /** PyTorch is better than nothing at all, for who needs none of it or its optimizers as well. */
  private static Optional<Kind> substitute(Program program, Kind kind) {
    return program.preload() == Preload.TORCH
        ? Optional.empty()
        : Optional.of(new Kind(kind.limits(), Preload.TORCH));
  }

  private Shelf shelf(Kind kind) {
    return shelves.computeIfAbsent(kind, k -> new Shelf());
  }

  @Override
  public String image() {
    return sandbox.image();
  }

  /** How many containers of this kind wait. */
  synchronized int waiting(Kind kind) {
    return (int) shelf(kind).prepared.stream().filter(Preparation::isWaiting).count();
  }

  /** How many containers wait, of whatever kind. */
  public synchronized int prepared() {
    return (int)
        shelves.values().stream()
            .flatMap(shelf -> shelf.prepared.stream())
            .filter(Preparation::isWaiting)
            .count();
  }

  Kind standard() {
    return standard;
  }

  /** Prepares no more containers and removes those that wait; programs that run are left alone. */
  public void retire() {
    synchronized (this) {
      retired = true;
    }
    keeper.shutdown();
    discardWaiting();
  }

  @Override
  public void close() {
    retire();
    try {
      // What is in preparation is removed first.
      keeper.awaitTermination(ROUND.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sandbox.close();
  }

  private void refill() {
    if (!keeper.isShutdown()) {
      keeper.schedule(this::tend, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void sweep() {
    try {
      sandbox.sweep();
    } catch (RuntimeException e) {
      log.warn("What nobody needs any more was not removed yet: {}", e.getMessage());
    }
  }

  /** Looks after the shelves until all is as it should be. */
  private void tend() {
    try {
      if (sandbox.hasNewImage()) {
        log.info("The sandbox image is another now; the waiting containers are replaced");
        discardWaiting();
      }
      trim();
      for (Optional<Kind> kind; (kind = wanting()).isPresent(); ) {
        if (!prepareOne(kind.get())) {
          return;
        }
      }
    } catch (RuntimeException e) {
      // Whoever comes next tries for himself, and reports it if it fails again.
      log.warn("No container could be prepared ahead: {}", e.getMessage());
    }
  }

  private boolean prepareOne(Kind kind) {
    if (!sandbox.memory().tryReserve(kind.limits().memoryBytes())) {
      return false;
    }
    Preparation next = new Preparation(sandbox);
    synchronized (this) {
      if (retired) {
        sandbox.memory().release(kind.limits().memoryBytes());
        return false;
      }
      shelf(kind).prepared.add(next);
    }
    next.prepare(kind.limits(), kind.preload());
    if (!next.isWaiting()) {
      synchronized (this) {
        shelf(kind).prepared.remove(next);
      }
      return false;
    }
    return true;
  }

  /** A kind of which more should wait: the one that lacks most. */
  private synchronized Optional<Kind> wanting() {
    shelf(standard);
    int prepared = shelves.values().stream().mapToInt(shelf -> shelf.prepared.size()).sum();
    return retired || prepared >= size.most()
        ? Optional.empty()
        : shelves.keySet().stream()
            .filter(kind -> lacking(kind) > 0)
            .max((one, other) -> Integer.compare(lacking(one), lacking(other)));
  }

  private int lacking(Kind kind) {
    return target(kind) - shelf(kind).prepared.size();
  }

  /** As many as were asked for in the last minute, within the pool's size. */
  private int target(Kind kind) {
    Deque<Instant> asked = shelf(kind).asked;
    Instant since = clock.instant().minus(RUSH);
    while (!asked.isEmpty() && asked.peek().isBefore(since)) {
      asked.poll();
    }
    int least = kind.equals(standard) ? size.least() : 0;
    return size.most() == 0 ? 0 : Math.clamp(asked.size(), least, size.most());
  }

  /** Removes what waits in vain, and what has died while it waited. */
  private synchronized void trim() {
    for (Map.Entry<Kind, Shelf> shelf : shelves.entrySet()) {
      List<Preparation> kept = new ArrayList<>();
      for (Preparation one : shelf.getValue().prepared) {
        boolean alive = !one.isDone() || one.isWaiting();
        if (alive && kept.size() < target(shelf.getKey())) {
          kept.add(one);
        } else {
          one.discard();
        }
      }
      shelf.getValue().prepared.clear();
      shelf.getValue().prepared.addAll(kept);
    }
    shelves
        .entrySet()
        .removeIf(s -> s.getValue().prepared.isEmpty() && s.getValue().asked.isEmpty());
  }

  private synchronized void discardWaiting() {
    shelves.values().forEach(shelf -> shelf.prepared.forEach(Preparation::discard));
    shelves.values().forEach(shelf -> shelf.prepared.clear());
  }
}
