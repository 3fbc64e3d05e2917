package dev.touchstone.server.experiment;

import dev.touchstone.sandbox.Logged.About;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A setting of two runs.
 *
 * @param before null where the first has none
 * @param after null where the second has none
 */
record Parameter(About about, String name, @Nullable String before, @Nullable String after) {

  private record Key(About about, String name) {}

  static List<Parameter> of(List<Value> before, List<Value> after) {
    Map<Key, @Nullable String[]> pairs = new LinkedHashMap<>();
    put(pairs, before, 0);
    put(pairs, after, 1);
    List<Parameter> all = new ArrayList<>();
    pairs.forEach((key, pair) -> all.add(new Parameter(key.about(), key.name(), pair[0], pair[1])));
    return all;
  }

  private static void put(Map<Key, @Nullable String[]> pairs, List<Value> values, int at) {
    for (Value value : values) {
      pairs.computeIfAbsent(new Key(value.about(), value.name()), key -> new String[2])[at] =
          value.text();
    }
  }

  public boolean isChanged() {
    return before == null || !before.equals(after);
  }
}
