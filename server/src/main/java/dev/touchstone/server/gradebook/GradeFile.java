package dev.touchstone.server.gradebook;

import dev.touchstone.server.csv.SpreadsheetCell;
import dev.touchstone.server.gradebook.RefusedFileException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A table with a column of grades: CSV as spreadsheets write it, in UTF-8 or GB 18030 (of which GBK
 * is a part), or XLSX. Its first row names the columns, in Chinese or English.
 */
final class GradeFile {

  private static final int MOST_ROWS = 20_000;
  private static final int LONGEST_CELL = 200;
  private static final Charset GB = Charset.forName("GB18030");
  private static final Set<String> NUMBER =
      Set.of("学号", "学生学号", "student number", "student no", "student id", "number", "id");
  private static final Set<String> ACCOUNT =
      Set.of("账号", "帐号", "用户名", "account", "username", "login");
  private static final Set<String> NAME = Set.of("姓名", "学生姓名", "名字", "name", "student");
  private static final Set<String> POINTS =
      Set.of("成绩", "分数", "得分", "总分", "score", "grade", "points", "mark");

  /**
   * A line as it is written there.
   *
   * @param at its number in the file, as a spreadsheet shows it
   */
  record Line(int at, String number, String account, String name, String points) {

    /** By what the student is meant, for people. */
    public String who() {
      return Stream.of(number, account, name)
          .filter(word -> !word.isEmpty())
          .findFirst()
          .orElse("–");
    }
  }

  private record Cells(int at, List<String> cells) {

    String cell(@Nullable Integer column) {
      String cell = column == null || column >= cells.size() ? "" : cells.get(column);
      // What our own export wrote before a sign, so that nothing computes.
      String plain = cell.startsWith("'") ? cell.substring(1) : cell;
      return plain.length() > LONGEST_CELL ? plain.substring(0, LONGEST_CELL) : plain;
    }

    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  private GradeFile() {}

  /**
   * @throws RefusedFileException if it is no such table
   */
  static List<Line> read(byte[] content) {
    if (content.length == 0) {
      throw new RefusedFileException(Reason.EMPTY);
    }
    List<Cells> rows =
        (isZip(content) ? spreadsheet(content) : separated(decoded(content)))
            .stream().filter(row -> !row.isBlank()).toList();
    if (rows.isEmpty()) {
      throw new RefusedFileException(Reason.EMPTY);
    }
    if (rows.size() > MOST_ROWS) {
      throw new RefusedFileException(Reason.TOO_LONG);
    }
    return lines(rows);
  }

  private static List<Line> lines(List<Cells> rows) {
    List<String> head = rows.getFirst().cells();
    Integer number = find(head, NUMBER).orElse(null);
    Integer account = find(head, ACCOUNT).orElse(null);
    Integer name = find(head, NAME).orElse(null);
    Integer points = find(head, POINTS).orElse(null);
    if (points == null || (number == null && account == null && name == null)) {
      throw new RefusedFileException(Reason.HEADER);
    }
    return rows.stream()
        .skip(1)
        .map(
            row ->
                new Line(
                    row.at(),
                    row.cell(number),
                    row.cell(account),
                    row.cell(name),
                    row.cell(points)))
        .toList();
  }

  private static Optional<Integer> find(List<String> head, Set<String> names) {
    for (int i = 0; i < head.size(); i++) {
      if (names.contains(head.get(i).toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", " "))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static boolean isZip(byte[] content) {
    return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3;
  }

  private static String decoded(byte[] content) {
    for (Charset charset : List.of(StandardCharsets.UTF_8, GB)) {
      try {
        String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        if (text.indexOf('\0') < 0) {
          return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
      } catch (CharacterCodingException e) {
        continue;
      }
    }
    throw new RefusedFileException(Reason.ENCODING);
  }

  private static List<Cells> separated(String text) {
    String head = text.lines().findFirst().orElse("");
    char separator =
        Stream.of('\t', ';', ',').filter(one -> head.indexOf(one) >= 0).findFirst().orElse(',');
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setIgnoreEmptyLines(false)
            .setTrim(true)
            .get();
    List<Cells> rows = new ArrayList<>();
    try (var records = format.parse(new StringReader(text))) {
      long before = 0;
      for (CSVRecord row : records) {
        // A quoted cell may go over several lines; the number is that of the first.
        rows.add(new Cells((int) before + 1, row.toList()));
        before = records.getCurrentLineNumber();
        if (rows.size() > MOST_ROWS + 1) {
          throw new RefusedFileException(Reason.TOO_LONG);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new RefusedFileException(Reason.SHEET);
    }
    return rows;
  }

  private static List<Cells> spreadsheet(byte[] content) {
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(content));
        var rows = book.getFirstSheet().openStream()) {
      return rows.limit(MOST_ROWS + 2L)
          .map(row -> new Cells(row.getRowNum(), row.stream().map(SpreadsheetCell::text).toList()))
          .toList();
      // The library throws what it likes at a broken file.
    } catch (IOException | RuntimeException e) {
      throw new RefusedFileException(Reason.SHEET);
    }
  }
}
