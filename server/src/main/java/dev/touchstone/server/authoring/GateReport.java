package dev.touchstone.server.authoring;

import dev.touchstone.authoring.Gate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The gate's report to be read: what keeps the version from being released before everything else,
 * then what is as it should be, exercise by exercise. An assignment of many exercises has hundreds
 * of rows.
 *
 * @param all how many rows there are without a filter
 * @param failures how many of those are not as they should be
 * @param failed those of them that the filter lets pass
 */
record GateReport(
    int all,
    int failures,
    List<GateRow> failed,
    List<Section> sections,
    List<Choice> exercises,
    List<String> kinds,
    Filter filter) {

  /** What to show; null or blank is everything. */
  public record Filter(@Nullable String show, @Nullable String kind, @Nullable String exercise) {

    public boolean isFailedOnly() {
      return "failed".equals(show);
    }

    public boolean isSet() {
      return isFailedOnly() || has(kind) || has(exercise);
    }

    boolean accepts(GateRow row) {
      return (!has(kind) || row.row().kind().equals(kind))
          && (!has(exercise) || row.row().exercise().equals(exercise));
    }

    private static boolean has(@Nullable String value) {
      return value != null && !value.isBlank();
    }
  }

  /** An exercise to choose. */
  public record Choice(String id, GateRow any) {

    public String title(Locale locale) {
      return any.exerciseTitle(locale);
    }
  }

  /** The rows of an exercise that are as they should be, and how many there are in all. */
  public record Section(String exercise, List<GateRow> passed, int all) {

    public String title(Locale locale) {
      return passed.getFirst().exerciseTitle(locale);
    }
  }

  static GateReport of(Gate.Report report, Filter filter) {
    List<GateRow> rows = report.rows().stream().map(GateRow::of).toList();
    List<GateRow> shown = rows.stream().filter(filter::accepts).toList();
    return new GateReport(
        rows.size(),
        report.failures().size(),
        shown.stream().filter(row -> !row.isPassed()).toList(),
        filter.isFailedOnly() ? List.of() : sections(shown),
        byExercise(rows).entrySet().stream()
            .map(entry -> new Choice(entry.getKey(), entry.getValue().getFirst()))
            .toList(),
        rows.stream().map(row -> row.row().kind()).distinct().toList(),
        filter);
  }

  private static List<Section> sections(List<GateRow> shown) {
    return byExercise(shown).entrySet().stream()
        .map(
            entry ->
                new Section(
                    entry.getKey(),
                    entry.getValue().stream().filter(GateRow::isPassed).toList(),
                    entry.getValue().size()))
        .filter(section -> !section.passed().isEmpty())
        .toList();
  }

  /** In the assignment's order. */
  private static Map<String, List<GateRow>> byExercise(List<GateRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.row().exercise(), LinkedHashMap::new, Collectors.toList()));
  }

  public boolean isPassed() {
    return failures == 0;
  }

  public boolean isNothingShown() {
    return failed.isEmpty() && sections.isEmpty();
  }
}
