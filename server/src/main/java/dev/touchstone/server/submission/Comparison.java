package dev.touchstone.server.submission;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two files, line by line: what was taken out, what was put in, and a few lines around. Notebooks
 * are compared by their code cells. It is as long as two {@link CodeView}s at most, and made in
 * their length's space: a hostile file costs some time and no memory.
 *
 * @param cut whether more of one of the files is not compared
 */
public record Comparison(List<Line> lines, boolean cut) {

  private static final int AROUND = 3;

  public enum Kind {
    SAME,
    REMOVED,
    ADDED,
    /** Where a cell of a notebook begins. */
    BOUNDARY,
    /** Lines that are the same and not shown. */
    SKIPPED
  }

  /**
   * @param before its number in the first file, counted from 1 in each cell; null where it is not
   *     in there
   * @param cell where a cell begins, the number of that cell
   * @param skipped how many lines stand here
   */
  public record Line(
      Kind kind,
      @Nullable Integer before,
      @Nullable Integer after,
      String text,
      int cell,
      int skipped) {}

  /** A line of one file, or where a cell begins: then its number is 0. */
  private record Source(int cell, int number, String text) {

    boolean isBoundary() {
      return number == 0;
    }

    /** What must be equal for two to be the same; a boundary is like every other. */
    String content() {
      return isBoundary() ? "\0" : text;
    }
  }

  public static Comparison of(CodeView before, CodeView after) {
    List<Source> left = sources(before);
    List<Source> right = sources(after);
    return new Comparison(folded(all(left, right)), before.cut() || after.cut());
  }

  public boolean isSame() {
    return lines.stream().noneMatch(line -> isChange(line.kind()));
  }

  public long removed() {
    return lines.stream().filter(line -> line.kind() == Kind.REMOVED).count();
  }

  public long added() {
    return lines.stream().filter(line -> line.kind() == Kind.ADDED).count();
  }

  private static List<Source> sources(CodeView code) {
    List<Source> sources = new ArrayList<>();
    for (CodeView.Cell cell : code.cells()) {
      if (cell.number() > 0) {
        sources.add(new Source(cell.number(), 0, ""));
      }
      for (int i = 0; i < cell.lines().size(); i++) {
        sources.add(new Source(cell.number(), i + 1, cell.lines().get(i)));
      }
    }
    return sources;
  }

  private static List<Line> all(List<Source> left, List<Source> right) {
    // Numbers instead of lines: the algorithm compares each with many others, and lines may be
    // long.
    Map<String, Integer> numbers = new HashMap<>();
    var patch =
        DiffUtils.diff(
            numbered(left, numbers),
            numbered(right, numbers),
            new MeyersDiffWithLinearSpace<Integer>());
    List<Line> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    for (AbstractDelta<Integer> delta : patch.getDeltas()) {
      while (i < delta.getSource().getPosition()) {
        lines.add(same(left.get(i++), right.get(j++)));
      }
      for (int end = i + delta.getSource().size(); i < end; i++) {
        lines.add(removed(left.get(i)));
      }
      for (int end = j + delta.getTarget().size(); j < end; j++) {
        lines.add(added(right.get(j)));
      }
    }
    while (i < left.size()) {
      lines.add(same(left.get(i++), right.get(j++)));
    }
    return lines;
  }

  private static List<Integer> numbered(List<Source> sources, Map<String, Integer> numbers) {
    return sources.stream()
        .map(source -> numbers.computeIfAbsent(source.content(), text -> numbers.size()))
        .toList();
  }

  private static Line same(Source left, Source right) {
    return right.isBoundary()
        ? new Line(Kind.BOUNDARY, null, null, "", right.cell(), 0)
        : new Line(Kind.SAME, left.number(), right.number(), right.text(), 0, 0);
  }

  private static Line removed(Source left) {
    return new Line(
        Kind.REMOVED, left.isBoundary() ? null : left.number(), null, left.text(), cell(left), 0);
  }

  private static Line added(Source right) {
    return new Line(
        Kind.ADDED, null, right.isBoundary() ? null : right.number(), right.text(), cell(right), 0);
  }

  private static int cell(Source source) {
    return source.isBoundary() ? source.cell() : 0;
  }

  /** Without what is the same and further than a few lines from any change. */
  private static List<Line> folded(List<Line> all) {
    List<Line> folded = new ArrayList<>();
    int at = 0;
    while (at < all.size()) {
      int end = at;
      while (end < all.size() && !isChange(all.get(end).kind())) {
        end++;
      }
      fold(all, at, end, folded);
      at = end;
      while (end < all.size() && isChange(all.get(end).kind())) {
        end++;
      }
      change(all.subList(at, end), folded);
      at = end;
    }
    return folded;
  }

  /** First all that was taken out, then all that stands there now. */
  private static void change(List<Line> lines, List<Line> folded) {
    lines.stream().sorted(Comparator.comparing(Line::kind)).forEach(folded::add);
  }

  private static void fold(List<Line> all, int from, int to, List<Line> folded) {
    int head = from == 0 ? from : Math.min(to, from + AROUND);
    int tail = to == all.size() ? to : Math.max(head, to - AROUND);
    if (tail - head <= 1) {
      folded.addAll(all.subList(from, to));
      return;
    }
    folded.addAll(all.subList(from, head));
    folded.add(new Line(Kind.SKIPPED, null, null, "", 0, tail - head));
    folded.addAll(all.subList(tail, to));
  }

  private static boolean isChange(Kind kind) {
    return kind == Kind.REMOVED || kind == Kind.ADDED;
  }
}
