package dev.touchstone.server.catalogue;

import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The exercises that a search finds, chapter by chapter. */
record Catalogue(List<Section> sections) {

  /** A chapter with those of its exercises that were found. */
  record Section(Chapter chapter, List<Exercise> exercises) {}

  /**
   * Those with every word of the search in their id or in one of their titles; all, if it has none.
   */
  static Catalogue search(String words) {
    List<String> wanted = List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    return new Catalogue(
        Arrays.stream(Chapter.values())
            .map(chapter -> section(chapter, wanted))
            .filter(section -> !section.exercises().isEmpty())
            .toList());
  }

  private static Section section(Chapter chapter, List<String> wanted) {
    return new Section(
        chapter,
        ExerciseCatalog.all().stream()
            .filter(exercise -> exercise.chapter() == chapter)
            .filter(exercise -> wanted.stream().allMatch(names(exercise)::contains))
            .toList());
  }

  private static String names(Exercise exercise) {
    return String.join("\n", exercise.id(), exercise.title().zh(), exercise.title().en())
        .toLowerCase(Locale.ROOT);
  }

  int size() {
    return sections.stream().mapToInt(section -> section.exercises().size()).sum();
  }

  /**
   * @throws NotHereException if there is no such exercise
   */
  static Exercise exercise(String id) {
    return ExerciseCatalog.find(id)
        .filter(exercise -> !exercise.isMeasured())
        .orElseThrow(() -> new NotHereException("exercise " + id));
  }

  static String path(Membership member) {
    return member.course().path() + "/exercises";
  }

  static String path(Membership member, Exercise exercise) {
    return path(member) + "/" + exercise.id();
  }

  /** The way to an exercise's chapter. */
  static List<Crumb> crumbs(Membership member, Exercise exercise, Locale locale) {
    Chapter chapter = exercise.chapter();
    return List.of(
        new Crumb(member.course().title().in(locale), member.course().path()),
        new Crumb(chapter.title().in(locale), path(member) + "#" + chapter.id()));
  }
}
