package dev.touchstone.trials.bench;

import dev.touchstone.trials.Browser;
import dev.touchstone.trials.Database;
import dev.touchstone.trials.Platform;
import dev.touchstone.trials.Upload;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * From the end of an entry's run until an open page has the board with its score: the transaction
 * that saves it, the word that it is there, and the board's head.
 */
final class NewScore {

  private NewScore() {}

  static double millis(Platform platform, Database database, FilledBoard board) {
    Browser browser = platform.as(FilledBoard.STUDENT);
    try (Stream<String> lines = browser.lines(board.page() + "/events")) {
      Iterator<String> events = lines.filter(line -> line.startsWith("data")).iterator();
      // The stream begins with a word of its own.
      events.next();
      UUID entry = handIn(browser, board);
      Instant finished = null;
      while (finished == null) {
        events.next();
        browser.page(board.page() + "/board/head");
        Instant shown = Instant.now();
        finished = finished(database, entry);
        if (finished != null) {
          return Duration.between(finished, shown).toNanos() / 1e6;
        }
      }
      throw new IllegalStateException("the stream ended");
    }
  }

  private static UUID handIn(Browser browser, FilledBoard board) {
    String code =
        """
        # %d
        def train(x, y): pass
        def predict(model, x): return [%d] * len(x)
        """
            .formatted(
                ThreadLocalRandom.current().nextInt(), ThreadLocalRandom.current().nextInt(10));
    String location =
        browser
            .handIn(board.page(), Upload.typed(code))
            .submission()
            .orElseThrow(() -> new IllegalStateException("the entry was not taken"));
    return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
  }

  private static @org.jspecify.annotations.Nullable Instant finished(
      Database database, UUID entry) {
    return database
        .rows(
            """
            select extract(epoch from finished_at) * 1000000 from standing_scoring where entry_id = ?
            """,
            entry)
        .stream()
        .findFirst()
        .map(row -> Instant.EPOCH.plusNanos(1000 * (long) Double.parseDouble(row.getFirst())))
        .orElse(null);
  }
}
