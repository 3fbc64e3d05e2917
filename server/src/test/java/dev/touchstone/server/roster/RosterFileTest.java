package dev.touchstone.server.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterFileTest {

  private static final String CLASS =
      """
      学号,姓名,班级,邮箱
      10235501401,李明,1班,liming@example.edu
      10235501402,王小雨,2班,
      """;

  @ParameterizedTest
  @CsvSource({
    "UTF-8, '', UTF-8",
    "UTF-8, '\uFEFF', UTF-8",
    "GBK, '', GB18030 (GBK)",
    "GB18030, '', GB18030 (GBK)",
    "UTF-16LE, '\uFEFF', UTF-16",
    "UTF-16BE, '\uFEFF', UTF-16",
    "UTF-16LE, '', UTF-16"
  })
  void theSameListIsReadInWhateverEncodingItCame(String charset, String mark, String said) {
    RosterFile file = RosterFile.read((mark + CLASS).getBytes(Charset.forName(charset)));
    assertThat(file.charset()).isEqualTo(said);
    assertThat(file.findings()).isEmpty();
    assertThat(file.lines())
        .containsExactly(
            new RosterLine(2, "10235501401", "李明", "1班", null, "liming@example.edu"),
            new RosterLine(3, "10235501402", "王小雨", "2班", null, null));
  }

  @ParameterizedTest
  @CsvSource({"';'", "'\t'", "','"})
  void aLineIsCutWhereTheFirstOneIs(String delimiter) {
    String text = CLASS.replace(",", delimiter);
    assertThat(RosterFile.read(text.getBytes(StandardCharsets.UTF_8)).lines()).hasSize(2);
  }

  /**
   * Numbers are kept as numbers there, rows that are empty not at all, and cells may have lines.
   */
  @Test
  void aSpreadsheetIsReadAsItWouldBeSaved() throws IOException {
    RosterFile file =
        RosterFile.read(
            sheet(
                sheet -> {
                  row(sheet, 0, "学号", "姓名", "班级", "邮箱", "手机");
                  sheet.value(1, 0, 10235501401L);
                  sheet.value(1, 1, "李\n明");
                  row(sheet, 3, "0042", "王, \"小雨\"", "2班");
                  row(sheet, 4, "", "没有号", "2班");
                }));
    assertThat(file.charset()).isEqualTo("XLSX");
    assertThat(file.lines())
        .containsExactly(
            new RosterLine(2, "10235501401", "李 明", null, null, null),
            new RosterLine(4, "0042", "王, \"小雨\"", "2班", null, null));
    assertThat(file.findings()).containsExactly(Finding.bar(5, "nobody"));
    assertThat(file.ignored()).containsExactly("手机");
  }

  @Test
  void aSpreadsheetWithoutEndIsTooLong() throws IOException {
    byte[] bytes =
        sheet(
            sheet -> {
              row(sheet, 0, "学号", "姓名");
              for (int i = 1; i <= RosterFile.MOST_LINES + 50; i++) {
                row(sheet, i, "a" + i, "甲");
              }
            });
    assertThatThrownBy(() -> RosterFile.read(bytes))
        .isInstanceOfSatisfying(
            RefusedRosterException.class,
            refused -> assertThat(refused.reason()).isEqualTo("many"));
  }

  private static byte[] sheet(Consumer<Worksheet> fill) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "test", "1.0")) {
      fill.accept(book.newWorksheet("名单"));
    }
    return bytes.toByteArray();
  }

  private static void row(Worksheet sheet, int at, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      sheet.value(at, i, cells[i]);
    }
  }

  @Test
  void columnsStandInAnyOrderAndOthersAreNamed() {
    RosterFile file = read("Section;Student ID;Full name;Phone\nA;77;Ada;123\n");
    assertThat(file.lines()).containsExactly(new RosterLine(2, "77", "Ada", "A", null, null));
    assertThat(file.ignored()).containsExactly("Phone");
  }

  @Test
  void whatIsWrongWithALineIsSaidWithItsNumberAndBarsThatLineOnly() {
    RosterFile file =
        read(
            """
            学号,姓名,用户名,邮箱
            1001,好,,
            1001,另一个,,
            1001,好,,
            ,谁,,

            1002,,,
            2.02E+11,圆,,
            10 03,空格,,
            1004,名,Bad Name!,
            1005,信,,not-an-address
            1006,全,li.ming,x@y
            1007,又,li.ming,
            """);
    assertThat(file.lines()).extracting(RosterLine::line).containsExactly(2, 11, 12);
    assertThat(file.findings())
        .extracting(finding -> finding.line() + " " + finding.what() + " " + finding.bars())
        .containsExactly(
            "3 number.twice true",
            "4 repeated false",
            "5 nobody true",
            "7 name.none true",
            "8 number.rounded true",
            "9 number.wrong true",
            "10 account.wrong true",
            "11 email.wrong false",
            "13 account.twice true");
    assertThat(file.barred()).isEqualTo(7);
  }

  @Test
  void marksThatNobodySeesGoAndLettersThatRunFromTheRightStay() {
    RosterFile file = read("number,name\n1,\u202Eعلي\u202C حسن\u200F\n2,李\u0007明\n3,أحمد\n");
    assertThat(file.lines())
        .extracting(RosterLine::displayName)
        .containsExactly("علي حسن", "李明", "أحمد");
    assertThat(file.findings())
        .containsExactly(
            Finding.note(2, "name.unseen", "علي حسن"), Finding.note(3, "name.unseen", "李明"));
  }

  @Test
  void whatSpreadsheetsAddToNumbersIsTakenAway() {
    RosterFile file = read("学号,姓名\n\"=\"\"0042\"\"\",甲\n'0043,乙\n００４４,丙\n");
    assertThat(file.lines()).extracting(RosterLine::number).containsExactly("0042", "0043", "0044");
  }

  @Test
  void aQuotationMarkInTheWrongPlaceKeepsWhatCameBefore() {
    RosterFile file = read("学号,姓名\n1,甲\n2,\"乙\" x\n3,丙\n");
    assertThat(file.lines()).extracting(RosterLine::number).containsExactly("1");
    assertThat(file.findings()).containsExactly(Finding.bar(3, "quotes"));
  }

  @Test
  void whatCannotBeARosterIsRefusedWithTheReason() {
    assertThat(refusal("PK\u0003\u0004zip")).isEqualTo("spreadsheet");
    assertThat(refusal("")).isEqualTo("empty");
    assertThat(refusal("李明,10235501401\n")).isEqualTo("head");
    assertThat(refusal("学号,学生学号,姓名\n1,1,甲\n")).isEqualTo("column");
    assertThatThrownBy(() -> RosterFile.read(new byte[] {(byte) 0xFF, (byte) 0xFF, 1}))
        .isInstanceOf(RefusedRosterException.class)
        .hasMessageContaining("charset");
  }

  private static String refusal(String text) {
    try {
      read(text);
      return "none";
    } catch (RefusedRosterException refused) {
      return refused.reason();
    }
  }

  private static RosterFile read(String text) {
    return RosterFile.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
