package dev.touchstone.server.gradebook;

import dev.touchstone.server.csv.Csv;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The gradebook as files for spreadsheets: numbers are numbers, and nothing computes. */
@Component
class SheetFiles {

  private static final int NAME_WIDTH = 16;

  private final MessageSource words;

  SheetFiles(MessageSource words) {
    this.words = words;
  }

  byte[] csv(Sheet sheet, Locale locale) {
    Csv csv = new Csv();
    table(sheet, locale).forEach(row -> csv.row(row.toArray()));
    return csv.bytes();
  }

  // A cell of text is text whatever it begins with: only what is written as a formula is one.
  byte[] xlsx(Sheet sheet, Locale locale) {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "Touchstone", "1.0")) {
      Worksheet page = book.newWorksheet(word("gradebook.title", locale));
      page.freezePane(2, 1);
      for (int column = 0; column < 3; column++) {
        page.width(column, NAME_WIDTH);
      }
      List<List<@Nullable Object>> table = table(sheet, locale);
      for (int row = 0; row < table.size(); row++) {
        write(page, row, table.get(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Worksheet page, int row, List<@Nullable Object> cells) {
    for (int column = 0; column < cells.size(); column++) {
      switch (cells.get(column)) {
        case null -> {}
        case Number number -> page.value(row, column, number);
        case Object text -> page.value(row, column, text.toString());
      }
    }
  }

  private List<List<@Nullable Object>> table(Sheet sheet, Locale locale) {
    List<List<@Nullable Object>> table = new ArrayList<>();
    table.add(head(sheet, locale));
    sheet.rows().forEach(row -> table.add(cells(sheet, row)));
    return table;
  }

  private List<@Nullable Object> head(Sheet sheet, Locale locale) {
    List<@Nullable Object> head = new ArrayList<>();
    head.add(word("gradebook.number", locale));
    head.add(word("gradebook.name", locale));
    head.add(word("class.account", locale));
    head.add(word("gradebook.section", locale));
    for (Column column : sheet.columns()) {
      head.add(column.title().in(locale) + " (" + Scheme.plain(column.part().weight()) + ")");
    }
    head.add(word("gradebook.total", locale));
    head.add(word("gradebook.of", locale));
    head.add(word("gradebook.letter", locale));
    head.add(word("gradebook.missing", locale));
    head.add(word("gradebook.late-days", locale));
    return head;
  }

  private static List<@Nullable Object> cells(Sheet sheet, Row row) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(row.student().number());
    cells.add(row.student().displayName());
    cells.add(row.student().name());
    cells.add(row.student().section());
    for (int i = 0; i < sheet.columns().size(); i++) {
      cells.add(row.marks().get(i).worth(sheet.columns().get(i).part()));
    }
    cells.add(row.total().points());
    cells.add(row.total().of());
    cells.add(row.total().letter());
    cells.add(row.missing());
    cells.add(row.lateDays());
    return cells;
  }

  private String word(String key, Locale locale) {
    return words.getMessage(key, null, locale);
  }
}
