package dev.touchstone.server.experiment;

import dev.touchstone.sandbox.Logged.Curve;
import dev.touchstone.server.experiment.Series.Dot;
import dev.touchstone.server.experiment.Series.Drawn;
import java.util.List;

/**
 * What the script draws.
 *
 * @param facts changes when what stands around the curves does
 */
record CurveData(String facts, List<Stroke> strokes) {

  /**
   * A series.
   *
   * @param run whose, as the legend says it; empty where there is one run only
   * @param points of each its step and value, and its epoch if it has one; a value that is not
   *     finite is its name
   */
  record Stroke(
      Curve curve, String name, String run, long total, long stride, List<List<Object>> points) {}

  static Stroke stroke(Drawn drawn, String run) {
    Series series = drawn.series();
    return new Stroke(
        series.curve(),
        series.name(),
        run,
        series.total(),
        series.stride(),
        drawn.dots().stream().map(CurveData::point).toList());
  }

  private static List<Object> point(Dot dot) {
    Object value = Double.isFinite(dot.value()) ? dot.value() : Numbers.shown(dot.value());
    return dot.epoch() == null
        ? List.of(dot.step(), value)
        : List.of(dot.step(), value, dot.epoch());
  }
}
