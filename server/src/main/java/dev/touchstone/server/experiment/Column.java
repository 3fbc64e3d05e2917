package dev.touchstone.server.experiment;

import java.util.Locale;

/**
 * A column of the table of runs. Its key is what the page's address calls it by.
 *
 * @param name what the program called it; empty where the column has words of its own
 */
record Column(Group group, String name) {

  /** What a column is about, in the order in which they stand. */
  enum Group {
    WHEN,
    WHAT,
    STATE,
    MEMO,
    BEST,
    METRIC,
    LOSS,
    HYPER,
    OTHER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public String key() {
    return name.isEmpty() ? group.word() : group.word() + "." + name;
  }

  /** Whether runs have it of themselves, whatever they log. */
  public boolean isFixed() {
    return name.isEmpty();
  }
}
