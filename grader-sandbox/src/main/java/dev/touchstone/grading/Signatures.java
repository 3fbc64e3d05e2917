package dev.touchstone.grading;

import dev.touchstone.reference.EntryPoint;
import java.util.Map;
import java.util.TreeMap;

/** How each function that a program must have is to be called, by its name. */
record Signatures(Map<String, String> byName) {

  static Signatures of(EntryPoint entry) {
    return new Signatures(Map.of(entry.name(), entry.signature()));
  }

  String of(String function) {
    return byName.getOrDefault(function, all());
  }

  String all() {
    return String.join(", ", new TreeMap<>(byName).descendingMap().values());
  }
}
