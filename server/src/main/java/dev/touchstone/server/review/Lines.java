package dev.touchstone.server.review;

import dev.touchstone.server.submission.CodeView;

/**
 * Lines of a file that are marked.
 *
 * @param cell of a notebook, counted from 1 over its code cells; 0 in a file without cells
 */
public record Lines(int cell, int from, int to) {

  /** Whichever way round they were given. */
  public static Lines of(int cell, int from, int to) {
    int first = Math.max(1, Math.min(from, to < 1 ? from : to));
    return new Lines(Math.max(0, cell), first, Math.max(first, Math.max(from, to)));
  }

  /** Whether the code, as far as it is shown, has them. */
  public boolean areIn(CodeView code) {
    return code.cells().stream()
        .anyMatch(each -> each.number() == cell && to <= each.lines().size());
  }
}
