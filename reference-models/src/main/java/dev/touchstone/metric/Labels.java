package dev.touchstone.metric;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The classes there are. Where they are fixed, nothing else may be predicted; where they are not,
 * they are those that occur.
 *
 * @param fixed in order; empty if they are not fixed
 */
public record Labels(List<String> fixed) {

  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");

  /** Not fixed beforehand. */
  public static final Labels OPEN = new Labels(List.of());

  public Labels {
    fixed = List.copyOf(fixed);
    if (fixed.size() == 1 || Set.copyOf(fixed).size() != fixed.size()) {
      throw new IllegalArgumentException("classes are two or more different names, not " + fixed);
    }
  }

  /** 0 … K − 1. */
  public static Labels count(int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException("two classes or more are needed, not " + classes);
    }
    return new Labels(IntStream.range(0, classes).mapToObj(String::valueOf).toList());
  }

  boolean areFixed() {
    return !fixed.isEmpty();
  }

  /** Refuses unknown classes, and numbers written otherwise than the truth writes them. */
  void check(String[] truth, Cells truthCells, String[] predicted, Cells cells) {
    if (areFixed()) {
      Set<String> known = Set.copyOf(fixed);
      checkKnown(truth, truthCells, known);
      checkKnown(predicted, cells, known);
    } else if (Stream.of(truth).allMatch(label -> INTEGER.matcher(label).matches())) {
      for (int row = 0; row < predicted.length; row++) {
        if (!INTEGER.matcher(predicted[row]).matches()) {
          throw cells.refusal(row, "label_not_integer", predicted[row]);
        }
      }
    }
  }

  private void checkKnown(String[] labels, Cells cells, Set<String> known) {
    for (int row = 0; row < labels.length; row++) {
      if (!known.contains(labels[row])) {
        throw cells.refusal(row, "label_unknown", labels[row], String.join(", ", fixed));
      }
    }
  }

  /** Those fixed, or those that occur: numbers by size, names by the alphabet. */
  List<String> of(String[] truth, String[] predicted) {
    if (areFixed()) {
      return fixed;
    }
    Set<String> found = new LinkedHashSet<>();
    Stream.of(truth, predicted).flatMap(Stream::of).forEach(found::add);
    boolean numbers = found.stream().allMatch(label -> INTEGER.matcher(label).matches());
    return numbers
        ? found.stream().sorted(Comparator.comparingInt(Integer::parseInt)).toList()
        : List.copyOf(new TreeSet<>(found));
  }
}
