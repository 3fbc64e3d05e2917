package dev.touchstone.server.course;

import dev.touchstone.reference.Text;
import dev.touchstone.server.course.RefusedCourseException.Reason;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a course that is to be opened is called, as somebody wrote it into a form. */
public record NewCourse(String slug, String zh, String en, String zone) {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,38}");
  private static final int LONGEST_TITLE = 200;

  // Those that course.yaml may name; an offset is read the other way round by PostgreSQL.
  private static final Pattern ZONE = Pattern.compile("[A-Z][A-Za-z]+(/[A-Za-z_+-]+)+|UTC");

  public NewCourse {
    slug = sent(slug);
    zh = sent(zh);
    en = sent(en);
    zone = sent(zone);
  }

  // A field that is missing from a form is null, whatever its type says.
  private static String sent(@Nullable String field) {
    return field == null ? "" : field.strip();
  }

  /** The zones that a course may have. */
  public static List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(zone -> ZONE.matcher(zone).matches())
        .filter(zone -> !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
        .sorted()
        .toList();
  }

  Text title() {
    return new Text(zh, en);
  }

  /**
   * @throws RefusedCourseException if no course can be called that
   */
  void check() {
    if (!SLUG.matcher(slug).matches()) {
      throw new RefusedCourseException(Reason.SLUG);
    }
    if (!isTitle(zh) || !isTitle(en)) {
      throw new RefusedCourseException(Reason.TITLE);
    }
    if (!zones().contains(zone)) {
      throw new RefusedCourseException(Reason.ZONE);
    }
  }

  private static boolean isTitle(String title) {
    return !title.isBlank()
        && title.length() <= LONGEST_TITLE
        && title.chars().noneMatch(Character::isISOControl);
  }
}
