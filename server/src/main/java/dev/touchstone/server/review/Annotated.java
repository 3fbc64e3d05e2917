package dev.touchstone.server.review;

import dev.touchstone.server.submission.CodeView;
import java.util.ArrayList;
import java.util.List;

/**
 * Code with what was said about its lines below them.
 *
 * @param beyond comments on lines that are not shown
 * @param cut whether more of the file is not here
 */
public record Annotated(List<Cell> cells, List<Comment> beyond, boolean cut) {

  /**
   * @param number counted from 1 over the code cells; 0 in a file without cells
   */
  public record Cell(int number, List<Line> lines) {}

  /**
   * @param marked whether somebody said something about it
   * @param comments that stand below it
   */
  public record Line(int number, String text, boolean marked, List<Comment> comments) {}

  public static Annotated of(CodeView code, List<Comment> comments, Mask mask) {
    List<Cell> cells = code.cells().stream().map(cell -> cell(cell, comments, mask)).toList();
    List<Comment> beyond = new ArrayList<>(comments);
    cells.forEach(cell -> cell.lines().forEach(line -> beyond.removeAll(line.comments())));
    return new Annotated(cells, beyond, code.cut());
  }

  private static Cell cell(CodeView.Cell cell, List<Comment> comments, Mask mask) {
    List<Comment> here =
        comments.stream().filter(comment -> comment.cell() == cell.number()).toList();
    List<Line> lines = new ArrayList<>();
    for (String text : cell.lines()) {
      int number = lines.size() + 1;
      lines.add(
          new Line(
              number,
              mask.text(text),
              here.stream().anyMatch(comment -> comment.isAbout(cell.number(), number)),
              here.stream().filter(comment -> comment.isAt(cell.number(), number)).toList()));
    }
    return new Cell(cell.number(), lines);
  }
}
