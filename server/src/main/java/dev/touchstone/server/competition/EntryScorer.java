package dev.touchstone.server.competition;

import dev.touchstone.grading.EntryGrader;
import dev.touchstone.grading.EntryGrader.Result;
import dev.touchstone.grading.EntryReport;
import dev.touchstone.grading.PredictionTask;
import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Tensor;
import dev.touchstone.sandbox.Sandbox;
import dev.touchstone.sandbox.SandboxException;
import dev.touchstone.server.competition.Scoring.Finding;
import dev.touchstone.server.competition.Scoring.Finding.Judged;
import dev.touchstone.server.competition.Scoring.Finding.OurFault;
import dev.touchstone.server.grading.Changes;
import dev.touchstone.server.submission.Blobs;
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
  private final Blobs blobs;
  private final Sandbox sandbox;
  private final EntryGrader grader;
  private final Clock clock;

  EntryScorer(
      Entries entries,
      Scorings scorings,
      Changes changes,
      Blobs blobs,
      Sandbox sandbox,
      Clock clock) {
    this.entries = entries;
    this.scorings = scorings;
    this.changes = changes;
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
    if (entry.program() != null) {
      // Without a sandbox nothing was attempted: this throws, and the job waits.
      sandbox.image();
    }
    changes.tell(entryId);
    int attempt = scorings.attempts(entryId) + 1;
    Instant started = clock.instant();
    Finding finding = judge(entry);
    scorings.save(
        new Scoring(entryId, attempt, started, clock.instant(), finding), entry.competition().id());
    if (finding instanceof OurFault ours) {
      throw new SandboxException(ours.fault());
    }
  }

  /** Runs it as it was run, and keeps nothing. */
  Result again(Entry entry) {
    Competition competition = entry.competition();
    PredictionTask task = competition.task(DataSet.ofCsv(blobs.read(competition.data())));
    Entry.Program program = entry.program();
    return program == null ? trained(competition, task) : run(competition, task, program);
  }

  private Finding judge(Entry entry) {
    try {
      return new Judged(again(entry));
    } catch (RuntimeException e) {
      log.error("Scoring of entry {} failed on our side", entry.id(), e);
      return new OurFault(String.valueOf(e.getMessage()));
    }
  }

  private Result run(Competition competition, PredictionTask task, Entry.Program program) {
    return grader.grade(
        task, blobs.read(program.content()), program.fileName(), competition.limits());
  }

  private Result trained(Competition competition, PredictionTask task) {
    Instant started = clock.instant();
    Tensor prediction = competition.baseline().predict(task.trainX(), task.trainY(), task.testX());
    double millis = Duration.between(started, clock.instant()).toMillis();
    EntryReport report =
        new EntryReport("DJL", Verdict.ACCEPTED, null, "", false, Map.of("run", millis));
    return new Result(report, Optional.of(task.score(prediction)));
  }
}
