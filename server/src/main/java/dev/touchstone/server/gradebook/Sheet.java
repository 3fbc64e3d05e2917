package dev.touchstone.server.gradebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The gradebook as one reader sees it. */
record Sheet(Scheme scheme, List<Column> columns, List<Row> rows) {

  Sheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** How many students have from so many to so many of a hundred. */
  record Bin(int from, int to, int count, double share) {}

  /** Whom to list; null means everybody. */
  record Filter(@Nullable Long section, @Nullable String letters, boolean atRisk, Order order) {}

  enum Order {
    NAME,
    TOTAL,
    LOWEST;

    static Order named(@Nullable String name) {
      for (Order order : values()) {
        if (order.name().equalsIgnoreCase(name)) {
          return order;
        }
      }
      return NAME;
    }
  }

  Sheet filtered(Filter filter) {
    List<Row> shown =
        new ArrayList<>(
            rows.stream()
                .filter(
                    row ->
                        filter.section() == null
                            || filter.section().equals(row.student().sectionId()))
                .filter(row -> row.student().isCalled(filter.letters()))
                .filter(row -> !filter.atRisk() || row.isAtRisk(scheme))
                .toList());
    Comparator<Row> byTotal =
        Comparator.comparing(
            row -> Objects.requireNonNullElse(row.total().percent(), BigDecimal.ONE.negate()));
    switch (filter.order()) {
      case NAME -> {}
      case TOTAL -> shown.sort(byTotal.reversed());
      case LOWEST -> shown.sort(byTotal);
    }
    return new Sheet(scheme, columns, shown);
  }

  public List<Row> atRisk() {
    return rows.stream().filter(row -> row.isAtRisk(scheme)).toList();
  }

  public boolean isAtRisk(Row row) {
    return row.isAtRisk(scheme);
  }

  public boolean isBelow(Row row) {
    return row.isBelow(scheme);
  }

  /** Tens of a hundred, the lowest first; a hundred and more are with the nineties. */
  public List<Bin> distribution() {
    int[] counts = new int[10];
    rows.stream()
        .map(row -> row.total().percent())
        .filter(Objects::nonNull)
        .forEach(percent -> counts[Math.clamp(percent.intValue() / 10, 0, 9)]++);
    int most = 1;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      bins.add(new Bin(10 * i, 10 * i + 10, counts[i], counts[i] / (double) most));
    }
    return bins;
  }

  public long counted() {
    return rows.stream().filter(row -> row.total().percent() != null).count();
  }
}
