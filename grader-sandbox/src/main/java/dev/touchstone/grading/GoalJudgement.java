package dev.touchstone.grading;

import dev.touchstone.goal.Goal;
import dev.touchstone.goal.Mark;
import dev.touchstone.goal.Measurement;
import dev.touchstone.goal.Quantity;
import dev.touchstone.goal.Source;
import dev.touchstone.goal.Task;
import dev.touchstone.metric.BadPredictionException;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, as cases: one for each mark. A rehearsal has no marks; its one case is passed
 * by whatever can be measured.
 */
record GoalJudgement(
    Verdict verdict, List<CaseReport> cases, List<Diagnosis> diagnosis, List<Diagnosis> notes) {

  private static final String REHEARSAL = "rehearsal";
  private static final Text REHEARSED = new Text("能训练，也能预测", "It learns and answers");

  static GoalJudgement of(Goal goal, Task task, Tensor answer) {
    Measurement measured;
    try {
      measured = task.measure(answer);
    } catch (BadPredictionException bad) {
      return without(goal, task, Finding.invalid(bad.rule(), bad.arguments().toArray()));
    }
    return task.marks().isEmpty()
        ? rehearsed(goal, task, measured)
        : measured(goal, task, measured);
  }

  private static GoalJudgement rehearsed(Goal goal, Task task, Measurement measured) {
    return new GoalJudgement(
        Verdict.ACCEPTED,
        List.of(report(REHEARSAL, REHEARSED, Verdict.ACCEPTED, null)),
        List.of(),
        List.of(said("rehearsed", goal, task.source(), measured), data(task.source())));
  }

  private static GoalJudgement measured(Goal goal, Task task, Measurement measured) {
    Quantity quantity = goal.quantity();
    List<CaseReport> cases =
        task.marks().stream().map(mark -> report(quantity, mark, measured)).toList();
    Optional<Diagnosis> pattern =
        measured.pattern().map(known -> Diagnosis.of(known.id(), known.arguments().toArray()));
    Optional<Diagnosis> next =
        task.marks().stream()
            .filter(mark -> !quantity.reaches(measured.value(), mark.value()))
            .findFirst()
            .map(mark -> next(goal, task.source(), measured, mark));
    List<Diagnosis> wrong = Stream.of(pattern, next).flatMap(Optional::stream).toList();
    Diagnosis said =
        next.map(found -> Diagnosis.of(id("measured", goal), found.arguments().toArray()))
            .orElseGet(() -> said("reached", goal, task.source(), measured));
    return new GoalJudgement(
        verdict(cases),
        cases,
        next.isEmpty() ? List.of() : wrong,
        List.of(said, data(task.source())));
  }

  private static Verdict verdict(List<CaseReport> cases) {
    long reached = cases.stream().filter(c -> c.verdict() == Verdict.ACCEPTED).count();
    if (reached == cases.size()) {
      return Verdict.ACCEPTED;
    }
    return reached == 0 ? Verdict.WRONG_ANSWER : Verdict.PARTIAL;
  }

  /** Nothing could be measured. */
  static GoalJudgement without(Goal goal, Task task, Finding finding) {
    List<CaseReport> cases =
        task.marks().isEmpty()
            ? List.of(report(REHEARSAL, REHEARSED, finding.verdict(), finding.diagnosis()))
            : task.marks().stream()
                .map(mark -> title(goal.quantity(), mark, finding.verdict(), finding.diagnosis()))
                .toList();
    return new GoalJudgement(
        finding.verdict(), cases, List.of(finding.diagnosis()), List.of(data(task.source())));
  }

  double score(double maxScore) {
    long reached = cases.stream().filter(c -> c.verdict() == Verdict.ACCEPTED).count();
    return Math.round(100 * maxScore * reached / cases.size()) / 100.0;
  }

  private static CaseReport report(Quantity quantity, Mark mark, Measurement measured) {
    return quantity.reaches(measured.value(), mark.value())
        ? title(quantity, mark, Verdict.ACCEPTED, null)
        : title(
            quantity,
            mark,
            Verdict.WRONG_ANSWER,
            Diagnosis.of(
                "goal_missed", quantity.bound(mark.value()), quantity.show(measured.value())));
  }

  private static CaseReport title(
      Quantity quantity, Mark mark, Verdict verdict, @Nullable Diagnosis diagnosis) {
    String bound = quantity.bound(mark.value());
    Text meaning = mark.meaning();
    return report(
        mark.id(),
        new Text(meaning.zh() + "（" + bound + "）", meaning.en() + " (" + bound + ")"),
        verdict,
        diagnosis);
  }

  private static CaseReport report(
      String name, Text title, Verdict verdict, @Nullable Diagnosis diagnosis) {
    return new CaseReport(name, title, true, verdict, null, null, diagnosis, null);
  }

  /** How far the next mark is. */
  private static Diagnosis next(Goal goal, Source source, Measurement measured, Mark mark) {
    Quantity quantity = goal.quantity();
    return Diagnosis.of(
        id("next", goal),
        quantity.show(measured.value()),
        source.asked(),
        quantity.show(measured.interval().low()),
        quantity.show(measured.interval().high()),
        quantity.bound(mark.value()),
        gap(quantity, measured.value(), mark.value()));
  }

  /** In percentage points, or as the factor by which a perplexity is too large. */
  private static String gap(Quantity quantity, double value, double mark) {
    if (!quantity.isShare()) {
      return Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, "%.2f", value / mark);
    }
    return String.format(Locale.ROOT, "%.1f", 100 * (mark - value));
  }

  private static Diagnosis said(String what, Goal goal, Source source, Measurement measured) {
    Quantity quantity = goal.quantity();
    return Diagnosis.of(
        id(what, goal),
        quantity.show(measured.value()),
        source.asked(),
        quantity.show(measured.interval().low()),
        quantity.show(measured.interval().high()));
  }

  private static String id(String what, Goal goal) {
    return "goal_" + goal.quantity().name().toLowerCase(Locale.ROOT) + "_" + what;
  }

  private static Diagnosis data(Source source) {
    return Diagnosis.of("goal_data_" + source.id(), source.learned(), source.asked());
  }
}
