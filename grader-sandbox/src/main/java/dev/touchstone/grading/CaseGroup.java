package dev.touchstone.grading;

import dev.touchstone.reference.Text;
import java.math.BigDecimal;
import java.util.List;

/**
 * Some of an exercise's cases, and what they are worth together.
 *
 * @param cases by name
 * @param weight against the weights of the other groups
 */
public record CaseGroup(String name, Text title, List<String> cases, BigDecimal weight, Show show) {

  public CaseGroup {
    if (cases.isEmpty() || weight.signum() <= 0) {
      throw new IllegalArgumentException("a group without cases or weight: " + name);
    }
    cases = List.copyOf(cases);
  }

  CaseGroup withCases(List<String> others) {
    return new CaseGroup(name, title, others, weight, show);
  }
}
