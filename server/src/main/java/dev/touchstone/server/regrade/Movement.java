package dev.touchstone.server.regrade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who moves by how much: those who move most first, of equals by name. */
record Movement(List<Mover> movers) {

  private static final Comparator<Mover> MOST_FIRST =
      Comparator.comparing((Mover mover) -> mover.change().abs())
          .reversed()
          .thenComparing(Mover::isChanged, Comparator.reverseOrder())
          .thenComparing(Mover::student);

  static Movement of(List<Outcome> outcomes) {
    Map<Long, List<Outcome>> byStudent =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(Outcome::accountId, LinkedHashMap::new, Collectors.toList()));
    return new Movement(byStudent.values().stream().map(Mover::of).sorted(MOST_FIRST).toList());
  }

  public boolean isEmpty() {
    return movers.isEmpty();
  }

  public int size() {
    return movers.size();
  }

  public int up() {
    return count(1);
  }

  public int down() {
    return count(-1);
  }

  public int same() {
    return count(0);
  }

  private int count(int sign) {
    return (int) movers.stream().filter(mover -> mover.change().signum() == sign).count();
  }

  /** Points, over all students, to the second decimal. */
  public BigDecimal meanChange() {
    BigDecimal sum = movers.stream().map(Mover::change).reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.divide(BigDecimal.valueOf(Math.max(1, size())), 2, RoundingMode.HALF_UP);
  }

  /** Those for whom any exercise has another score or verdict. */
  public List<Mover> changed() {
    return movers.stream().filter(Mover::isChanged).toList();
  }
}
