package dev.touchstone.server.authoring;

import dev.touchstone.authoring.AssignmentYaml;
import dev.touchstone.authoring.FolderZip;
import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.AssignmentAccess;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Origins;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes assignments over into another course: their folders with other dates, as versions that have
 * the gate to pass there like any upload. Nothing of students is taken along, and doing it twice
 * does it once.
 */
@Component
class Duplicates {

  private static final String FILE = "assignment.yaml";

  /**
   * An assignment, and what becomes of it.
   *
   * @param exists whether the other course has one of this name, which then gets a further version
   * @param over whether it will be due in the past
   */
  public record Line(
      String slug,
      Text title,
      LocalDateTime opened,
      LocalDateTime due,
      LocalDateTime opens,
      LocalDateTime newDue,
      boolean exists,
      boolean over) {}

  private final AssignmentAccess assignments;
  private final Exports exports;
  private final AuthoringDesk desk;
  private final Clock clock;
  private final Origins origins;

  Duplicates(
      AssignmentAccess assignments,
      Exports exports,
      AuthoringDesk desk,
      Clock clock,
      Origins origins) {
    this.assignments = assignments;
    this.exports = exports;
    this.desk = desk;
    this.clock = clock;
    this.origins = origins;
  }

  /** Those of the course, in its order. */
  List<Assignment> all(Membership source) {
    return assignments.visible(source.instructorOnly());
  }

  /** Those of these names, of which there is at least one. */
  List<Assignment> chosen(Membership source, Set<String> slugs) {
    List<Assignment> chosen =
        all(source).stream().filter(assignment -> slugs.contains(assignment.slug())).toList();
    if (chosen.isEmpty()) {
      throw new RefusedDuplicateException("none");
    }
    return chosen;
  }

  long suggestedDays(Membership source, List<Assignment> chosen, Membership target) {
    return Shift.suggested(
        chosen,
        source.course().zone(),
        assignments.visible(target.instructorOnly()),
        target.course().zone(),
        clock.instant().atZone(target.course().zone()).toLocalDate());
  }

  /** What would come of it; nothing is stored. */
  List<Line> plan(Membership source, List<Assignment> chosen, Membership target, long days) {
    Shift shift = shift(source, target, days);
    Set<String> there =
        assignments.visible(target.instructorOnly()).stream()
            .map(Assignment::slug)
            .collect(Collectors.toSet());
    return chosen.stream()
        .map(assignment -> line(assignment, shift, there.contains(assignment.slug())))
        .toList();
  }

  private Line line(Assignment assignment, Shift shift, boolean exists) {
    return new Line(
        assignment.slug(),
        assignment.title(),
        assignment.opensAt().atZone(shift.from()).toLocalDateTime(),
        assignment.dueAt().atZone(shift.from()).toLocalDateTime(),
        shift.shown(assignment.opensAt()),
        shift.shown(assignment.dueAt()),
        exists,
        shift.instant(assignment.dueAt()).isBefore(clock.instant()));
  }

  /**
   * Stores all of them or none.
   *
   * @throws dev.touchstone.authoring.BadFolderException if one cannot be taken any more
   */
  @Transactional
  public void carryOut(Membership source, List<Assignment> chosen, Membership target, long days) {
    Shift shift = shift(source, target, days);
    origins.note(target.course().id(), source.course().id());
    for (Assignment assignment : chosen) {
      SortedMap<String, byte[]> files = exports.files(source, assignment);
      String yaml = new String(Objects.requireNonNull(files.get(FILE)), StandardCharsets.UTF_8);
      String moved =
          AssignmentYaml.redated(
              yaml, shift.moved(assignment.opensAt()), shift.moved(assignment.dueAt()));
      files.put(FILE, moved.getBytes(StandardCharsets.UTF_8));
      desk.acceptOnce(target, assignment.slug(), FolderZip.pack(files));
    }
  }

  private static Shift shift(Membership source, Membership target, long days) {
    source.instructorOnly();
    target.instructorOnly();
    if (source.course().id() == target.course().id()) {
      throw new RefusedDuplicateException("same");
    }
    return new Shift(days, source.course().zone(), target.course().zone());
  }
}
