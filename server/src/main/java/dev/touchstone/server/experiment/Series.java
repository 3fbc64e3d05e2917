package dev.touchstone.server.experiment;

import dev.touchstone.sandbox.Logged.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A series of a run.
 *
 * @param total how many values were logged
 * @param stride of which every so-manieth is here, and the last
 */
record Series(
    long id,
    UUID runId,
    Curve curve,
    String name,
    long total,
    long stride,
    long lastNumber,
    long lastStep,
    @Nullable Double lastEpoch,
    double lastValue) {

  /**
   * A value that was kept.
   *
   * @param number which of its series it is, counted from 0
   */
  record Dot(long seriesId, long number, long step, @Nullable Double epoch, double value) {}

  /** A series with what is drawn of it. */
  record Drawn(Series series, List<Dot> dots) {}

  public boolean isThinned() {
    return stride > 1;
  }

  /** With the newest value at the end, which need not be one of every so-manieth. */
  Drawn with(List<Dot> kept) {
    List<Dot> dots = new ArrayList<>(kept);
    if (dots.isEmpty() || dots.getLast().number() < lastNumber) {
      dots.add(new Dot(id, lastNumber, lastStep, lastEpoch, lastValue));
    }
    return new Drawn(this, dots);
  }
}
