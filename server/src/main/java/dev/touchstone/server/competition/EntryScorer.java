package dev.touchstone.server.competition;

import dev.touchstone.grading.EntryGrader;
import dev.touchstone.grading.EntryGrader.Result;
import dev.touchstone.grading.EntryReport;
import dev.touchstone.grading.PredictionTask;
import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Logbook;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.server.competition.Scoring.Finding;
import dev.touchstone.server.competition.Scoring.Finding.Judged;
import dev.touchstone.server.competition.Scoring.Finding.OurFault;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.grading.RunLogs;
import dev.touchstone.server.submission.Blobs;
import dev.touchstone.server.submission.HandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Judges one entry: a student's program in the sandbox, the baseline by training it here. */
@Component
class EntryScorer {

  private static final Logger log = LoggerFactory.getLogger(EntryScorer.class);

  private final Entries entries;
  private final Scorings scorings;
  private final Changes changes;
  private final RunLogs runLogs;
  private final Blobs blobs;
  private final Sandbox sandbox;
  private final EntryGrader grader;
  private final Clock clock;

  EntryScorer(
      Entries entries,
      Scorings scorings,
      Changes changes,
      RunLogs runLogs,
      Blobs blobs,
      Sandbox sandbox,
      Clock clock) {
    this.entries = entries;
    this.scorings = scorings;
    this.changes = changes;
    this.runLogs = runLogs;
    this.blobs = blobs;
    this.sandbox = sandbox;
    this.grader = new EntryGrader(sandbox);
    this.clock = clock;
  }

  /**
   * @throws SandboxException if it was our fault and must be tried again
   */
  void score(UUID entryId) {
    if (scorings.isJudged(entryId)) {
      return;
    }
    Entry entry =
        entries
            .findById(entryId)
            .orElseThrow(() -> new IllegalStateException("No entry " + entryId));
    Entry.Program handedIn = entry.program();
    if (handedIn != null && !HandIn.isPredictions(handedIn.fileName())) {
      // Without a sandbox nothing was attempted: this throws, and the job waits.
      sandbox.image();
    }
    changes.tell(entryId);
    Instant started = clock.instant();
    Finding finding = judge(entry);
    scorings.save(
        new Scoring(entryId, started, clock.instant(), finding), entry.competition().id());
    if (finding instanceof OurFault ours) {
      throw new SandboxException(ours.fault());
    }
  }

  /** Runs it as it was run, and keeps nothing. */
  Result again(Entry entry) {
    return result(entry, Logbook.NONE);
  }

  private Result result(Entry entry, Logbook logbook) {
    Competition competition = entry.competition();
    PredictionTask task = competition.task(DataSet.read(blobs.read(competition.data())));
    Entry.Program program = entry.program();
    return program == null ? trained(competition, task) : run(competition, task, program, logbook);
  }

  private Finding judge(Entry entry) {
    try {
      return new Judged(result(entry, logbook(entry)));
    } catch (RuntimeException e) {
      log.error("Scoring of entry {} failed on our side", entry.id(), e);
      return new OurFault(String.valueOf(e.getMessage()));
    }
  }

  private Result run(
      Competition competition, PredictionTask task, Entry.Program program, Logbook logbook) {
    byte[] content = blobs.read(program.content());
    if (HandIn.isPredictions(program.fileName())) {
      return EntryGrader.gradeFile(task, content, program.fileName());
    }
    return grader.telling(logbook).grade(task, content, program.fileName(), competition.limits());
  }

  /** A baseline has no author who would read curves, and a file of predictions logs nothing. */
  private Logbook logbook(Entry entry) {
    Long author = entry.accountId();
    Entry.Program program = entry.program();
    if (author == null || program == null || HandIn.isPredictions(program.fileName())) {
      return Logbook.NONE;
    }
    return runLogs.open(
        new RunLogs.Source(
            entry.id(),
            RunLogs.Kind.ENTRY,
            entry.competition().courseId(),
            author,
            entry.competition().title(),
            "/entries/" + entry.id(),
            program.content(),
            program.fileName()));
  }

  private Result trained(Competition competition, PredictionTask task) {
    Instant started = clock.instant();
    Tensor prediction =
        competition.baseline().predict(task.trainX(), task.train().taught(), task.testX());
    double millis = Duration.between(started, clock.instant()).toMillis();
    EntryReport report =
        new EntryReport("DJL", Verdict.ACCEPTED, null, "", false, Map.of("run", millis));
    return new Result(report, Optional.of(task.score(prediction)));
  }
}
