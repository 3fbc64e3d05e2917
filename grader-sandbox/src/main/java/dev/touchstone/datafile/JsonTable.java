package dev.touchstone.datafile;

import dev.touchstone.metric.BadDataException;
import dev.touchstone.metric.BadDataException.Place;
import dev.touchstone.metric.Side;
import dev.touchstone.metric.Table;
import dev.touchstone.metric.Table.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows from JSON: a list of objects, a list of values, an object with {@code rows}, an object with
 * a list for each column, or one with a value for each id.
 */
final class JsonTable {

  private static final String VALUE = "value";

  private final Side side;

  JsonTable(Side side) {
    this.side = side;
  }

  Table read(String text) {
    return of(Json.read(side, text));
  }

  Table of(@Nullable Object root) {
    return switch (root) {
      case List<?> rows -> ofRows(rows);
      case Map<?, ?> object when object.get("rows") instanceof List<?> rows -> ofRows(rows);
      case Map<?, ?> object when isColumns(object.values()) -> ofColumns(object);
      case Map<?, ?> object when !object.isEmpty() && areValues(object.values()) -> ofIds(object);
      case null, default -> throw new BadDataException(Place.whole(side), "json_shape");
    };
  }

  private static boolean isColumns(Collection<?> values) {
    return !values.isEmpty()
        && values.stream().allMatch(List.class::isInstance)
        && values.stream().map(each -> ((List<?>) each).size()).distinct().count() == 1;
  }

  private static boolean areValues(Collection<?> values) {
    return values.stream().noneMatch(each -> each instanceof Map || each instanceof List);
  }

  private Table ofRows(List<?> rows) {
    boolean objects = !rows.isEmpty() && rows.getFirst() instanceof Map;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) instanceof Map != objects) {
        throw new BadDataException(new Place(side, i + 1, 0, ""), "json_row");
      }
    }
    return objects ? ofObjects(rows) : Table.of(side, VALUE, rows);
  }

  private Table ofObjects(List<?> objects) {
    Set<String> names = new LinkedHashSet<>();
    objects.forEach(each -> ((Map<?, ?>) each).keySet().forEach(key -> names.add((String) key)));
    List<String> columns = List.copyOf(names);
    List<Row> rows = new ArrayList<>();
    for (Object each : objects) {
      Map<?, ?> object = (Map<?, ?>) each;
      List<@Nullable Object> cells = new ArrayList<>();
      columns.forEach(column -> cells.add(object.get(column)));
      rows.add(new Row(rows.size() + 1, 0, cells));
    }
    return new Table(side, true, columns, rows);
  }

  private Table ofColumns(Map<?, ?> object) {
    List<String> columns = object.keySet().stream().map(String::valueOf).toList();
    int count = ((List<?>) object.values().iterator().next()).size();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<@Nullable Object> cells = new ArrayList<>();
      for (Object column : object.values()) {
        cells.add(((List<?>) column).get(i));
      }
      rows.add(new Row(i + 1, 0, cells));
    }
    return new Table(side, true, columns, rows);
  }

  private Table ofIds(Map<?, ?> object) {
    List<Row> rows = new ArrayList<>();
    object.forEach(
        (id, value) -> {
          List<@Nullable Object> cells = new ArrayList<>();
          cells.add(id);
          cells.add(value);
          rows.add(new Row(rows.size() + 1, 0, cells));
        });
    return new Table(side, true, List.of(Table.ID, VALUE), rows);
  }
}
