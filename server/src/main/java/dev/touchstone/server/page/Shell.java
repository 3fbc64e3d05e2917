package dev.touchstone.server.page;

import dev.touchstone.reference.Text;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param staff whether the reader is staff of the course shown, or of any where none is
 * @param instructor likewise
 * @param languageSwitchUrlZh this page in Chinese
 */
public record Shell(
    @Nullable String displayName,
    @Nullable CourseLink course,
    boolean staff,
    boolean instructor,
    String languageSwitchUrlZh,
    String languageSwitchUrlEn) {

  /** The course the page belongs to. */
  public record CourseLink(String slug, Text title, boolean archived) {}
}
