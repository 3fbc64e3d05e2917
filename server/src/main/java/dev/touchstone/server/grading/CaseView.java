package dev.touchstone.server.grading;

import dev.touchstone.grading.CaseReport;
import dev.touchstone.grading.Diagnosis;
import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A case as a page shows it. The arrays are there only for an example, because only an example's
 * values are in the report; of every other case a student learns how far off it was, not what it
 * was.
 */
public record CaseView(
    int number,
    Text title,
    boolean visible,
    Verdict verdict,
    @Nullable String absoluteError,
    @Nullable String relativeError,
    @Nullable Diagnosis diagnosis,
    List<ArrayView> inputs,
    List<ArrayView> expected,
    List<ArrayView> actual,
    @Nullable Difference difference,
    @Nullable Curve curve) {

  /** All of a report's, counted from 1. */
  public static List<CaseView> of(List<CaseReport> cases, Exercise exercise) {
    return IntStream.range(0, cases.size())
        .mapToObj(at -> of(at + 1, cases.get(at), exercise))
        .toList();
  }

  private static CaseView of(int number, CaseReport report, Exercise exercise) {
    CaseReport.Values values = report.values();
    Optional<Drawing> drawing =
        values == null || report.verdict() == Verdict.ACCEPTED
            ? Optional.empty()
            : Drawing.of(values, exercise);
    return new CaseView(
        number,
        report.title(),
        report.example(),
        report.verdict(),
        error(report.maxAbsError()),
        error(report.maxRelError()),
        report.diagnosis(),
        values == null ? List.of() : arrays(values.inputs()),
        values == null ? List.of() : arrays(values.expected()),
        values == null ? List.of() : arrays(values.actual()),
        drawing.map(Drawing::difference).orElse(null),
        drawing.map(Drawing::curve).orElse(null));
  }

  private static List<ArrayView> arrays(Map<String, Tensor> arrays) {
    return arrays.entrySet().stream()
        .map(array -> ArrayView.of(array.getKey(), array.getValue()))
        .toList();
  }

  private static @Nullable String error(@Nullable Double error) {
    if (error == null) {
      return null;
    }
    return error.isInfinite() ? "∞" : String.format(Locale.ROOT, "%.2g", error);
  }
}
