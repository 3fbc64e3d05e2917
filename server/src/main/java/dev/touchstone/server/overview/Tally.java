package dev.touchstone.server.overview;

import java.util.Collection;

/** How many students are how far with an exercise. */
record Tally(Column column, int accepted, int tried, int notStarted) {

  static Tally of(Column column, Collection<Student> students) {
    int[] counts = new int[State.values().length];
    students.forEach(student -> counts[student.cell(column.exercise()).state().ordinal()]++);
    return new Tally(
        column,
        counts[State.ACCEPTED.ordinal()],
        counts[State.TRIED.ordinal()],
        counts[State.NOT_STARTED.ordinal()]);
  }

  public double acceptedShare() {
    return share(accepted);
  }

  public double triedShare() {
    return share(tried);
  }

  private double share(int count) {
    return count / (double) Math.max(1, accepted + tried + notStarted);
  }
}
