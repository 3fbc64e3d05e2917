package dev.touchstone.server.roster;

import dev.touchstone.server.csv.SpreadsheetCell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

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
    return row.stream().map(SpreadsheetCell::text).toList();
  }
}
