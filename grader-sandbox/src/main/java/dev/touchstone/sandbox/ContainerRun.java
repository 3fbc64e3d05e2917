package dev.touchstone.sandbox;

import dev.touchstone.sandbox.Containers.State;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Outcome.Ending;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One container's run: heard from its first byte, fed when its runner says READY, listened to until
 * it is done, out of time, or over a limit. Whichever of these comes first is the ending; the
 * container is not waited for. In a {@link SeriesSandbox} there is a next run after one that
 * finished.
 */
final class ContainerRun implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);

  private static final Duration LOOK = Duration.ofSeconds(2);

  /** The engine forwards each stream by itself, so that one can be a little behind the other. */
  private static final Duration STRAGGLERS = Duration.ofMillis(50);

  private static final int SIGNAL_XCPU = 128 + 24;
  private static final int SIGNAL_KILL = 128 + 9;
  private static final int MARK_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Containers host;
  private final String container;
  private final String image;
  private final Limits limits;
  private volatile Transcript transcript;
  private final Feed jobs = new Feed();
  private volatile @Nullable Closeable connection;
  private long readyAt;
  private Duration imports = Duration.ZERO;
  private long fedAt;
  private @Nullable CpuClock cpu;

  ContainerRun(Containers host, String container, String image, Limits limits) {
    this.host = host;
    this.container = container;
    this.image = image;
    this.limits = limits;
    this.transcript = new Transcript(limits);
  }

  String container() {
    return container;
  }

  String image() {
    return image;
  }

  Limits limits() {
    return limits;
  }

  /** Starts the container; its runner begins to import what programs need. */
  void start() {
    connection = host.start(container, jobs, new Listener(), START);
  }

  /**
   * Waits until the imports are done.
   *
   * @param patience more for a container that is prepared while others have the right of way
   */
  void awaitReady(Duration patience) {
    try {
      double seconds = transcript.ready().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      imports = Duration.ofNanos((long) (seconds * 1e9));
      readyAt = System.nanoTime();
      cpu = clock(imports);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while a container started", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new SandboxException("the runner did not start: " + transcript.prints().text(), e);
    }
  }

  void awaitReady() {
    awaitReady(START);
  }

  private CpuClock clock(Duration usedBefore) {
    return new CpuClock(() -> host.cpuTime(container), usedBefore, limits);
  }

  /** Nobody waits for it any more: whoever waits for its imports is told so. */
  void abandon() {
    transcript.ready().completeExceptionally(new SandboxException("it is no longer wanted"));
  }

  /**
   * Whether a program can still be fed: the container waits and nothing unexpected came from it.
   */
  boolean isWaiting() {
    return !transcript.ending().isDone() && !transcript.closed().isDone();
  }

  /** Feeds the program and waits for its ending. */
  Outcome run(Program program, Phases phases) {
    byte[] random = new byte[MARK_BYTES];
    RANDOM.nextBytes(random);
    Job job = Job.of(program, limits, "\u001e" + HexFormat.of().formatHex(random) + "\u001e");
    transcript.expect(job, program.logbook());
    fedAt = System.nanoTime();
    jobs.write(job.first());
    phases.end("feed");
    Ending ending = ending(job);
    phases.end("body");
    Outcome outcome = withMemoryDeaths(transcript.outcome(ending, image, phases));
    program.logbook().ended(transcript.endingForItsAuthor(ending), outcome.log(), outcome.logCut());
    return outcome;
  }

  /**
   * After a program that finished: whether the container waits for the next of a series. What was
   * used of the processor before is taken to be as much as can have been.
   */
  boolean waitsForNext() {
    Transcript last = transcript;
    // What it prints comes on a stream of its own, and must not be taken for the next one's.
    boolean printed = isDoneWithin(last.prints().ended(), STRAGGLERS);
    transcript = Transcript.ofNext(limits);
    cpu = clock(imports.plusNanos((long) ((System.nanoTime() - readyAt) * limits.cpus())));
    return printed && !last.closed().isDone();
  }

  private Ending ending(Job job) {
    if (job.second().length > 0) {
      Optional<Ending> limit =
          await(CompletableFuture.anyOf(transcript.stage(), transcript.ending()));
      if (limit.isPresent()) {
        return limit.get();
      }
      closePrints();
      if (transcript.ending().isDone()) {
        return known();
      }
      jobs.write(job.second());
      return await(transcript.ending()).orElseGet(this::known);
    }
    Ending ending = await(transcript.ending()).orElseGet(this::known);
    if (ending instanceof Ending.Finished) {
      closePrints();
    }
    return ending;
  }

  /** What came until now may be shown; of what comes from now on, nothing. */
  private void closePrints() {
    if (!transcript.ending().isDone() || known() instanceof Ending.Finished) {
      isDoneWithin(transcript.prints().marked(), STRAGGLERS);
    }
    transcript.prints().close();
  }

  private Ending known() {
    Ending known = transcript.ending().join();
    return known instanceof Ending.Died ? ofDeath() : known;
  }

  /** Empty if it came; else the limit that was reached while it did not. */
  private Optional<Ending> await(Future<?> event) {
    CpuClock clock = Objects.requireNonNull(cpu);
    Duration wait = clock.first().minus(ran());
    while (true) {
      Duration wall = limits.wall().minus(ran());
      Duration next = wait.compareTo(wall) < 0 ? wait : wall;
      if (isDoneWithin(event, next)) {
        return Optional.empty();
      }
      Duration left = limits.wall().minus(ran());
      if (!left.isPositive()) {
        return isHeardAtLast(event) ? Optional.empty() : Optional.of(new Ending.WallLimit());
      }
      // The engine may take its time to answer, and nobody is let run longer for it.
      wait = left.compareTo(LOOK) < 0 ? left : clock.look();
      if (wait.isZero()) {
        return Optional.of(new Ending.TimeLimit());
      }
    }
  }

  // A host that was frozen for a while says afterwards what the program did in time.
  private boolean isHeardAtLast(Future<?> event) {
    long asked = System.nanoTime();
    boolean running = host.isRunning(container, START);
    boolean frozen = System.nanoTime() - asked > LOOK.toNanos();
    if (isDoneWithin(event, running ? STRAGGLERS : START)) {
      if (frozen && !transcript.ending().isDone()) {
        throw new SandboxException("the engine was away while the program had more to do");
      }
      return true;
    }
    if (!running) {
      throw new SandboxException("the container ended, and what it said did not come");
    }
    return false;
  }

  private Duration ran() {
    return Duration.ofNanos(System.nanoTime() - fedAt);
  }

  /**
   * @throws SandboxException if the engine was lost
   */
  private static boolean isDoneWithin(Future<?> event, Duration patience) {
    try {
      event.get(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while a program ran", e);
    } catch (ExecutionException e) {
      throw new SandboxException("the connection to the container broke", e);
    } catch (TimeoutException e) {
      return false;
    }
  }

  private Ending ofDeath() {
    State state = host.awaitEnd(container, START);
    if (!host.saysItEndedByItself(container, LOOK)) {
      throw new SandboxException("the container was ended from outside");
    }
    if (state.outOfMemory()) {
      return new Ending.MemoryLimit();
    }
    return isOutOfTime(state.exitCode())
        ? new Ending.TimeLimit()
        : transcript.death(state.exitCode());
  }

  /**
   * The kernel says it once with a signal of its own; who ignores that is killed a second later.
   */
  private boolean isOutOfTime(int exit) {
    return exit == SIGNAL_XCPU
        || exit == SIGNAL_KILL && ran().compareTo(limits.cpuWithClemency()) >= 0;
  }

  /** A case's own process that was killed for its memory looks like any that was killed. */
  private Outcome withMemoryDeaths(Outcome outcome) {
    if (outcome.cases().stream().noneMatch(ContainerRun::isKilled)
        || !host.hasRunOutOfMemory(container)) {
      return outcome;
    }
    return outcome.withCases(
        outcome.cases().stream()
            .map(
                c ->
                    isKilled(c)
                        ? new CaseOutcome.Failed(((CaseOutcome.Failed) c).error().ofMemory())
                        : c)
            .toList());
  }

  private static boolean isKilled(CaseOutcome outcome) {
    return outcome instanceof CaseOutcome.Failed(var error)
        && error.kind() == ProgramError.Kind.DIED
        && error.message().equals(String.valueOf(SIGNAL_KILL));
  }

  @Override
  public void close() {
    jobs.close();
    Closeable open = connection;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (IOException e) {
      // The other end is a container that is about to be removed.
    }
  }

  /** What the container sends: frames on its standard output, the program's prints on the other. */
  private final class Listener implements Containers.Listener {

    @Override
    public void stdout(byte[] bytes) {
      transcript.frames(bytes);
    }

    @Override
    public void stderr(byte[] bytes) {
      transcript.print(bytes);
    }

    @Override
    public void ended() {
      transcript.close(new Ending.Died(0));
    }

    @Override
    public void failed(Throwable error) {
      transcript.fail(error);
    }
  }
}
