package dev.touchstone.server.regrade;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** A student with what a regrade does to all exercises of the assignment. */
record Mover(String student, String displayName, List<Outcome> outcomes) {

  static Mover of(List<Outcome> outcomes) {
    Outcome any = outcomes.getFirst();
    return new Mover(any.student(), any.displayName(), outcomes);
  }

  public BigDecimal before() {
    return sum(Outcome::oldScore);
  }

  public BigDecimal after() {
    return sum(Outcome::newScore);
  }

  public BigDecimal change() {
    return after().subtract(before());
  }

  /** The exercises that have another score or verdict. */
  public List<Outcome> changed() {
    return outcomes.stream().filter(Outcome::isChanged).toList();
  }

  /** Whether any exercise has; points of two may make up for each other. */
  public boolean isChanged() {
    return outcomes.stream().anyMatch(Outcome::isChanged);
  }

  private BigDecimal sum(Function<Outcome, BigDecimal> score) {
    return outcomes.stream().map(score).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
