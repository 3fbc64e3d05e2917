package dev.touchstone.metric;

import dev.touchstone.metric.BadDataException.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows with named columns, as they were read. A metric asks for what it needs by {@link Cells};
 * nothing is guessed or repaired.
 *
 * @param typed whether cells know what they are (JSON); otherwise all are text (CSV)
 */
public record Table(Side side, boolean typed, List<String> columns, List<Row> rows)
    implements Data {

  public static final String ID = "id";

  /**
   * @param number in the file, counted from 1 without the header; it stays when rows are reordered
   * @param line in the file, counted from 1; 0 where there are no lines
   * @param cells String, Number, Boolean, List, Map or null, one for each column
   */
  public record Row(int number, int line, List<@Nullable Object> cells) {}

  /** Truth and prediction, row by row about the same. */
  public record Pair(Table truth, Table prediction) {}

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** One column of values in order, without ids. */
  public static Table of(Side side, String column, List<?> values) {
    List<Row> rows = new ArrayList<>();
    for (Object value : values) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(value);
      rows.add(new Row(rows.size() + 1, 0, cells));
    }
    return new Table(side, true, List.of(column), rows);
  }

  @Override
  public int units() {
    return rows.size();
  }

  boolean hasIds() {
    return idColumn() >= 0;
  }

  private int idColumn() {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).equalsIgnoreCase(ID))
        .findFirst()
        .orElse(-1);
  }

  /** Every column but the ids. */
  List<String> values() {
    return columns.stream().filter(column -> !column.equalsIgnoreCase(ID)).toList();
  }

  /**
   * The cells of a column: the one called so, or the only one there is.
   *
   * @throws BadDataException if it cannot be told which is meant
   */
  Cells cells(String name) {
    List<String> values = values();
    if (columns.contains(name)) {
      return new Cells(this, columns.indexOf(name));
    }
    if (values.size() == 1) {
      return new Cells(this, columns.indexOf(values.getFirst()));
    }
    throw new BadDataException(
        Place.column(side, name), "column_missing", String.join(", ", columns));
  }

  /** The cells of a column that must be called so. */
  Cells named(String name) {
    if (!columns.contains(name)) {
      throw new BadDataException(
          Place.column(side, name), "column_missing", String.join(", ", columns));
    }
    return new Cells(this, columns.indexOf(name));
  }

  Place place(int row, int column) {
    Row at = rows.get(row);
    return new Place(side, at.number(), at.line(), column < 0 ? "" : columns.get(column));
  }

  /**
   * Brings the prediction into the truth's order.
   *
   * @throws BadDataException if the two are not about the same rows
   */
  static Pair aligned(Table truth, Table prediction) {
    if (truth.rows.isEmpty()) {
      throw new BadDataException(Place.whole(Side.TRUTH), "empty");
    }
    if (truth.hasIds() != prediction.hasIds()) {
      throw new BadDataException(
          Place.whole(prediction.side), truth.hasIds() ? "ids_needed" : "ids_unexpected");
    }
    if (!truth.hasIds()) {
      prediction.checkCount(truth.rows.size());
      return new Pair(truth, prediction);
    }
    return new Pair(truth, prediction.ordered(truth.ids()));
  }

  private void checkCount(int expected) {
    if (rows.size() != expected) {
      throw new BadDataException(Place.whole(side), "row_count", rows.size(), expected);
    }
  }

  /** Which row has which id, in order. */
  public Map<String, Integer> ids() {
    int column = idColumn();
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      Object cell = rows.get(row).cells().get(column);
      if (cell == null || cell.equals("")) {
        throw new BadDataException(place(row, column), "id_empty");
      }
      if (!(cell instanceof String || cell instanceof Number)) {
        throw new BadDataException(place(row, column), "id_kind", cell);
      }
      Integer before = ids.putIfAbsent(String.valueOf(cell), row);
      if (before != null) {
        throw new BadDataException(place(row, column), "id_twice", cell, before + 1);
      }
    }
    return ids;
  }

  private Table ordered(Map<String, Integer> wanted) {
    Map<String, Integer> own = ids();
    own.forEach(
        (id, row) -> {
          if (!wanted.containsKey(id)) {
            throw new BadDataException(place(row, idColumn()), "id_unknown", id);
          }
        });
    List<String> missing = wanted.keySet().stream().filter(id -> !own.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      throw new BadDataException(
          Place.column(side, ID), "id_missing", missing.getFirst(), missing.size(), wanted.size());
    }
    return new Table(
        side,
        typed,
        columns,
        wanted.keySet().stream().map(id -> rows.get(own.getOrDefault(id, 0))).toList());
  }
}
