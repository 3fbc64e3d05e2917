package dev.touchstone.server.authoring;

import dev.touchstone.authoring.Gate.Row;
import dev.touchstone.grading.DiagnosisTitles;
import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of the gate's report as its reader sees it. The report keeps the words that the gate wrote;
 * here they become a verdict, a share of the points and a diagnosis that every language has a name
 * for. What cannot be read so is shown as it is.
 */
record GateRow(Row row, @Nullable Seen seen) {

  private static final Pattern SEEN = Pattern.compile("([A-Z_]+) (\\d+) %(?: (\\S+))?");
  private static final Pattern CASES =
      Pattern.compile("invisible \\{(.*)}, coinciding \\{(.*)}", Pattern.DOTALL);
  private static final Set<String> KINDS =
      Set.of("STARTER", "SOLUTION", "MISTAKE", "CASES", "REFERENCE");

  /**
   * What came of a program.
   *
   * @param percent of the points
   * @param found id of the leading diagnosis; null if there was none
   */
  public record Seen(String verdict, int percent, @Nullable String found) {}

  static GateRow of(Row row) {
    return new GateRow(row, seen(row.seen()));
  }

  private static @Nullable Seen seen(String text) {
    Matcher matcher = SEEN.matcher(text);
    return matcher.matches() && isVerdict(matcher.group(1))
        ? new Seen(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3))
        : null;
  }

  private static boolean isVerdict(String name) {
    return Arrays.stream(Verdict.values()).map(Verdict::name).anyMatch(name::equals);
  }

  public String exerciseTitle(Locale locale) {
    return ExerciseCatalog.find(row.exercise())
        .map(Exercise::title)
        .map(title -> title.in(locale))
        .orElse(row.exercise());
  }

  /** What was seen, in a sentence; null where {@link #seen} says it all. */
  public @Nullable Text note() {
    return row.note();
  }

  public boolean isPassed() {
    return row.passed();
  }

  /** One that there are words for. */
  public boolean isKnown() {
    return KINDS.contains(row.kind());
  }

  public boolean isAbout(String kind) {
    return row.kind().equals(kind);
  }

  /** Of a mistake, what it is called; else what the gate wrote. */
  public String expected(Locale locale) {
    return isAbout("MISTAKE") ? named(row.expected(), locale) : row.expected();
  }

  /** What the program's diagnosis is called; null if it got none. */
  public @Nullable String found(Locale locale) {
    String id = seen == null ? null : seen.found();
    return id == null ? null : named(id, locale);
  }

  private String named(String id, Locale locale) {
    return DiagnosisTitles.of(id, row.exercise(), locale);
  }

  /** Of cases that do not tell mistakes apart, which they are: those unseen, and those alike. */
  public List<String> blurred() {
    Matcher matcher = CASES.matcher(row.seen());
    return matcher.matches()
        ? List.of(orNone(matcher.group(1)), orNone(matcher.group(2)))
        : List.of();
  }

  private static String orNone(String ids) {
    return ids.isBlank() ? "–" : ids;
  }

  /** The end of the key of the sentence that says what to do about it. */
  public String mend() {
    return switch (row.kind()) {
      case "STARTER", "CASES", "REFERENCE" -> row.kind();
      case "SOLUTION" -> "SOLUTION." + failed();
      case "MISTAKE" -> "MISTAKE." + missed();
      default -> "OTHER";
    };
  }

  private String failed() {
    String verdict = seen == null ? "" : seen.verdict();
    return switch (verdict) {
      case "TIME_LIMIT", "RUNTIME_ERROR", "FORBIDDEN" -> verdict;
      default -> "WRONG";
    };
  }

  private String missed() {
    if (seen == null || seen.percent() == 100) {
      return "RIGHT";
    }
    return seen.found() == null ? "UNNAMED" : "OTHERWISE";
  }
}
