package dev.touchstone.server.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void aSpreadsheetSeesThatItIsUtf8() {
    assertThat(new Csv().row("林一诺").bytes())
        .isEqualTo("\uFEFF林一诺\r\n".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "＠x"})
  void textThatWouldBeComputedGetsAnApostrophe(String text) {
    assertThat(row(text)).isEqualTo("'" + text + "\r\n");
  }

  @Test
  void aFormulaBehindALineEndIsNoneEither() {
    assertThat(row("\r=1")).isEqualTo("\"'\r=1\"\r\n");
    assertThat(row("=HYPERLINK(\"http://x\",\"y\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n");
  }

  @Test
  void numbersStayNumbers() {
    assertThat(row(new BigDecimal("-7.50"), new BigDecimal("10.00"), -3, null))
        .isEqualTo("-7.5,10,-3,\r\n");
  }

  @Test
  void commasQuotesAndLineEndsAreKept() {
    assertThat(row("a,b", "say \"hi\"", "two\nlines", "plain"))
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",plain\r\n");
  }

  private static String row(Object... cells) {
    return new String(new Csv().row(cells).bytes(), StandardCharsets.UTF_8).substring(1);
  }
}
