package dev.touchstone.server.page;

import dev.touchstone.reference.Text;
import dev.touchstone.server.operations.Delay;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param staff whether the reader is staff of the course shown, or of any where none is
 * @param instructor likewise
 * @param admin whether the reader administers the site
 * @param delay why results take longer than usual; null if they do not
 * @param languageSwitchUrlZh this page in Chinese
 */
public record Shell(
    @Nullable String displayName,
    @Nullable CourseLink course,
    boolean staff,
    boolean instructor,
    boolean admin,
    Delay.@Nullable Notice delay,
    String languageSwitchUrlZh,
    String languageSwitchUrlEn) {

  /** The course the page belongs to. */
  public record CourseLink(String slug, Text title, boolean archived) {}
}
