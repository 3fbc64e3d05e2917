package dev.touchstone.server.assignment;

import dev.touchstone.authoring.AssignmentFile;
import dev.touchstone.authoring.AssignmentFolder;
import dev.touchstone.authoring.Moment;
import dev.touchstone.server.course.Course;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes an assignment what a folder says. Doing it twice changes nothing; dates that count from the
 * first time stay as they were then. An exercise that is no longer asked for stays while there is
 * work for it.
 */
@Component
public class Releases {

  private final Assignments assignments;
  private final OwnExercises own;
  private final Clock clock;

  Releases(Assignments assignments, OwnExercises own, Clock clock) {
    this.assignments = assignments;
    this.own = own;
    this.clock = clock;
  }

  /** As the folder's version of this number; a new assignment comes behind the others. */
  @Transactional
  public void release(Course course, AssignmentFolder folder, int version) {
    Assignment assignment = found(course, folder);
    int position = assignment.position() == 0 ? nextPosition(course) : assignment.position();
    describe(assignment, folder, course, position);
    for (AssignmentFile.Asked asked : folder.file().exercises()) {
      String prepared = own.of(course.id(), folder.name(), version, asked.id()).orElse(null);
      if (prepared == null && folder.isOwn(asked.id())) {
        throw new IllegalStateException(asked.id() + " was not prepared for version " + version);
      }
      assignment.exercise(asked.id()).isOwn(prepared);
    }
    assignment.release(version);
    assignments.save(assignment);
  }

  /**
   * As the folder says, at a place among the course's assignments; one of which an uploaded version
   * was released meanwhile stays as that says.
   *
   * @throws IllegalStateException if its author brings exercises of his own: only the gate, through
   *     which uploads go, can prepare them
   */
  @Transactional
  public void set(Course course, AssignmentFolder folder, int position) {
    for (AssignmentFile.Asked asked : folder.file().exercises()) {
      if (folder.isOwn(asked.id())) {
        throw new IllegalStateException(
            "%s: %s is an exercise of the author's own; upload this assignment instead"
                .formatted(folder.name(), asked.id()));
      }
    }
    Assignment assignment = found(course, folder);
    if (assignment.version() == 1) {
      describe(assignment, folder, course, position);
      assignments.save(assignment);
    }
  }

  /** What students would see if this were released; nothing of it is stored. */
  @Transactional(readOnly = true)
  public Assignment unreleased(Course course, AssignmentFolder folder) {
    Assignment assignment = fresh(course, folder);
    assignments
        .findByCourseIdAndSlug(course.id(), folder.name())
        .ifPresent(released -> assignment.date(released.opensAt(), released.dueAt()));
    describe(assignment, folder, course, 1);
    folder.exercises().forEach(known -> assignment.exercise(known.id()).isUnprepared(known));
    return assignment;
  }

  private Assignment found(Course course, AssignmentFolder folder) {
    return assignments
        .findByCourseIdAndSlug(course.id(), folder.name())
        .orElseGet(() -> fresh(course, folder));
  }

  private Assignment fresh(Course course, AssignmentFolder folder) {
    return new Assignment(
        course.id(),
        folder.name(),
        folder.file().title(),
        folder.statement(),
        at(folder.file().opens(), course),
        at(folder.file().due(), course));
  }

  private void describe(
      Assignment assignment, AssignmentFolder folder, Course course, int position) {
    AssignmentFile file = folder.file();
    assignment.describe(position, file.title(), folder.statement());
    assignment.setTerms(terms(file));
    if (file.opens().isFixed() && file.due().isFixed()) {
      assignment.date(at(file.opens(), course), at(file.due(), course));
    }
    int place = 1;
    for (AssignmentFile.Asked asked : file.exercises()) {
      assignment.ask(asked.id(), place++, asked.points());
      assignment.exercise(asked.id()).startWith(folder.ownStarter(asked.id()).orElse(null));
      assignment.exercise(asked.id()).group(asked.groups());
      assignment.exercise(asked.id()).needs(asked.needs());
    }
  }

  private Instant at(Moment moment, Course course) {
    return moment.at(clock.instant(), course.zone());
  }

  private int nextPosition(Course course) {
    return assignments.findByCourseIdOrderByPosition(course.id()).stream()
            .mapToInt(Assignment::position)
            .max()
            .orElse(0)
        + 1;
  }

  private static Terms terms(AssignmentFile file) {
    AssignmentFile.Late late = file.late();
    return new Terms(
        switch (late.policy()) {
          case FREE -> Terms.Late.free();
          case NONE -> Terms.Late.none();
          case PENALTY -> Terms.Late.penalty(late.perDay(), late.days());
        },
        Terms.Counts.valueOf(file.counts().toUpperCase(Locale.ROOT)),
        file.attempts().limit(),
        file.attempts().coolDown());
  }
}
