package dev.touchstone.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** The data sets by the name they have in a {@code competition.yaml}. */
public final class Generated {

  private static final Map<String, LongFunction<byte[]>> ALL =
      Map.of(
          "house-prices",
          seed -> HousePrices.csv(seed).getBytes(StandardCharsets.UTF_8),
          "scenes",
          DrawnScenes::npz);

  private Generated() {}

  /** The file, CSV or an archive of arrays, or nothing if none is called so. */
  public static Optional<byte[]> find(String name, long seed) {
    return Optional.ofNullable(ALL.get(name)).map(set -> set.apply(seed));
  }

  public static String names() {
    return String.join(", ", ALL.keySet().stream().sorted().toList());
  }
}
