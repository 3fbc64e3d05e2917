package dev.touchstone.server.gradebook;

import dev.touchstone.server.course.Student;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file would change in a column of the gradebook.
 *
 * @param changes what would be written
 * @param same how many lines say what stands there already
 * @param refused the lines that are not taken, and why
 */
record GradeImport(List<Change> changes, int same, List<Refused> refused) {

  /**
   * @param was null if there is nothing yet
   */
  record Change(Student student, int version, @Nullable BigDecimal was, BigDecimal now) {

    /** As it stands in the form that confirms it. */
    public String written() {
      return student.id() + " " + version + " " + now.toPlainString();
    }
  }

  /**
   * @param why the end of a key of the messages {@code gradebook.line}
   */
  record Refused(int at, String who, String why, String about) {}

  GradeImport {
    changes = List.copyOf(changes);
    refused = List.copyOf(refused);
  }

  static GradeImport of(List<GradeFile.Line> lines, Column column, Sheet sheet) {
    return new Reading(column, sheet).of(lines);
  }

  /** What was shown and is not written yet, with the versions that were shown. */
  static GradeImport again(List<Incoming> incoming, Column column, Sheet sheet) {
    int place = place(column, sheet);
    Map<Long, BigDecimal> now = new HashMap<>();
    for (Row row : sheet.rows()) {
      BigDecimal points = row.marks().get(place).points();
      if (points != null) {
        now.put(row.student().id(), points);
      }
    }
    return new GradeImport(
        incoming.stream()
            .map(
                one ->
                    new Change(
                        one.student(), one.version(), now.get(one.student().id()), one.points()))
            .toList(),
        0,
        List.of());
  }

  private static int place(Column column, Sheet sheet) {
    return sheet.columns().stream().map(Column::key).toList().indexOf(column.key());
  }

  /** Goes through the lines once. */
  private static final class Reading {

    private final Column column;
    private final Map<String, List<Row>> byNumber = new HashMap<>();
    private final Map<String, List<Row>> byAccount = new HashMap<>();
    private final Map<String, List<Row>> byName = new HashMap<>();
    private final int place;
    private final Set<Long> seen = new HashSet<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private int same;

    Reading(Column column, Sheet sheet) {
      this.column = column;
      this.place = place(column, sheet);
      for (Row row : sheet.rows()) {
        String number = row.student().number();
        if (number != null) {
          put(byNumber, number, row);
        }
        put(byAccount, row.student().name(), row);
        put(byName, row.student().displayName().strip(), row);
      }
    }

    private static void put(Map<String, List<Row>> rows, String key, Row row) {
      rows.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
    }

    GradeImport of(List<GradeFile.Line> lines) {
      lines.forEach(this::take);
      return new GradeImport(changes, same, refused);
    }

    private void take(GradeFile.Line line) {
      List<Row> meant = meant(line);
      BigDecimal points = Numbers.read(line.points()).orElse(null);
      if (meant.isEmpty()) {
        refuse(line, "UNKNOWN", line.who());
      } else if (meant.size() > 1) {
        refuse(line, "AMBIGUOUS", line.who());
      } else if (isSomebodyElse(line, meant.getFirst())) {
        refuse(line, "NAME", meant.getFirst().student().displayName());
      } else if (line.points().isEmpty()) {
        refuse(line, "EMPTY", "");
      } else if (points == null) {
        refuse(line, "NUMBER", line.points());
      } else if (points.signum() < 0) {
        refuse(line, "NEGATIVE", line.points());
      } else if (points.compareTo(column.outOf().multiply(BigDecimal.TWO)) > 0) {
        refuse(line, "TOO_MUCH", Scheme.plain(column.outOf()));
      } else if (!seen.add(meant.getFirst().student().id())) {
        refuse(line, "TWICE", "");
      } else {
        change(meant.getFirst(), points);
      }
    }

    // The number is an account's name where a course has no other numbers.
    private List<Row> meant(GradeFile.Line line) {
      if (!line.number().isEmpty()) {
        List<Row> rows = byNumber.get(line.number());
        return rows != null ? rows : byAccount.getOrDefault(line.number(), List.of());
      }
      if (!line.account().isEmpty()) {
        return byAccount.getOrDefault(line.account(), List.of());
      }
      return byName.getOrDefault(line.name(), List.of());
    }

    private static boolean isSomebodyElse(GradeFile.Line line, Row row) {
      return !line.name().isEmpty() && !line.name().equals(row.student().displayName().strip());
    }

    private void refuse(GradeFile.Line line, String why, String about) {
      refused.add(new Refused(line.at(), line.who(), why, about));
    }

    private void change(Row row, BigDecimal points) {
      Mark mark = row.marks().get(place);
      BigDecimal was = mark.points();
      if (was != null && was.compareTo(points) == 0) {
        same++;
        return;
      }
      int version = mark.given() == null ? 0 : mark.given().version();
      changes.add(new Change(row.student(), version, was, points));
    }
  }
}
