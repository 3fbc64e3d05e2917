package dev.touchstone.server.experiment;

import dev.touchstone.sandbox.Logged.Curve;
import dev.touchstone.server.experiment.Series.Dot;
import dev.touchstone.server.experiment.Series.Drawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.UUID;

/**
 * All series of a kind as a picture for those without scripts: lines in a box of {@link #WIDTH} by
 * {@link #HEIGHT}, broken where a value is not finite.
 *
 * @param low the smallest value in the box, as it is shown
 */
record Still(Curve curve, String low, String high, long first, long last, List<Stroke> strokes) {

  static final int WIDTH = 600;
  static final int HEIGHT = 200;

  private static final int TABLE = 25;

  /**
   * A series.
   *
   * @param run whose, as the legend says it; empty where there is one run only
   * @param tone which colour and dashes it has
   * @param lines the points of each unbroken part
   * @param gaps where, across, there is a value that is not finite
   * @param table at most a few of its values, evenly taken
   */
  record Stroke(
      Series series, String run, int tone, List<String> lines, List<String> gaps, List<Dot> table) {

    public String shown(Dot dot) {
      return Numbers.shown(dot.value());
    }
  }

  /** Null if there is none of this kind. */
  static List<Still> of(List<Drawn> all, Map<UUID, String> labels) {
    List<Still> stills = new ArrayList<>();
    for (Curve curve : Curve.values()) {
      List<Drawn> some = all.stream().filter(one -> one.series().curve() == curve).toList();
      if (!some.isEmpty()) {
        stills.add(of(curve, some, labels));
      }
    }
    return stills;
  }

  private static Still of(Curve curve, List<Drawn> all, Map<UUID, String> labels) {
    LongSummaryStatistics steps =
        all.stream().flatMap(one -> one.dots().stream()).mapToLong(Dot::step).summaryStatistics();
    double[] finite =
        all.stream()
            .flatMap(one -> one.dots().stream())
            .mapToDouble(Dot::value)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double low = finite.length == 0 ? 0 : finite[0];
    double high = finite.length == 0 ? 1 : finite[finite.length - 1];
    Box box = new Box(steps.getMin(), steps.getMax(), low, high);
    List<Stroke> strokes = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String label = labels.size() > 1 ? labels.getOrDefault(all.get(i).series().runId(), "") : "";
      strokes.add(box.stroke(all.get(i), label, i));
    }
    return new Still(
        curve, Numbers.shown(low), Numbers.shown(high), box.first(), box.last(), strokes);
  }

  private record Box(long first, long last, double low, double high) {

    Stroke stroke(Drawn drawn, String label, int tone) {
      List<String> lines = new ArrayList<>();
      List<String> gaps = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      for (Dot dot : drawn.dots()) {
        if (Double.isFinite(dot.value())) {
          line.append(line.isEmpty() ? "" : " ").append(across(dot)).append(',').append(down(dot));
        } else {
          gaps.add(across(dot));
          end(line, lines);
        }
      }
      end(line, lines);
      return new Stroke(drawn.series(), label, tone, lines, gaps, sample(drawn.dots()));
    }

    /** A single point is drawn as a line from itself to itself, whose ends are round. */
    private static void end(StringBuilder line, List<String> lines) {
      if (!line.isEmpty()) {
        String points = line.toString();
        lines.add(points.indexOf(' ') < 0 ? points + " " + points : points);
        line.setLength(0);
      }
    }

    private String across(Dot dot) {
      double width = last > first ? (double) last - first : 1;
      return text(WIDTH * (dot.step() - (double) first) / width);
    }

    private String down(Dot dot) {
      double height = high > low ? high - low : 1;
      // Halves, so that a range beyond the largest double is none beyond it.
      return text(HEIGHT * ((high / 2 - dot.value() / 2) / (height / 2)));
    }

    private static String text(double value) {
      return String.format(Locale.ROOT, "%.1f", Double.isFinite(value) ? value : 0);
    }
  }

  private static List<Dot> sample(List<Dot> dots) {
    if (dots.size() <= TABLE) {
      return dots;
    }
    List<Dot> some = new ArrayList<>();
    for (int i = 0; i < TABLE; i++) {
      some.add(dots.get((int) ((long) i * (dots.size() - 1) / (TABLE - 1))));
    }
    return some;
  }
}
