package dev.touchstone.trials.bench;

import java.util.List;
import java.util.Locale;

/**
 * The ratios as a picture: a bar each, and a line where the target is. Drawn so that the target is
 * at the same place for all; readable on light and dark paper.
 */
final class Chart {

  private static final int ROW = 34;
  private static final int TOP = 48;
  private static final int LEFT = 330;
  private static final int TARGET = 300;
  private static final int MOST = 520;

  private Chart() {}

  static String of(List<Ratio> ratios) {
    int height = TOP + ROW * ratios.size() + 12;
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 %d" role="img" font-family="system-ui, sans-serif" font-size="14">
        <title>Ratios of ./touchstone bench against their targets</title>
        <style>
          text { fill: #1f2328 } .faint { fill: #59636e } .held { fill: #2f7d4f } .missed { fill: #b3541e } line { stroke: #1f2328 }
          @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3 } .faint { fill: #9198a1 } .held { fill: #57ab7a } .missed { fill: #e08a4f } line { stroke: #e6edf3 }
          }
        </style>
        <text x="%d" y="24" class="faint">ours ÷ theirs, median; the line is the target: all stay left of it, but f shall pass it</text>
        """
            .formatted(height, LEFT));
    for (int i = 0; i < ratios.size(); i++) {
      row(svg, ratios.get(i), TOP + ROW * i);
    }
    svg.append(
        "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke-dasharray=\"4 3\"/>\n</svg>\n"
            .formatted(LEFT + TARGET, LEFT + TARGET, TOP - 12, height - 8));
    return svg.toString();
  }

  private static void row(StringBuilder svg, Ratio ratio, int y) {
    double share = ratio.ratio().median() / ratio.target();
    long width = Math.round(Math.min(share * TARGET, MOST));
    String mark = ratio.isHeld() ? "held" : "missed";
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <text x="8" y="%d">%s · %s</text><text x="8" y="%d" class="faint" font-size="11">against %s</text>
            <rect x="%d" y="%d" width="%d" height="18" rx="2" class="%s"/><text x="%d" y="%d">%.3f (%s)</text>
            """,
            y + 8,
            ratio.id(),
            ratio.what(),
            y + 21,
            ratio.against(),
            LEFT,
            y,
            Math.max(width, 2),
            mark,
            LEFT + Math.max(width, TARGET) + 8,
            y + 14,
            ratio.ratio().median(),
            ratio.goal().replace("<", "&lt;")));
  }
}
