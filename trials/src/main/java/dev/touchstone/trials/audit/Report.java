package dev.touchstone.trials.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an audit says.
 *
 * @param components how many packages there are of each ecosystem
 * @param advisories how many advisories there were for each
 * @param newest when the newest of them was changed, in ISO 8601: how old all of this is
 * @param unused ids that are accepted, and that no package has any more
 */
record Report(
    Map<String, Long> components,
    Map<String, Integer> advisories,
    String newest,
    List<Finding> found,
    List<Finding> accepted,
    List<String> unused) {

  boolean isClean() {
    return found.isEmpty();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s packages, %s advisories, the newest of %s"
            .formatted(
                counts(components), counts(advisories), newest.isEmpty() ? "no date" : newest));
    found.forEach(finding -> lines.add("FOUND     " + finding.text()));
    accepted.forEach(finding -> lines.add("accepted  " + finding.text()));
    unused.forEach(
        id -> lines.add("note      " + id + " is accepted, and nothing has it any more"));
    lines.add("%d found, %d accepted".formatted(found.size(), accepted.size()));
    return lines;
  }

  private static String counts(Map<String, ? extends Number> numbers) {
    return numbers.entrySet().stream()
        .map(one -> one.getValue() + " " + one.getKey())
        .collect(Collectors.joining(" and "));
  }
}
