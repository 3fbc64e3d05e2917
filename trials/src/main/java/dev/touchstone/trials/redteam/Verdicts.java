package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Database;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verdicts as they are stored: exact words, where a page has sentences. */
final class Verdicts {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Database database;

  Verdicts(Database database) {
    this.database = database;
  }

  /**
   * @param path {@code /submissions/ID} or {@code /entries/ID}
   */
  Observed of(String path, Observed seen) {
    UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    List<List<String>> rows =
        path.startsWith("/entries/")
            ? database.rows(
                "select verdict, report from entry_scoring where entry_id = ? order by attempt"
                    + " desc",
                id)
            : database.rows(
                "select verdict, report from grading where submission_id = ? order by attempt desc",
                id);
    if (rows.isEmpty()) {
      return seen;
    }
    JsonNode report = MAPPER.readTree(rows.getFirst().get(1));
    JsonNode diagnosis = report.path("diagnosis");
    JsonNode first = diagnosis.isArray() ? diagnosis.path(0) : diagnosis;
    return seen.judged(
        rows.getFirst().getFirst(),
        first.path("id").asString(null),
        report.path("log").asString("") + said(first));
  }

  // What a program put into an exception's message counts as said, too.
  private static String said(JsonNode diagnosis) {
    return diagnosis.path("arguments").toString();
  }
}
