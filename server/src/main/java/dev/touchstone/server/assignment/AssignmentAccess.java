package dev.touchstone.server.assignment;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The assignments a member may see; to a student, one that is not open yet does not exist. */
@Component
public class AssignmentAccess {

  /** An assignment, and when it is due for whoever asked. */
  public record Dated(Assignment assignment, Deadline deadline) {

    // Where nothing is deducted there is no end, and what was due would be listed for ever.
    boolean isToDo() {
      return !deadline.isOver()
          || (assignment.terms().late().isPenalty() && deadline.isLateButTaken());
    }
  }

  private final Assignments assignments;
  private final Deadlines deadlines;
  private final Clock clock;

  AssignmentAccess(Assignments assignments, Deadlines deadlines, Clock clock) {
    this.assignments = assignments;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  public List<Assignment> visible(Membership member) {
    return assignments.findByCourseIdOrderByPosition(member.course().id()).stream()
        .filter(assignment -> assignment.isVisibleTo(member, clock.instant()))
        .toList();
  }

  /** Those that can still be handed in, the next due first, then those for which it is late. */
  public List<Dated> due(Membership member) {
    return dated(member).stream()
        .filter(dated -> dated.assignment().isOpen(clock.instant()))
        .filter(Dated::isToDo)
        .sorted(
            Comparator.comparing((Dated dated) -> dated.deadline().isOver())
                .thenComparing(dated -> dated.deadline().due()))
        .toList();
  }

  /** Those that are visible, with the member's own due dates. */
  public List<Dated> dated(Membership member) {
    Map<Long, Deadline> own = deadlines.of(member);
    return visible(member).stream()
        .map(assignment -> new Dated(assignment, Objects.requireNonNull(own.get(assignment.id()))))
        .toList();
  }

  /**
   * @throws NotHereException if there is none this member may see
   */
  public Assignment assignment(Membership member, String slug) {
    return assignments
        .findByCourseIdAndSlug(member.course().id(), slug)
        .filter(assignment -> assignment.isVisibleTo(member, clock.instant()))
        .orElseThrow(() -> new NotHereException("assignment " + slug));
  }
}
