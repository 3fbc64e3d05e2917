package dev.touchstone.server.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A rubric as somebody wants it to be.
 *
 * @param base the version that they saw
 */
record RubricChange(int base, List<Row> rows) {

  private static final BigDecimal MOST = new BigDecimal(500);
  private static final int LONGEST = 300;
  private static final int MOST_ROWS = 60;

  /**
   * A line of the form, as it was typed.
   *
   * @param id 0 for a new one
   * @param said empty for one that is to go
   */
  record Row(long id, @Nullable String exercise, String said, String points) {

    boolean isLeft() {
      return !said.isEmpty();
    }

    /**
     * @throws RefusedReviewException if that is no number of points
     */
    BigDecimal worth() {
      try {
        BigDecimal worth = new BigDecimal(points.strip().replace('−', '-').replace('，', '.'));
        if (worth.abs().compareTo(MOST) > 0 || worth.stripTrailingZeros().scale() > 2) {
          throw new RefusedReviewException("points");
        }
        return worth.setScale(2);
      } catch (NumberFormatException e) {
        throw new RefusedReviewException("points");
      }
    }
  }

  RubricChange {
    rows = List.copyOf(rows);
  }

  /** From the form's columns, row by row. */
  static RubricChange of(int base, MultiValueMap<String, String> form) {
    List<Row> rows = new ArrayList<>();
    List<String> said = form.getOrDefault("said", List.of());
    for (int i = 0; i < said.size(); i++) {
      String exercise = cell(form, "exercise", i);
      rows.add(
          new Row(
              id(cell(form, "item", i)),
              exercise.isEmpty() ? null : exercise,
              said.get(i).replace("\0", "").strip(),
              cell(form, "points", i)));
    }
    return new RubricChange(base, rows);
  }

  private static String cell(MultiValueMap<String, String> form, String column, int row) {
    List<String> cells = form.getOrDefault(column, List.of());
    return row < cells.size() ? cells.get(row) : "";
  }

  private static long id(String cell) {
    return cell.matches("\\d{1,18}") ? Long.parseLong(cell) : 0;
  }

  /**
   * @throws RefusedReviewException if it can not be saved as it is
   */
  RubricChange checked() {
    if (rows.stream().filter(Row::isLeft).count() > MOST_ROWS) {
      throw new RefusedReviewException("rows");
    }
    for (Row row : rows) {
      if (row.isLeft()) {
        Said.of(row.said(), LONGEST);
        row.worth();
      }
    }
    return this;
  }

  /** What an item that was ticked will be worth; nothing if it goes. */
  BigDecimal worth(long item) {
    return rows.stream()
        .filter(row -> row.id() == item && row.isLeft())
        .findFirst()
        .map(Row::worth)
        .orElse(BigDecimal.ZERO);
  }
}
