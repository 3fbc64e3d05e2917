package dev.touchstone.grading;

import dev.touchstone.reference.EntryPoint;
import dev.touchstone.reference.Script;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How each function that a program must have is to be called, by its name. */
record Signatures(Map<String, String> byName) {

  /** What a script calls: a function of the entry point as that writes it, with its defaults. */
  static Signatures of(Script script, EntryPoint entry) {
    Map<String, String> texts = new HashMap<>();
    script
        .entries()
        .forEach(
            (name, arguments) -> texts.put(name, name + "(" + String.join(", ", arguments) + ")"));
    entry.signatures().forEach((name, text) -> texts.replace(name, text));
    return new Signatures(texts);
  }

  String of(String function) {
    return byName.getOrDefault(function, all());
  }

  String all() {
    return String.join(", ", new TreeMap<>(byName).descendingMap().values());
  }
}
