package dev.touchstone.sandbox;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.touchstone.reference.BadArrayException;
import dev.touchstone.reference.Npz;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Outcome.Ending;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * One container's one run: attached before it starts, fed when its runner says READY, listened to
 * until it is done, out of time, or over a limit. Whichever of these comes first is the ending.
 */
final class ContainerRun implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration LEAVE = Duration.ofSeconds(1);
  private static final int MAX_ARRAYS = 64;
  private static final int SIGNAL_XCPU = 128 + 24;
  private static final int SIGNAL_KILL = 128 + 9;

  private final DockerClient docker;
  private final String container;
  private final Limits limits;
  private final FrameReader reader;
  private final PipedOutputStream jobs = new PipedOutputStream();
  private final PipedInputStream stdin;
  private final Listener listener = new Listener();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

  // Written by the listener's thread, read after the ending or the close is known.
  private final Map<Integer, FrameReader.Frame> answers = new HashMap<>();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private volatile boolean logCut;
  private long fedAt;

  ContainerRun(DockerClient docker, String container, Limits limits) {
    this.docker = docker;
    this.container = container;
    this.limits = limits;
    this.reader = new FrameReader(limits.valueBytes());
    try {
      this.stdin = new PipedInputStream(jobs, 1 << 16);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts the container and waits until its runner has imported what programs need. */
  void start() {
    try {
      docker
          .attachContainerCmd(container)
          .withStdIn(stdin)
          .withStdOut(true)
          .withStdErr(true)
          .withFollowStream(true)
          .exec(listener)
          .awaitStarted(START.toSeconds(), TimeUnit.SECONDS);
      docker.startContainerCmd(container).exec();
      ready.get(START.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while a container started", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new SandboxException("the runner did not start: " + log(), e);
    }
  }

  /**
   * Whether a program can still be fed: the container waits and nothing unexpected came from it.
   */
  boolean isWaiting() {
    return !ending.isDone() && !closed.isDone();
  }

  String container() {
    return container;
  }

  void feed(Program program) {
    reader.expect(program.cases().size());
    fedAt = System.nanoTime();
    try {
      jobs.write(Job.bytes(program, limits));
      jobs.flush();
    } catch (IOException e) {
      throw new SandboxException("the program could not be handed over", e);
    }
  }

  Ending await() {
    try {
      Ending first = ending.get(limits.wall().toMillis(), TimeUnit.MILLISECONDS);
      return first instanceof Ending.Died ? ofDeath() : first;
    } catch (TimeoutException e) {
      return new Ending.WallLimit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while a program ran", e);
    } catch (ExecutionException e) {
      throw new SandboxException("the connection to the container broke", e);
    }
  }

  Outcome outcome(Program program, Ending ending, Phases phases) {
    stop(ending);
    List<CaseOutcome> cases =
        IntStream.range(0, program.cases().size()).mapToObj(this::caseOutcome).toList();
    Outcome outcome;
    try {
      Optional<ProgramError> loadError = Optional.ofNullable(answers.get(-1)).map(Reports::error);
      outcome = new Outcome(ending, loadError, cases, log(), logCut, Map.of());
    } catch (BadArrayException e) {
      Ending malformed = new Ending.Malformed("an error report that cannot be read");
      outcome = new Outcome(malformed, Optional.empty(), cases, log(), logCut, Map.of());
    }
    phases.end("read");
    return outcome.withTimings(phases.millis());
  }

  /**
   * Once its streams are closed nothing writes to what we read. A runner that is done leaves by
   * itself, sooner than the engine could kill it.
   */
  private void stop(Ending ending) {
    if (!(ending instanceof Ending.Finished) || !isClosedWithin(LEAVE)) {
      kill();
      if (!isClosedWithin(START)) {
        throw new SandboxException("the container's streams did not end");
      }
    }
  }

  private void kill() {
    try {
      docker.killContainerCmd(container).exec();
    } catch (RuntimeException e) {
      // It ended by itself between the ending and now.
    }
  }

  private boolean isClosedWithin(Duration patience) {
    try {
      closed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private Ending ofDeath() {
    Integer exit =
        docker
            .waitContainerCmd(container)
            .start()
            .awaitStatusCode(START.toSeconds(), TimeUnit.SECONDS);
    ContainerState state = docker.inspectContainerCmd(container).exec().getState();
    if (Boolean.TRUE.equals(state.getOOMKilled())) {
      return new Ending.MemoryLimit();
    }
    return isOutOfTime(exit) ? new Ending.TimeLimit() : new Ending.Died(exit);
  }

  /**
   * The kernel says it once with a signal of its own; who ignores that is killed a second later.
   */
  private boolean isOutOfTime(int exit) {
    long ran = System.nanoTime() - fedAt;
    return exit == SIGNAL_XCPU || exit == SIGNAL_KILL && ran >= limits.cpu().toNanos();
  }

  private CaseOutcome caseOutcome(int index) {
    FrameReader.Frame answer = answers.get(index);
    if (answer == null) {
      return new CaseOutcome.NotReached();
    }
    try {
      return answer.kind() == FrameReader.ERROR
          ? new CaseOutcome.Failed(Reports.error(answer))
          : new CaseOutcome.Values(Npz.read(answer.payload(), MAX_ARRAYS, limits.valueBytes()));
    } catch (BadArrayException e) {
      return new CaseOutcome.Unreadable(PlainText.of(String.valueOf(e.getMessage())));
    }
  }

  private String log() {
    return PlainText.of(log.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    closeQuietly(jobs);
    closeQuietly(listener);
  }

  private static void closeQuietly(Closeable stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // The other end is a container that is about to be removed.
    }
  }

  /** What the container sends: frames on its standard output, the program's prints on the other. */
  private final class Listener extends ResultCallback.Adapter<Frame> {

    @Override
    public void onNext(Frame frame) {
      if (frame.getStreamType() == StreamType.STDOUT) {
        frames(frame.getPayload());
      } else {
        print(frame.getPayload());
      }
    }

    @Override
    public void onError(Throwable error) {
      super.onError(error);
      ready.completeExceptionally(error);
      ending.completeExceptionally(error);
      closed.complete(true);
    }

    @Override
    public void onComplete() {
      super.onComplete();
      ready.completeExceptionally(new SandboxException("the container ended before it was ready"));
      ending.complete(new Ending.Died(0));
      closed.complete(true);
    }

    private void frames(byte[] bytes) {
      if (ending.isDone()) {
        return;
      }
      try {
        new ArrayList<>(reader.read(bytes)).forEach(this::accept);
      } catch (FrameReader.MalformedException e) {
        ending.complete(new Ending.Malformed(String.valueOf(e.getMessage())));
      } catch (FrameReader.TooLongException e) {
        ending.complete(new Ending.OutputLimit());
      }
    }

    private void accept(FrameReader.Frame frame) {
      switch (frame.kind()) {
        case FrameReader.READY -> ready.complete(true);
        case FrameReader.DONE -> ending.complete(new Ending.Finished());
        default -> answers.put(frame.caseIndex(), frame);
      }
    }

    private void print(byte[] bytes) {
      int room = limits.logBytes() - log.size();
      log.write(bytes, 0, Math.min(room, bytes.length));
      if (bytes.length > room) {
        logCut = true;
        ending.complete(new Ending.OutputLimit());
      }
    }
  }
}
