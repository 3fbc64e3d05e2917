package dev.touchstone.server.experiment;

import dev.touchstone.sandbox.Logged.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One series as it grows. Of many values every k-th is kept, counted from the first, and the
 * newest; k doubles whenever {@link #MOST} are kept. The program's own side thins by the same rule,
 * but need not be believed.
 */
final class Line {

  static final int MOST = 2000;

  /**
   * What is to be written down.
   *
   * @param stride k
   * @param thinned whether k is another since the last time, so that points must go
   * @param total how many values there were
   */
  record News(long stride, boolean thinned, long total, Point last, List<Point> points) {}

  private final List<Long> kept = new ArrayList<>();
  private List<Point> fresh = new ArrayList<>();
  private long stride = 1;
  private boolean thinned;
  private boolean hasNews;
  private long total;
  private @Nullable Point last;

  /** Those that do not come in order are not believed. */
  void add(Point point) {
    if (point.index() < total) {
      return;
    }
    total = point.index() + 1;
    last = point;
    hasNews = true;
    if (point.index() % stride == 0 && kept.size() == MOST) {
      thin();
    }
    if (point.index() % stride == 0 && kept.size() < MOST) {
      kept.add(point.index());
      fresh.add(point);
    }
  }

  private void thin() {
    stride *= 2;
    thinned = true;
    kept.removeIf(index -> index % stride != 0);
    fresh.removeIf(point -> point.index() % stride != 0);
  }

  boolean hasNews() {
    return hasNews;
  }

  News take() {
    News news = new News(stride, thinned, total, Objects.requireNonNull(last), fresh);
    fresh = new ArrayList<>();
    thinned = false;
    hasNews = false;
    return news;
  }
}
