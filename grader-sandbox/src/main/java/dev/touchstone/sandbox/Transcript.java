package dev.touchstone.sandbox;

import dev.touchstone.reference.BadArrayException;
import dev.touchstone.reference.Npz;
import dev.touchstone.sandbox.Outcome.CaseOutcome;
import dev.touchstone.sandbox.Outcome.Ending;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * What a container says, from its first byte to the ending: frames on one stream, prints on the
 * other. All of it is hostile; whatever breaks a rule or a limit is an ending. After the ending
 * nothing is listened to any more.
 *
 * <p>Written by the thread that reads from the engine, read by the one that waits for the verdict.
 */
final class Transcript {

  private final Limits limits;
  private final FrameReader reader;
  private final Map<Integer, FrameReader.Frame> answers = new HashMap<>();
  private final List<FrameReader.Frame> claims = new ArrayList<>();
  private final CompletableFuture<Double> ready = new CompletableFuture<>();
  private final CompletableFuture<Boolean> stage = new CompletableFuture<>();
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
  private final Prints prints;
  private Logbook logbook = Logbook.NONE;
  private Set<Integer> shown = Set.of();
  private int cases;
  private boolean cutOff;

  Transcript(Limits limits) {
    this(limits, new FrameReader(limits.valueBytes()));
  }

  private Transcript(Limits limits, FrameReader reader) {
    this.limits = limits;
    this.reader = reader;
    this.prints = new Prints(limits.logBytes(), limits.logLines());
  }

  /** Of a program that is fed to a runner which has done another before. */
  static Transcript ofNext(Limits limits) {
    return new Transcript(limits, FrameReader.afterReady(limits.valueBytes()));
  }

  /** The processor seconds that the imports took, once the runner waits for its program. */
  CompletableFuture<Double> ready() {
    return ready;
  }

  /** Done with the cases that may be seen: the hidden ones are waited for. */
  CompletableFuture<Boolean> stage() {
    return stage;
  }

  CompletableFuture<Ending> ending() {
    return ending;
  }

  /** Both streams have ended. */
  CompletableFuture<Boolean> closed() {
    return closed;
  }

  Prints prints() {
    return prints;
  }

  /** From now on the job's cases may be answered; before that none. */
  synchronized void expect(Job job, Logbook whoListens) {
    cases = job.cases();
    shown = job.shown();
    logbook = whoListens;
    reader.expect(job.cases(), job.shown());
    prints.expect(job.mark(), job.second().length > 0 ? 2 : 1);
  }

  synchronized void frames(byte[] bytes) {
    if (ending.isDone()) {
      return;
    }
    try {
      reader.read(bytes).forEach(this::accept);
    } catch (FrameReader.MalformedException e) {
      ending.complete(new Ending.Malformed(String.valueOf(e.getMessage())));
    }
  }

  private void accept(FrameReader.Frame frame) {
    switch (frame.kind()) {
      case FrameReader.READY -> ready.complete(ByteBuffer.wrap(frame.payload()).getDouble());
      case FrameReader.STAGE -> stage.complete(true);
      case FrameReader.DONE -> ending.complete(new Ending.Finished());
      case FrameReader.CLAIMS -> claims.add(frame);
      case FrameReader.LOG -> LogReader.read(frame.payload()).forEach(logbook::heard);
      default -> answers.put(frame.caseIndex(), frame);
    }
  }

  void print(byte[] bytes) {
    if (!prints.add(bytes)) {
      ending.complete(new Ending.OutputLimit());
    }
  }

  /** The container has ended, or the engine was lost. */
  synchronized void close(Ending last) {
    ready.completeExceptionally(new SandboxException("the container ended before it was ready"));
    cutOff = reader.isInsideFrame();
    ending.complete(last);
    closed.complete(true);
  }

  /** How a container ended that died: if inside a frame, what it said cannot be read. */
  synchronized Ending death(int exitCode) {
    return cutOff ? new Ending.Malformed("a frame that was cut off") : new Ending.Died(exitCode);
  }

  void fail(Throwable error) {
    ready.completeExceptionally(error);
    ending.completeExceptionally(error);
    closed.complete(true);
  }

  /** What was handed in until the ending. */
  synchronized Outcome outcome(Ending how, String image, Phases phases) {
    List<CaseOutcome> outcomes = IntStream.range(0, cases).mapToObj(this::caseOutcome).toList();
    Optional<ProgramError> loadError = Optional.empty();
    Ending last = how;
    try {
      loadError = Optional.ofNullable(answers.get(-1)).map(Reports::error);
    } catch (BadArrayException e) {
      last = new Ending.Malformed("an error report that cannot be read");
    }
    phases.end("read");
    return new Outcome(
        last,
        loadError,
        outcomes,
        prints.text(),
        prints.isCut(),
        image,
        phases.millis(),
        Reports.claims(claims));
  }

  /**
   * How it came out as far as nothing of a hidden case is told: those are handed over when all
   * others are answered, and then nothing counts that comes after.
   */
  synchronized Logbook.Ending endingForItsAuthor(Ending how) {
    if (answers.values().stream().anyMatch(this::isRaisedInSight)) {
      return Logbook.Ending.RAISED;
    }
    if (stage.isDone()) {
      return Logbook.Ending.FINISHED;
    }
    return switch (how) {
      case Ending.Finished finished -> Logbook.Ending.FINISHED;
      case Ending.TimeLimit limit -> Logbook.Ending.TIME_LIMIT;
      case Ending.WallLimit limit -> Logbook.Ending.TIME_LIMIT;
      case Ending.MemoryLimit limit -> Logbook.Ending.MEMORY_LIMIT;
      case Ending.OutputLimit limit -> Logbook.Ending.OUTPUT_LIMIT;
      case Ending.Malformed malformed -> Logbook.Ending.INVALID;
      case Ending.Died died -> Logbook.Ending.DIED;
    };
  }

  private boolean isRaisedInSight(FrameReader.Frame answer) {
    return answer.kind() == FrameReader.ERROR
        && (answer.caseIndex() == -1 || shown.contains(answer.caseIndex()));
  }

  private CaseOutcome caseOutcome(int index) {
    FrameReader.Frame answer = answers.get(index);
    if (answer == null) {
      return new CaseOutcome.NotReached();
    }
    try {
      return answer.kind() == FrameReader.ERROR
          ? new CaseOutcome.Failed(Reports.error(answer))
          : new CaseOutcome.Values(
              Npz.readSaved(answer.payload(), limits.arrays(), limits.valueBytes()));
    } catch (BadArrayException e) {
      return new CaseOutcome.Unreadable(PlainText.of(String.valueOf(e.getMessage())));
    }
  }
}
