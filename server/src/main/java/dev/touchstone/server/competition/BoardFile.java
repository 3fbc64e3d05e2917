package dev.touchstone.server.competition;

import dev.touchstone.metric.Score;
import dev.touchstone.server.competition.Board.Row;
import dev.touchstone.server.csv.Csv;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A board as a table for spreadsheets: what the page shows, and with as many digits. */
@Component
class BoardFile {

  private final MessageSource words;

  BoardFile(MessageSource words) {
    this.words = words;
  }

  Csv of(Board board, Locale locale) {
    Csv csv =
        new Csv()
            .row(
                Stream.of(
                        "board.rank",
                        "board.team",
                        "board.members",
                        "board.score",
                        "board.low",
                        "board.high",
                        "board.tie",
                        "board.entries",
                        "board.last",
                        "board.state")
                    .map(key -> words.getMessage(key, null, locale))
                    .toArray());
    for (Row row : board.rows()) {
      Score score = row.score();
      csv.row(
          row.rank(),
          row.name().in(locale),
          String.join("; ", row.members()),
          score == null ? null : rounded(board, score.value()),
          score == null ? null : rounded(board, score.interval().low()),
          score == null ? null : rounded(board, score.interval().high()),
          row.tied() > 1 ? (Integer) (row.group() + 1) : null,
          row.entries(),
          row.last(),
          state(row, locale));
    }
    return csv;
  }

  private static Object rounded(Board board, double score) {
    double rounded = board.settings().rounded(score);
    return Double.isFinite(rounded) ? (Object) rounded : String.valueOf(score);
  }

  private @Nullable String state(Row row, Locale locale) {
    String key =
        row.disqualified()
            ? "board.disqualified"
            : row.baseline() ? "board.baseline" : row.isLate() ? "board.late" : null;
    return key == null ? null : words.getMessage(key, null, locale);
  }
}
