package dev.touchstone.server.review;

import java.time.Instant;

/**
 * What staff say about lines of a submission.
 *
 * @param version counts what was saved
 * @param cell counted from 1 over a notebook's code cells; 0 in a file without cells
 * @param said in Markdown
 * @param html the same, safe to show
 */
public record Comment(
    long id,
    int version,
    int cell,
    int lineFrom,
    int lineTo,
    String said,
    String html,
    long authorId,
    String author,
    Instant at) {

  boolean isAt(int ofCell, int line) {
    return cell == ofCell && lineTo == line;
  }

  /** Whether that line is one of those it is about. */
  public boolean isAbout(int ofCell, int line) {
    return cell == ofCell && lineFrom <= line && line <= lineTo;
  }

  /** Its lines, such as 3 or 3–7. */
  public String lines() {
    return lineFrom == lineTo ? String.valueOf(lineFrom) : lineFrom + "–" + lineTo;
  }
}
