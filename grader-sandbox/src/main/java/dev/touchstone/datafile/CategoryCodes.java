package dev.touchstone.datafile;

import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.Side;
import dev.touchstone.metric.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A table with words in it as one of numbers: in a column that has a word, each of its values
 * becomes its place, from 0, among all of them in alphabetical order. An empty cell and {@code NA}
 * are missing values.
 */
public final class CategoryCodes {

  private static final String MISSING = "NA";

  private CategoryCodes() {}

  /**
   * @throws BadDataException if the file is no CSV with a header
   */
  public static byte[] encoded(byte[] csv) {
    Table table = CsvTable.read(Side.TRUTH, new String(csv, StandardCharsets.UTF_8));
    List<List<String>> columns = new ArrayList<>();
    for (int j = 0; j < table.columns().size(); j++) {
      columns.add(encoded(cells(table, j)));
    }
    StringBuilder text = new StringBuilder(String.join(",", table.columns())).append('\n');
    for (int i = 0; i < table.rows().size(); i++) {
      int row = i;
      text.append(String.join(",", columns.stream().map(column -> column.get(row)).toList()))
          .append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> cells(Table table, int column) {
    return table.rows().stream()
        .map(row -> String.valueOf(row.cells().get(column)).strip())
        .map(cell -> cell.equals(MISSING) ? "" : cell)
        .toList();
  }

  private static List<String> encoded(List<String> cells) {
    Set<String> values = new TreeSet<>(cells);
    values.remove("");
    if (values.stream().allMatch(CategoryCodes::isNumber)) {
      return cells;
    }
    List<String> order = List.copyOf(values);
    return cells.stream()
        .map(cell -> cell.isEmpty() ? cell : String.valueOf(order.indexOf(cell)))
        .toList();
  }

  private static boolean isNumber(String cell) {
    try {
      return Double.isFinite(Double.parseDouble(cell));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
