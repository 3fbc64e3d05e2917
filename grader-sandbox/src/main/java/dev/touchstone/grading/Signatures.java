package dev.touchstone.grading;

import dev.touchstone.reference.EntryPoint;
import dev.touchstone.reference.Script;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a program is called.
 *
 * @param entries what it must have itself, by name
 * @param methods what is called of what these return, by the name that it has then
 */
record Signatures(Map<String, String> entries, Map<String, String> methods) {

  /** What a script calls: a function of the entry point as that writes it, with its defaults. */
  static Signatures of(Script script, EntryPoint entry) {
    Map<String, String> entries = new HashMap<>();
    Map<String, String> methods = new HashMap<>();
    script
        .calls()
        .forEach(
            (name, text) ->
                (script.entries().containsKey(name) ? entries : methods).put(name, text));
    entry.signatures().forEach((name, text) -> entries.replace(name, text));
    return new Signatures(entries, methods);
  }

  String of(String function) {
    return entries.getOrDefault(function, methods.getOrDefault(function, all()));
  }

  String all() {
    return String.join(", ", new TreeMap<>(entries).descendingMap().values());
  }
}
