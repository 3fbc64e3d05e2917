package dev.touchstone.server.competition;

import dev.touchstone.reference.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What stood on the board when, of some teams: a staircase each, as SVG paths in a box of 640 × 220
 * with better scores higher up. First tries far below where the teams stand now would press
 * everything else flat, so the box ends a little below the worst that stands now; what is lower
 * enters from the bottom.
 *
 * @param low at the bottom, as it is shown
 * @param high at the top
 */
public record BoardChart(List<Line> lines, String low, String high, Instant from, Instant to) {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 220;

  /** How far below the worst that stands now, as a share of what the best are apart. */
  private static final double MARGIN = 0.6;

  /** A score from when it stood. */
  record Step(Instant at, double score) {}

  /** A team's steps, the oldest first. */
  record Climb(Text name, boolean mine, boolean baseline, List<Step> steps) {

    double last() {
      return steps.getLast().score();
    }
  }

  /**
   * A team's line.
   *
   * @param number which of the lines' looks it has
   * @param path of an SVG path
   */
  public record Line(
      int number,
      Text name,
      boolean mine,
      boolean baseline,
      String path,
      int steps,
      String first,
      String best,
      Instant improved) {}

  /** From the first of these scores until now, or until it closed. */
  static BoardChart of(List<Climb> climbs, BoardSettings settings, Instant now) {
    List<Climb> drawn = climbs.stream().filter(one -> !one.steps().isEmpty()).toList();
    if (drawn.isEmpty()) {
      return new BoardChart(List.of(), "", "", settings.opensAt(), settings.opensAt());
    }
    Comparator<Double> best = settings.metric().direction().bestFirst();
    double high = drawn.stream().map(Climb::last).min(best).orElseThrow();
    double worst = drawn.stream().map(Climb::last).max(best).orElseThrow();
    double first =
        drawn.stream().map(one -> one.steps().getFirst().score()).max(best).orElseThrow();
    double apart = high == worst ? Math.abs(high - first) : Math.abs(high - worst);
    double low = settings.isHigherBetter() ? worst - MARGIN * apart : worst + MARGIN * apart;
    // No lower than anybody ever was.
    low = best.compare(low, first) > 0 ? first : low;
    Instant from = first(drawn);
    Instant to = now.isAfter(settings.closesAt()) ? settings.closesAt() : now;
    var box = new Box(from, to, low, high);
    List<Line> lines = new ArrayList<>();
    for (Climb climb : drawn) {
      lines.add(line(lines.size(), climb, box, settings));
    }
    return new BoardChart(lines, settings.display(low), settings.display(high), from, to);
  }

  private static Instant first(List<Climb> climbs) {
    return climbs.stream()
        .map(one -> one.steps().getFirst().at())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private static Line line(int number, Climb climb, Box box, BoardSettings settings) {
    return new Line(
        number,
        climb.name(),
        climb.mine(),
        climb.baseline(),
        box.path(climb.steps()),
        climb.steps().size(),
        settings.display(climb.steps().getFirst().score()),
        settings.display(climb.last()),
        climb.steps().getLast().at());
  }

  private record Box(Instant from, Instant to, double low, double high) {

    String path(List<Step> steps) {
      var path = new StringBuilder();
      for (Step step : steps) {
        path.append(
            String.format(
                Locale.ROOT,
                path.isEmpty() ? "M%.1f %.1f" : "H%.1fV%.1f",
                x(step.at()),
                y(step.score())));
      }
      return path.append(String.format(Locale.ROOT, "H%.1f", WIDTH)).toString();
    }

    private double x(Instant at) {
      double whole = Math.max(1, Duration.between(from, to).toMillis());
      return WIDTH * Math.clamp(Duration.between(from, at).toMillis() / whole, 0, 1);
    }

    private double y(double score) {
      double share = high == low ? 1 : (score - low) / (high - low);
      return HEIGHT * (1 - Math.clamp(share, 0, 1));
    }
  }
}
