package dev.touchstone.datafile;

import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.metric.Side;
import dev.touchstone.metric.Table;
import dev.touchstone.metric.Table.Row;
import dev.touchstone.reference.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The data set of a competition: CSV, what is to be predicted in the last column, perhaps a column
 * {@code id}, and all others numbers that may be missing. Without a header the columns are
 * numbered.
 */
public final class DataSheet {

  private final Table table;
  private final int target;
  private final List<Integer> features;

  private DataSheet(Table table) {
    this.table = table;
    this.target = table.columns().size() - 1;
    this.features =
        IntStream.range(0, target)
            .filter(i -> !table.columns().get(i).equalsIgnoreCase(Table.ID))
            .boxed()
            .toList();
  }

  /**
   * @throws BadDataException if it is no CSV of rows, or an id is there twice
   */
  public static DataSheet read(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    DataSheet sheet =
        new DataSheet(CsvTable.read(Side.TRUTH, hasHeader(text) ? text : headed(text)));
    sheet.ids();
    return sheet;
  }

  private static boolean hasHeader(String text) {
    return text.lines().findFirst().orElse("").chars().anyMatch(Character::isLetter);
  }

  private static String headed(String text) {
    int columns = text.lines().findFirst().orElse("").split(",", -1).length;
    List<String> names = new ArrayList<>();
    IntStream.range(0, columns - 1).forEach(i -> names.add("x" + i));
    names.add("y");
    return String.join(",", names) + "\n" + text;
  }

  public int size() {
    return table.rows().size();
  }

  public String target() {
    return table.columns().get(target);
  }

  /** The names of the columns of {@link #x}. */
  public List<String> features() {
    return features.stream().map(table.columns()::get).toList();
  }

  public boolean hasIds() {
    return table.columns().stream().anyMatch(name -> name.equalsIgnoreCase(Table.ID));
  }

  /** By row; the numbers of the rows from 1 if there is no such column. */
  public List<String> ids() {
    if (hasIds()) {
      Map<String, Integer> ids = table.ids();
      return List.copyOf(ids.keySet());
    }
    return IntStream.rangeClosed(1, size()).mapToObj(String::valueOf).toList();
  }

  /** (n, d), float64; NaN where a value is missing. */
  public Tensor x() {
    double[] values = new double[size() * features.size()];
    for (int j = 0; j < features.size(); j++) {
      double[] column = column(features.get(j), true);
      for (int i = 0; i < column.length; i++) {
        values[i * features.size() + j] = column[i];
      }
    }
    return Tensor.vector(values).reshape(size(), features.size());
  }

  /** A column by its name. */
  public double[] column(String name) {
    int index = table.columns().indexOf(name);
    if (index < 0) {
      throw new BadDataException(
          Place.column(Side.TRUTH, name), "column_missing", String.join(", ", table.columns()));
    }
    return column(index, false);
  }

  /** What is to be predicted, as numbers: float64 (n,). */
  public Tensor numbers() {
    return Tensor.vector(column(target, false));
  }

  /**
   * What is to be predicted, as classes: int64 (n,).
   *
   * @throws BadDataException if one of them is none of 0 … K − 1
   */
  public Tensor classes(int count) {
    double[] values = column(target, false);
    for (int i = 0; i < values.length; i++) {
      if (values[i] != Math.rint(values[i]) || values[i] < 0 || values[i] >= count) {
        throw new BadDataException(
            place(i, target), "label_unknown", shown(values[i]), "0 … " + (count - 1));
      }
    }
    return Tensor.integers(Arrays.stream(values).mapToInt(value -> (int) value).toArray());
  }

  /** Some rows as CSV, with the ids given, and with or without what is to be predicted. */
  public String csv(int[] rows, List<String> ids, boolean labelled) {
    StringBuilder csv = new StringBuilder("id," + String.join(",", features()));
    csv.append(labelled ? "," + target() : "").append('\n');
    for (int i = 0; i < rows.length; i++) {
      Row row = table.rows().get(rows[i]);
      csv.append(ids.get(i));
      features.forEach(j -> csv.append(',').append(row.cells().get(j)));
      csv.append(labelled ? "," + row.cells().get(target) : "").append('\n');
    }
    return csv.toString();
  }

  private double[] column(int index, boolean missing) {
    double[] values = new double[size()];
    for (int i = 0; i < values.length; i++) {
      String cell = String.valueOf(table.rows().get(i).cells().get(index)).strip();
      if (cell.isEmpty() && missing) {
        values[i] = Double.NaN;
      } else if (cell.isEmpty()) {
        throw new BadDataException(place(i, index), "cell_empty");
      } else {
        values[i] = number(cell, i, index);
      }
    }
    return values;
  }

  private double number(String cell, int row, int index) {
    try {
      double value = Double.parseDouble(cell);
      if (!Double.isFinite(value)) {
        throw new BadDataException(place(row, index), "not_finite", cell);
      }
      return value;
    } catch (NumberFormatException e) {
      throw new BadDataException(place(row, index), "not_a_number", cell);
    }
  }

  private Place place(int row, int column) {
    Row at = table.rows().get(row);
    return new Place(Side.TRUTH, at.number(), at.line(), table.columns().get(column));
  }

  private static String shown(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
