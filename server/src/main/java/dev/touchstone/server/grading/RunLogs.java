package dev.touchstone.server.grading;

import dev.touchstone.reference.Text;
import dev.touchstone.sandbox.Logbook;
import java.util.Optional;
import java.util.UUID;

/**
 * Where what programs log is written down while they run. Whoever runs a program asks for a {@link
 * Logbook}; another capability keeps it.
 */
public interface RunLogs {

  /** What runs. */
  enum Kind {
    SUBMISSION,
    TRIAL,
    ENTRY
  }

  /**
   * A program that is about to run.
   *
   * @param id of the submission, trial or entry
   * @param accountId whose it is
   * @param page where its result stands
   * @param blob the SHA-256 of the file's content
   */
  record Source(
      UUID id,
      Kind kind,
      long courseId,
      long accountId,
      Text title,
      String page,
      String blob,
      String fileName) {}

  /** Who writes down what it logs; a program that logs nothing leaves nothing. */
  Logbook open(Source source);

  /** The page of its curves, if it logged something; whoever may read its result may read that. */
  Optional<String> page(UUID sourceId);
}
