package dev.touchstone.dataset;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** The data sets by the name they have in a {@code competition.yaml}. */
public final class Generated {

  private static final Map<String, LongFunction<String>> ALL =
      Map.of("house-prices", HousePrices::csv);

  private Generated() {}

  /** The file, or nothing if none is called so. */
  public static Optional<String> find(String name, long seed) {
    return Optional.ofNullable(ALL.get(name)).map(set -> set.apply(seed));
  }

  public static String names() {
    return String.join(", ", ALL.keySet().stream().sorted().toList());
  }
}
