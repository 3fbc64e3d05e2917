package dev.touchstone.server.course;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** That someone is in a course, and what they are there. */
@Entity
class Enrolment {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @ManyToOne(optional = false)
  private Course course;

  private long accountId;

  @Enumerated(EnumType.STRING)
  private Role role;

  private @Nullable Instant seenAt;

  protected Enrolment() {}

  Enrolment(Course course, long accountId, Role role) {
    this.course = course;
    this.accountId = accountId;
    this.role = role;
  }

  Course course() {
    return course;
  }

  Role role() {
    return role;
  }

  void become(Role role) {
    this.role = role;
  }

  /** Notes a visit and answers when the one before it was. */
  Optional<Instant> visit(Instant now) {
    Optional<Instant> before = Optional.ofNullable(seenAt);
    seenAt = now;
    return before;
  }
}
