package dev.touchstone.server.gradebook;

import dev.touchstone.reference.Text;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.gradebook.RefusedGradeException.Reason;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The gradebook for other capabilities, as staff see it; and the one way to write into it. */
@Component
public class Gradebooks {

  private static final int LONGEST_REASON = 500;

  /**
   * A part of the grade.
   *
   * @param outOf what full marks are where its numbers come from
   * @param released whether students see it
   */
  public record Head(
      String key, Text title, BigDecimal weight, BigDecimal outOf, boolean released) {}

  /**
   * What a student has of a part.
   *
   * @param points what counts; null: nothing yet
   * @param computed what it would be without what a person wrote
   * @param given whether a person wrote it
   * @param version of what a person wrote; 0 if nobody did
   */
  public record Cell(
      @Nullable BigDecimal points,
      @Nullable BigDecimal computed,
      BigDecimal outOf,
      boolean given,
      @Nullable String reason,
      int version,
      int missing,
      int lateDays,
      boolean waiting) {}

  /**
   * A student's row.
   *
   * @param cells by the key of the part
   * @param of what the parts that count could bring
   */
  public record Line(
      Student student,
      Map<String, Cell> cells,
      BigDecimal points,
      BigDecimal of,
      @Nullable BigDecimal percent,
      @Nullable String letter) {}

  public record Book(List<Head> parts, List<Line> rows) {}

  private final Sheets sheets;
  private final SheetFiles files;
  private final GivenGrades given;

  Gradebooks(Sheets sheets, SheetFiles files, GivenGrades given) {
    this.sheets = sheets;
    this.files = files;
    this.given = given;
  }

  /**
   * @throws NotHereException unless the reader is staff and there is a formula
   */
  public Book of(Membership staff) {
    return book(sheet(staff));
  }

  /** With the one row of that student, whom the reader may see. */
  public Book of(Membership staff, Student student) {
    return book(sheet(staff, student));
  }

  public byte[] csv(Membership staff, Locale locale) {
    return files.csv(sheet(staff), locale);
  }

  public byte[] xlsx(Membership staff, Locale locale) {
    return files.xlsx(sheet(staff), locale);
  }

  /**
   * Writes a number for a student, whom the writer may see.
   *
   * @param seen the version that the writer saw; 0 if there was none
   * @param points empty takes back what was written
   * @throws RefusedGradeException if it cannot be, or somebody wrote since
   * @throws NotHereException if there is no such part
   */
  public void give(
      Membership staff, Student student, String part, int seen, String points, String reason) {
    Column column =
        sheets.of(staff.staffOnly(), student).stream()
            .flatMap(sheet -> sheet.columns().stream())
            .filter(each -> each.key().equals(part))
            .findFirst()
            .orElseThrow(() -> new NotHereException("part " + part));
    wrong(column, points, reason)
        .ifPresent(
            why -> {
              throw new RefusedGradeException(why, column.outOf());
            });
    BigDecimal number = Numbers.read(points).orElse(null);
    if (!given.put(staff, student, column, seen, number, oneLine(reason))) {
      throw new RefusedGradeException(Reason.CHANGED, column.outOf());
    }
  }

  private static Optional<Reason> wrong(Column column, String points, String reason) {
    Optional<BigDecimal> number = Numbers.read(points);
    if (!points.isBlank() && number.isEmpty()) {
      return Optional.of(Reason.NUMBER);
    }
    if (number.isPresent() && number.get().signum() < 0) {
      return Optional.of(Reason.NEGATIVE);
    }
    // What is above full marks is more often a slip of the finger than meant.
    if (number.isPresent() && number.get().compareTo(column.outOf().multiply(BigDecimal.TWO)) > 0) {
      return Optional.of(Reason.TOO_MUCH);
    }
    return reason.isBlank() && column.source() != Source.COLUMN
        ? Optional.of(Reason.UNFOUNDED)
        : Optional.empty();
  }

  private static String oneLine(String reason) {
    String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
  }

  private Sheet sheet(Membership staff) {
    return sheets.of(staff.staffOnly()).orElseThrow(() -> Grades.none(staff));
  }

  private Sheet sheet(Membership staff, Student student) {
    return sheets.of(staff.staffOnly(), student).orElseThrow(() -> Grades.none(staff));
  }

  private static Book book(Sheet sheet) {
    return new Book(
        sheet.columns().stream()
            .map(
                column ->
                    new Head(
                        column.key(),
                        column.title(),
                        column.part().weight(),
                        column.outOf(),
                        column.released()))
            .toList(),
        sheet.rows().stream().map(row -> line(sheet, row)).toList());
  }

  private static Line line(Sheet sheet, Row row) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (int i = 0; i < sheet.columns().size(); i++) {
      cells.put(sheet.columns().get(i).key(), cell(row.marks().get(i)));
    }
    Total total = row.total();
    return new Line(
        row.student(), cells, total.points(), total.of(), total.percent(), total.letter());
  }

  private static Cell cell(Mark mark) {
    Given written = mark.given();
    return new Cell(
        mark.points(),
        mark.computed(),
        mark.outOf(),
        mark.isGiven(),
        written == null || !mark.isGiven() ? null : written.reason(),
        mark.version(),
        mark.missing(),
        mark.lateDays(),
        mark.waiting());
  }
}
