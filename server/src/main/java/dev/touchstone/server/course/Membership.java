package dev.touchstone.server.course;

/**
 * The right to be in a course, held by one person. A controller that takes one as its argument
 * serves members only; see {@link CourseAccess}.
 */
public record Membership(long accountId, Course course, Role role) {

  public boolean isStaff() {
    return role.isStaff();
  }

  public boolean isInstructor() {
    return role == Role.INSTRUCTOR;
  }

  /** Refuses all but instructors, as if there were nothing here. */
  public Membership instructorOnly() {
    if (!isInstructor()) {
      throw new NotHereException("instructor's page of " + course.slug());
    }
    return this;
  }

  /** Refuses students, as if there were nothing here. */
  public Membership staffOnly() {
    if (!isStaff()) {
      throw new NotHereException("staff page of " + course.slug());
    }
    return this;
  }
}
