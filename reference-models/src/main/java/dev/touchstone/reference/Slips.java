package dev.touchstone.reference;

import java.util.List;
import java.util.Set;

/** The misconceptions switched on in one run of a reference; none of them for the right answer. */
public record Slips(Set<String> ids) {

  static final Slips NONE = new Slips(Set.of());

  public Slips {
    ids = Set.copyOf(ids);
  }

  public boolean has(String id) {
    return ids.contains(id);
  }

  public boolean any(String... some) {
    return List.of(some).stream().anyMatch(ids::contains);
  }
}
