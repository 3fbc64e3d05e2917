package dev.touchstone.server.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The first sheet of an XLSX file, as the text that it would be if it were saved as text. */
final class RosterSheet {

  private RosterSheet() {}

  /**
   * @throws RefusedRosterException if it is no such file, or longer than a roster may be
   */
  static RosterText read(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes));
        Stream<Row> rows = book.getFirstSheet().openStream();
        var printer = new CSVPrinter(text, CSVFormat.TDF)) {
      int written = 0;
      for (Row row : (Iterable<Row>) rows::iterator) {
        // One for the headings and one to show that there are too many.
        if (row.getRowNum() > RosterFile.MOST_LINES + 2) {
          break;
        }
        // Empty rows are left out of the file, and findings name rows as the spreadsheet does.
        for (; written < row.getRowNum() - 1; written++) {
          printer.println();
        }
        printer.printRecord(cells(row));
        written++;
      }
      // The library throws what it likes at a broken file.
    } catch (IOException | RuntimeException e) {
      throw new RefusedRosterException("spreadsheet");
    }
    return new RosterText(text.toString(), "XLSX");
  }

  private static List<String> cells(Row row) {
    return row.stream().map(RosterSheet::text).toList();
  }

  /** In one line, and a student's number that is kept as a number without a point or a power. */
  private static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    return cell.getType() == CellType.NUMBER
        ? number(cell.asNumber())
        : cell.getText().replaceAll("\\s+", " ").strip();
  }

  private static String number(@Nullable BigDecimal number) {
    return number == null ? "" : number.stripTrailingZeros().toPlainString();
  }
}
