package dev.touchstone.server.experiment;

import dev.touchstone.sandbox.Logged.About;
import dev.touchstone.sandbox.Logged.Curve;
import dev.touchstone.server.experiment.Column.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Runs with what they logged as columns: best results, the last value of each series, settings.
 *
 * @param columns all that there are, hidden or not
 * @param rows those that pass the filters, in order
 * @param all how many there were before
 */
record Table(List<Column> columns, List<Row> rows, int all) {

  /** A run and its values by the key of the column. */
  record Row(Run run, Map<String, Cell> cells) {

    public Cell cell(Column column) {
      return cells.getOrDefault(column.key(), Cell.EMPTY);
    }
  }

  private static final List<Column> FIXED =
      List.of(
          new Column(Group.WHEN, ""),
          new Column(Group.WHAT, ""),
          new Column(Group.STATE, ""),
          new Column(Group.MEMO, ""));

  /**
   * @param words what a cell of a fixed column reads
   */
  static Table of(
      List<Run> runs,
      List<Value> values,
      List<Series> series,
      Query query,
      Function<Run, Map<Group, String>> words) {
    Map<UUID, Map<String, Cell>> cells = new HashMap<>();
    Set<Column> logged = new LinkedHashSet<>();
    values.forEach(value -> put(cells, logged, value.runId(), column(value), cell(value)));
    series.forEach(one -> put(cells, logged, one.runId(), column(one), Cell.of(one.lastValue())));
    List<Column> columns = new ArrayList<>(FIXED);
    logged.stream().sorted(Comparator.comparing(Column::group)).forEach(columns::add);
    List<Row> rows =
        runs.stream()
            .map(run -> row(run, cells.getOrDefault(run.id(), Map.of()), words.apply(run)))
            .filter(row -> passes(row, columns, query))
            .sorted(order(columns, query))
            .toList();
    return new Table(columns, rows, runs.size());
  }

  private static void put(
      Map<UUID, Map<String, Cell>> cells, Set<Column> logged, UUID run, Column column, Cell cell) {
    logged.add(column);
    cells.computeIfAbsent(run, id -> new HashMap<>()).put(column.key(), cell);
  }

  private static Column column(Value value) {
    Group group =
        switch (value.about()) {
          case HYPER -> Group.HYPER;
          case BEST -> Group.BEST;
          case OTHER -> Group.OTHER;
        };
    return new Column(group, value.name());
  }

  private static Column column(Series series) {
    return new Column(series.curve() == Curve.LOSS ? Group.LOSS : Group.METRIC, series.name());
  }

  /** A result is rounded like others; of a setting what was written is read. */
  private static Cell cell(Value value) {
    return value.about() == About.BEST && value.number() != null
        ? Cell.of(value.number())
        : new Cell(value.text(), value.number());
  }

  private static Row row(Run run, Map<String, Cell> logged, Map<Group, String> words) {
    Map<String, Cell> cells = new HashMap<>(logged);
    FIXED.forEach(
        column -> cells.put(column.key(), Cell.of(words.getOrDefault(column.group(), ""))));
    cells.put(
        Group.WHEN.word(),
        new Cell(words.getOrDefault(Group.WHEN, ""), (double) run.startedAt().toEpochMilli()));
    return new Row(run, cells);
  }

  private static boolean passes(Row row, List<Column> columns, Query query) {
    return columns.stream()
        .filter(column -> !query.filter(column).isEmpty())
        .allMatch(column -> Condition.of(query.filter(column)).test(row.cell(column)));
  }

  private static Comparator<Row> order(List<Column> columns, Query query) {
    Column by = columns.stream().filter(query::isSortedBy).findFirst().orElse(FIXED.getFirst());
    Comparator<Cell> values = query.ascending() ? Table::compare : (a, b) -> compare(b, a);
    // What is not there comes last, whichever way.
    return Comparator.comparing((Row row) -> row.cell(by).isEmpty())
        .thenComparing(row -> row.cell(by), values);
  }

  /** Numbers before texts. */
  private static int compare(Cell one, Cell other) {
    if (one.number() != null && other.number() != null) {
      return Double.compare(one.number(), other.number());
    }
    if (one.number() != null || other.number() != null) {
      return one.number() != null ? -1 : 1;
    }
    return one.text().compareToIgnoreCase(other.text());
  }

  List<Column> visible(Query query) {
    return columns.stream().filter(column -> !query.hides(column)).toList();
  }

  /** Over the chosen rows, or all where none is. */
  List<Statistics> statistics(Query query) {
    List<Row> over = chosen(query);
    return visible(query).stream()
        .filter(column -> !column.isFixed())
        .map(column -> Statistics.of(column, over.stream().map(row -> row.cell(column)).toList()))
        .filter(Objects::nonNull)
        .toList();
  }

  List<Row> chosen(Query query) {
    List<Row> chosen = rows.stream().filter(row -> query.isChosen(row.run())).toList();
    return chosen.isEmpty() ? rows : chosen;
  }
}
