package dev.touchstone.server.assignment;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The assignments a member may see; to a student, one that is not open yet does not exist. */
@Component
public class AssignmentAccess {

  private final Assignments assignments;
  private final Clock clock;

  AssignmentAccess(Assignments assignments, Clock clock) {
    this.assignments = assignments;
    this.clock = clock;
  }

  public List<Assignment> visible(Membership member) {
    return assignments.findByCourseIdOrderByPosition(member.course().id()).stream()
        .filter(assignment -> assignment.isVisibleTo(member, clock.instant()))
        .toList();
  }

  /** Those that can still be handed in, the next due first. */
  public List<Assignment> due(Membership member) {
    return assignments.findByCourseIdAndOpensAtBeforeAndDueAtAfterOrderByDueAt(
        member.course().id(), clock.instant(), clock.instant());
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
