package dev.touchstone.server.competition;

import dev.touchstone.grading.EntryGrader.Result;
import dev.touchstone.grading.Verdict;
import java.time.Instant;
import java.util.UUID;

/** One judgement of one entry; never changed. */
record Scoring(UUID entryId, Instant startedAt, Instant finishedAt, Finding finding) {

  /** What came of it. */
  sealed interface Finding {

    /** The program was run: it was scored, or it is told why not. */
    record Judged(Result result) implements Finding {}

    /** We failed; the program did not. */
    record OurFault(String fault) implements Finding {}
  }

  Verdict verdict() {
    return switch (finding) {
      case Finding.Judged judged -> judged.result().report().verdict();
      case Finding.OurFault ours -> Verdict.INTERNAL_ERROR;
    };
  }
}
