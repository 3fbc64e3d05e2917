package dev.touchstone.server.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** What stands in a cell of a spreadsheet, as somebody would type it. */
public final class SpreadsheetCell {

  /** Spreadsheets keep 8.1 as 8.0999999999999996. */
  private static final int DIGITS = 9;

  private SpreadsheetCell() {}

  /** In one line; a number without a power, and without the digits that nobody meant. */
  public static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    // Also the result of a formula.
    return cell.getValue() instanceof BigDecimal number
        ? number(number)
        : cell.getText().replaceAll("\\s+", " ").strip();
  }

  private static String number(BigDecimal number) {
    BigDecimal meant =
        number.scale() > DIGITS ? number.setScale(DIGITS, RoundingMode.HALF_UP) : number;
    return meant.stripTrailingZeros().toPlainString();
  }
}
