package dev.touchstone.server.csv;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as spreadsheets open it: UTF-8 with a byte order mark, lines and quotes as in RFC 4180.
 * Text that a spreadsheet would compute begins with an apostrophe; numbers stay numbers.
 */
public final class Csv {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** With the wide forms, which some spreadsheets take for the same. */
  private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

  private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);

  /** Numbers, text, and nothing at all for null. */
  public Csv row(@Nullable Object... cells) {
    text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
        .append("\r\n");
    return this;
  }

  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case Number number -> number.toString();
      default -> quoted(harmless(cell.toString()));
    };
  }

  private static String harmless(String text) {
    return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
