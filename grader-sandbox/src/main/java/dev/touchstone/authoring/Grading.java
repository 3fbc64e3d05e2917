package dev.touchstone.authoring;

import dev.touchstone.reference.Text;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the course's grade is made up, as {@code course.yaml} says it; docs/gradebook.md says what it
 * means.
 *
 * @param cap the most that all of it together can be worth; null for no end
 * @param bands letters, the best first
 * @param pass below it one is at risk
 * @param atRiskFrom so many missing works and one is at risk
 */
public record Grading(
    List<Component> components,
    @Nullable BigDecimal cap,
    @Nullable List<Band> bands,
    @Nullable BigDecimal pass,
    @Nullable Integer atRiskFrom) {

  /** From so many points on. */
  public record Band(String letter, BigDecimal from) {}

  /**
   * @param of participation, assignment:NAME, assignments, competition:NAME or column:NAME
   * @param title of a column
   * @param outOf what full marks are in a column
   */
  public record Component(
      String of,
      BigDecimal weight,
      @Nullable Text title,
      @Nullable Boolean bonus,
      @Nullable BigDecimal cap,
      @Nullable Integer dropLowest,
      @Nullable BigDecimal outOf) {}

  public Grading {
    components = List.copyOf(components);
    bands = bands == null ? null : List.copyOf(bands);
  }
}
