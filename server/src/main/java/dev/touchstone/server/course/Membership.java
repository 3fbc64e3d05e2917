package dev.touchstone.server.course;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The right to be in a course, held by one person. A controller that takes one as its argument
 * serves members only; see {@link CourseAccess}.
 *
 * @param limitedTo the students of the sections a TA is limited to; null for whoever is not
 */
public record Membership(long accountId, Course course, Role role, @Nullable Set<Long> limitedTo) {

  public Membership {
    limitedTo = limitedTo == null ? null : Set.copyOf(limitedTo);
  }

  /** Of somebody who is not limited to sections. */
  public Membership(long accountId, Course course, Role role) {
    this(accountId, course, role, null);
  }

  public boolean isStaff() {
    return role.isStaff();
  }

  public boolean isInstructor() {
    return role == Role.INSTRUCTOR;
  }

  /** Whether this member may read what that account handed in. */
  public boolean mayRead(long owner) {
    return owner == accountId || (isStaff() && (limitedTo == null || limitedTo.contains(owner)));
  }

  /**
   * The accounts whose work this member of the staff may read, as an array of PostgreSQL's: null
   * where there is no limit. {@code (:only::bigint[] is null or account_id = any
   * (:only::bigint[]))}
   */
  public @Nullable String readsOnly() {
    if (limitedTo == null) {
      return null;
    }
    return limitedTo.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(",", "{" + accountId + (limitedTo.isEmpty() ? "" : ","), "}"));
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
