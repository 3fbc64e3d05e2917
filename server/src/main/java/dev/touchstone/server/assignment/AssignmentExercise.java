package dev.touchstone.server.assignment;

import dev.touchstone.authoring.Starter;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exercise as one assignment asks for it. */
@Entity
public class AssignmentExercise {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @ManyToOne(optional = false)
  private Assignment assignment;

  @Column(updatable = false)
  private String exercise;

  private int position;
  private BigDecimal points;
  private @Nullable String starter;

  protected AssignmentExercise() {}

  AssignmentExercise(Assignment assignment, String exercise, int position, BigDecimal points) {
    this.assignment = assignment;
    this.exercise = exercise;
    this.position = position;
    this.points = points;
  }

  void value(int position, BigDecimal points) {
    this.position = position;
    this.points = points;
  }

  /** Says what the editor starts with; null for what the signature gives. */
  void startWith(@Nullable String ownStarter) {
    this.starter = ownStarter;
  }

  /** The author's own starter, if there is one. */
  Optional<String> ownStarter() {
    return Optional.ofNullable(starter);
  }

  /** What the editor starts with. */
  public String starter() {
    return starter == null ? Starter.of(definition()) : starter;
  }

  public long id() {
    if (id == null) {
      throw new IllegalStateException("Exercise " + exercise + " is not stored yet");
    }
    return id;
  }

  public Assignment assignment() {
    return assignment;
  }

  /** Its id in the catalog. */
  public String exercise() {
    return exercise;
  }

  public int position() {
    return position;
  }

  /** What full marks are worth in this assignment. */
  public BigDecimal points() {
    return points;
  }

  /** What is asked, from the catalog. */
  public Exercise definition() {
    return ExerciseCatalog.find(exercise)
        .orElseThrow(() -> new IllegalStateException("No exercise " + exercise + " any more"));
  }

  /** The address of its page. */
  public String path(Membership member) {
    return assignment.path(member) + "/" + exercise;
  }

  /** The way to this exercise. */
  public List<Crumb> crumbs(Membership member, Locale locale) {
    return List.of(
        new Crumb(member.course().title().in(locale), member.course().path()),
        new Crumb(assignment.title().in(locale), assignment.path(member)),
        new Crumb(definition().title().in(locale), null));
  }
}
