package dev.touchstone.server.gradebook;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;

/** What is said of a gradebook that is not there. */
final class Grades {

  private Grades() {}

  static NotHereException none(Membership member) {
    return new NotHereException("gradebook of " + member.course().slug());
  }
}
