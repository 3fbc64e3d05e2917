package dev.touchstone.metric;

/** Which sizes count, in square pixels, both ends included. */
enum CocoArea {
  ALL(0, 1e10),
  SMALL(0, 32 * 32),
  MEDIUM(32 * 32, 96 * 96),
  LARGE(96 * 96, 1e10);

  private final double least;
  private final double most;

  CocoArea(double least, double most) {
    this.least = least;
    this.most = most;
  }

  boolean leavesOut(double area) {
    return area < least || area > most;
  }
}
