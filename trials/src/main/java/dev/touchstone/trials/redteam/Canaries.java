package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Random words planted where no student may look: if one shows on a page, somebody could.
 *
 * @param work in another student's submission, which its author and the TA may read
 * @param environment in the server's
 * @param row in its database
 * @param file in its data folder
 */
record Canaries(String work, String environment, String row, String file) {

  /**
   * @param environment the one the server was started with
   */
  static Canaries plant(String environment, Database database, Path data) {
    var canaries = new Canaries(word(), environment, word(), word());
    database.rows("create table if not exists canary (word text)");
    database.rows("insert into canary values (?)", canaries.row());
    try {
      Files.writeString(data.resolve("canary.txt"), canaries.file() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return canaries;
  }

  private static String word() {
    return "canary-" + UUID.randomUUID();
  }

  /** Where the secrets come from that occur in a text. */
  List<String> in(String text, boolean mayReadOthersWork) {
    return Stream.of(
            mayReadOthersWork || !text.contains(work) ? "" : "another student's work",
            !environment.isEmpty() && text.contains(environment) ? "the server's environment" : "",
            text.contains(row) ? "the database" : "",
            text.contains(file) ? "a file of the host" : "")
        .filter(place -> !place.isEmpty())
        .toList();
  }
}
