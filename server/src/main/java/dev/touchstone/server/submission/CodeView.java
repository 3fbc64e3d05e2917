package dev.touchstone.server.submission;

import dev.touchstone.grading.Place;
import dev.touchstone.sandbox.NotebookCells;
import dev.touchstone.sandbox.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as a page shows it: its lines, or those of a notebook's code cells and nothing else of it.
 * What cannot be read as a notebook is shown as the text that it is. A hostile file is as long as
 * it may be: what no browser would bear is cut, and the file itself can still be opened.
 *
 * @param cut whether more of it is not here
 */
public record CodeView(List<Cell> cells, boolean cut) {

  private static final int MAX_LINES = 4000;
  private static final int MAX_LENGTH = 1000;
  private static final int MAX_CELLS = 200;

  /**
   * @param number counted from 1 over the code cells; 0 in a file without cells
   */
  public record Cell(int number, List<String> lines) {

    /** The line to mark in this cell, if that place is in it. */
    public @Nullable Integer marked(@Nullable Place place) {
      return place == null || place.cell() != number ? null : place.line();
    }
  }

  public static CodeView of(byte[] content, String fileName) {
    return SourceKind.of(fileName).filter(SourceKind.NOTEBOOK::equals).isPresent()
        ? NotebookCells.of(content).map(CodeView::ofCells).orElseGet(() -> ofText(content))
        : ofText(content);
  }

  private static CodeView ofText(byte[] content) {
    Cutter cutter = new Cutter();
    Cell cell = new Cell(0, cutter.lines(new String(content, StandardCharsets.UTF_8)));
    return new CodeView(List.of(cell), cutter.cut);
  }

  private static CodeView ofCells(List<String> sources) {
    Cutter cutter = new Cutter();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < sources.size() && i < MAX_CELLS; i++) {
      cells.add(new Cell(i + 1, cutter.lines(sources.get(i))));
    }
    return new CodeView(cells, cutter.cut || sources.size() > MAX_CELLS);
  }

  /** Cuts text into lines as Python counts them, and off where it is too much. */
  private static final class Cutter {

    private int left = MAX_LINES;
    private boolean cut;

    List<String> lines(String text) {
      String[] all = text.replaceFirst("^\\uFEFF", "").split("\r\n|\r|\n", left + 2);
      int count = all.length > 1 && all[all.length - 1].isEmpty() ? all.length - 1 : all.length;
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < Math.min(count, left); i++) {
        lines.add(line(all[i]));
      }
      cut |= count > left;
      left -= lines.size();
      return lines;
    }

    private String line(String line) {
      if (line.length() <= MAX_LENGTH) {
        return PlainText.of(line);
      }
      cut = true;
      return PlainText.of(line.substring(0, MAX_LENGTH)) + " …";
    }
  }
}
