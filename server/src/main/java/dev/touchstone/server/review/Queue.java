package dev.touchstone.server.review;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody wants to look at, as the address says it.
 *
 * @param exercise null for all
 * @param student letters of a name or number; nothing where names are hidden
 * @param sample how many at most are drawn where it is a sample
 * @param seed what the sample is drawn with; the same seed draws the same
 */
record Queue(
    View view, @Nullable String exercise, @Nullable String student, int sample, String seed) {

  /** Which of the submissions. */
  enum View {
    ALL,
    UNREVIEWED,
    MINE,
    FLAGGED,
    SAMPLE,
    HELD;

    static View named(@Nullable String name) {
      for (View view : values()) {
        if (view.name().equalsIgnoreCase(name)) {
          return view;
        }
      }
      return ALL;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int MOST = 1000;
  private static final int USUAL = 10;
  private static final int LONGEST_SEED = 40;

  static Queue of(
      @Nullable String view,
      @Nullable String exercise,
      @Nullable String student,
      @Nullable Integer sample,
      @Nullable String seed) {
    String given = seed == null ? "" : seed.strip();
    return new Queue(
        View.named(view),
        StringUtils.hasText(exercise) ? exercise : null,
        StringUtils.hasText(student) ? student.strip() : null,
        sample == null ? USUAL : Math.clamp(sample, 1, MOST),
        given.isEmpty() ? "1" : given.substring(0, Math.min(given.length(), LONGEST_SEED)));
  }

  boolean lets(QueueRow row, long reader) {
    return (exercise == null || exercise.equals(row.exercise()))
        && (row.isHidden() || row.student().isCalled(student))
        && switch (view) {
          case ALL, SAMPLE -> true;
          case UNREVIEWED -> !row.reviewed();
          case MINE -> Long.valueOf(reader).equals(row.assignedTo());
          case FLAGGED -> row.flagged();
          case HELD -> row.reviewed() && !row.released();
        };
  }

  /** The part of an address after the question mark. */
  public String query() {
    UriComponentsBuilder query =
        UriComponentsBuilder.newInstance()
            .queryParam("view", view.word())
            .queryParamIfPresent("exercise", Optional.ofNullable(exercise))
            .queryParamIfPresent("student", Optional.ofNullable(student));
    if (view == View.SAMPLE) {
      query.queryParam("sample", sample).queryParam("seed", "{seed}");
      return "?" + query.encode().buildAndExpand(seed).getQuery();
    }
    return "?" + query.encode().build().getQuery();
  }
}
