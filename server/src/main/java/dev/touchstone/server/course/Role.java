package dev.touchstone.server.course;

/** What someone is in a course. */
public enum Role {
  STUDENT,
  TA,
  INSTRUCTOR;

  /** Whether they see everyone's work. */
  public boolean isStaff() {
    return this != STUDENT;
  }
}
