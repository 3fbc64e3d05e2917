package dev.touchstone.trials.audit;

import java.util.List;

/**
 * One advisory that affects one package.
 *
 * @param severity a word or a CVSS vector, as it stands there
 * @param fixed the first version without it, empty where there is none
 * @param note why it counts although it was accepted, or is accepted, or can't be told
 */
record Finding(
    String ecosystem,
    String name,
    String version,
    String id,
    List<String> aliases,
    String severity,
    String summary,
    String fixed,
    String note) {

  String text() {
    String others = aliases.isEmpty() ? "" : " (" + String.join(", ", aliases) + ")";
    String mended = fixed.isEmpty() ? "no fixed version is known" : "fixed in " + fixed;
    String line =
        "%s %s: %s%s %s %s; %s".formatted(name, version, id, others, severity, summary, mended);
    return (note.isEmpty() ? line : line + "; " + note).replaceAll(" {2,}", " ");
  }
}
