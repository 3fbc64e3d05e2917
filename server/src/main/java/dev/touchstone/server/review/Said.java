package dev.touchstone.server.review;

import org.jspecify.annotations.Nullable;

/** Text that somebody typed: stripped, there, and not too long. */
public final class Said {

  /** In characters; the schema knows it, too. */
  public static final int MOST = 20_000;

  private Said() {}

  static String of(@Nullable String typed) {
    return of(typed, MOST);
  }

  /**
   * @throws RefusedReviewException if there is nothing, or too much
   */
  static String of(@Nullable String typed, int most) {
    String said = orEmpty(typed, most);
    if (said.isEmpty()) {
      throw new RefusedReviewException("empty");
    }
    return said;
  }

  static String orEmpty(@Nullable String typed, int most) {
    // PostgreSQL's text takes every character but this one.
    String said = typed == null ? "" : typed.replace("\r\n", "\n").replace("\0", "").strip();
    if (said.length() > most) {
      throw new RefusedReviewException("long");
    }
    return said;
  }
}
