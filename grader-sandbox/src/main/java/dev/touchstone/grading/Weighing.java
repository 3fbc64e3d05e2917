package dev.touchstone.grading;

import dev.touchstone.reference.AnswerKey;
import dev.touchstone.reference.Case;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cases in groups: in which order they run, what each group is worth, and what is told while some
 * are closed. Groups run in the order in which they are opened, so that what a closed one does to a
 * program is never seen in an open one.
 */
final class Weighing {

  private final List<CaseGroup> groups;

  private Weighing(List<CaseGroup> groups) {
    this.groups = groups;
  }

  /**
   * The groups as they fit these cases. Their author put each case into one; a case that the
   * exercise has got since then belongs to the last, one that it has lost to none.
   */
  static Weighing of(List<CaseGroup> asked, List<Case> cases) {
    Set<String> left = new HashSet<>(cases.stream().map(Case::name).toList());
    List<CaseGroup> found = new ArrayList<>();
    for (CaseGroup group : asked) {
      List<String> mine = group.cases().stream().filter(left::remove).toList();
      if (!mine.isEmpty()) {
        found.add(group.withCases(mine));
      }
    }
    found.sort(Comparator.comparing(CaseGroup::show));
    if (!found.isEmpty() && !left.isEmpty()) {
      CaseGroup last = found.removeLast();
      Stream<String> grown = Stream.concat(last.cases().stream(), left.stream().sorted());
      found.add(last.withCases(grown.toList()));
    }
    if (!found.isEmpty() && found.getFirst().show() != Show.NOW) {
      throw new IllegalStateException("nothing would ever be shown at once: " + asked);
    }
    return new Weighing(List.copyOf(found));
  }

  /** In the order in which they are opened. */
  List<CaseGroup> groups() {
    return groups;
  }

  AnswerKey order(AnswerKey key) {
    return groups.isEmpty()
        ? key
        : key.part(
            groups.stream()
                .flatMapToInt(
                    group ->
                        IntStream.range(0, key.cases().size())
                            .filter(i -> group.cases().contains(key.cases().get(i).name())))
                .toArray());
  }

  /** Without groups each case weighs the same; what is ruled out anywhere is worth nothing. */
  double score(Judgement judgement, double maxScore) {
    return groups.isEmpty()
        ? judgement.score(maxScore)
        : score(groups, judgement.verdict(), judgement.cases(), maxScore);
  }

  private double score(
      List<CaseGroup> counted, Verdict verdict, List<CaseReport> cases, double maxScore) {
    double reached = verdict == Verdict.FORBIDDEN ? 0 : reached(counted, cases);
    return hundredths(maxScore * reached / weight(groups));
  }

  private static double reached(List<CaseGroup> counted, List<CaseReport> cases) {
    return counted.stream()
        .mapToDouble(group -> group.weight().doubleValue() * accepted(group, cases))
        .sum();
  }

  private static double accepted(CaseGroup group, List<CaseReport> cases) {
    return cases.stream()
        .filter(c -> group.cases().contains(c.name()))
        .mapToInt(c -> c.verdict() == Verdict.ACCEPTED ? 1 : 0)
        .average()
        .orElse(0);
  }

  private static double weight(List<CaseGroup> counted) {
    return counted.stream().mapToDouble(group -> group.weight().doubleValue()).sum();
  }

  private static double hundredths(double points) {
    return Math.round(100 * points) / 100.0;
  }

  /**
   * What is told at each stage at which not everything is.
   *
   * @param whole the judgement over all cases
   * @param first a judgement over only the first so many
   */
  Map<Show, Part> parts(Judgement whole, double maxScore, IntFunction<Judgement> first) {
    Map<Show, Part> parts = new EnumMap<>(Show.class);
    for (Show stage : List.of(Show.NOW, Show.AFTER_DUE, Show.AFTER_RELEASE)) {
      List<CaseGroup> open = groups.stream().filter(g -> g.show().isOpenAt(stage)).toList();
      if (open.size() < groups.size()) {
        Judgement told = first.apply(count(open, whole.cases()));
        parts.put(
            stage, isLastToOpen(open) ? rest(told, whole, maxScore) : part(told, open, maxScore));
      }
    }
    return parts;
  }

  private static int count(List<CaseGroup> open, List<CaseReport> cases) {
    return (int)
        cases.stream()
            .filter(c -> open.stream().anyMatch(group -> group.cases().contains(c.name())))
            .count();
  }

  private boolean isLastToOpen(List<CaseGroup> open) {
    return groups.stream()
        .filter(group -> !open.contains(group))
        .allMatch(group -> group.show() == Show.NEVER);
  }

  private Part part(Judgement told, List<CaseGroup> open, double maxScore) {
    return new Part(
        told.verdict(),
        score(open, told.verdict(), told.cases(), maxScore),
        hundredths(maxScore * weight(open) / weight(groups)),
        false,
        told(told));
  }

  /** All is open but what never is: that counts now. */
  private Part rest(Judgement told, Judgement whole, double maxScore) {
    boolean settled = whole.verdict() == Verdict.FORBIDDEN || whole.verdict() == Verdict.ACCEPTED;
    Verdict shown = told.verdict() == Verdict.ACCEPTED ? Verdict.PARTIAL : told.verdict();
    return new Part(
        settled ? whole.verdict() : shown, score(whole, maxScore), maxScore, true, told(told));
  }

  private static Part.Told told(Judgement judgement) {
    return new Part.Told(
        judgement.cases().stream().map(CaseReport::withoutValues).toList(),
        judgement.diagnosis(),
        judgement.notes());
  }
}
