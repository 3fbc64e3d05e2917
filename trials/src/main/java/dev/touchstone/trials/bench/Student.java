package dev.touchstone.trials.bench;

import dev.touchstone.trials.Browser;
import dev.touchstone.trials.Reply;
import dev.touchstone.trials.Upload;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Hands in and waits for the verdict, as the browser of a student does. */
final class Student {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Browser browser;
  private final String page;

  /**
   * @param page where the exercise is handed in
   */
  Student(Browser browser, String page) {
    this.browser = browser;
    this.page = page;
  }

  /**
   * A verdict's way.
   *
   * @param sent when the form began to be sent
   * @param told when the event came after which the page had the verdict
   * @param shown when that page was there
   */
  record Seen(UUID submission, Instant sent, Instant told, Instant shown) {

    double millis() {
      return Duration.between(sent, shown).toNanos() / 1e6;
    }
  }

  /** The exercise's page, open, with a form on it. */
  final class Form {
    private final Map<String, String> hidden = browser.hidden(page);

    Seen submit(String code) {
      Instant sent = Instant.now();
      return await(send(code), sent);
    }

    String send(String code) {
      Reply reply = browser.handIn(page + "/submissions", hidden, Upload.typed(code));
      return reply
          .submission()
          .orElseThrow(() -> new IllegalStateException("Not taken: " + reply.status()));
    }
  }

  Form open() {
    return new Form();
  }

  // As a browser: the page that the answer leads to, its stream of events, and after each the page.
  private Seen await(String path, Instant sent) {
    Instant told = Instant.now();
    String shown = browser.page(path);
    while (shown.contains("data-events")) {
      if (told.isAfter(sent.plus(PATIENCE))) {
        throw new IllegalStateException(path + " is not graded");
      }
      browser.awaitChange(path);
      told = Instant.now();
      shown = browser.page(path);
    }
    return new Seen(
        UUID.fromString(path.substring(path.lastIndexOf('/') + 1)), sent, told, Instant.now());
  }
}
