package dev.touchstone.server.assignment;

import dev.touchstone.authoring.Starter;
import dev.touchstone.grading.CaseGroup;
import dev.touchstone.grading.Show;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Text;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Transient;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exercise as one assignment asks for it. */
@Entity
@EntityListeners(DefinitionLoader.class)
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
  private @Nullable String own;

  @Column(columnDefinition = "text[]")
  private List<String> needs = List.of();

  @Transient private @Nullable OwnExercises ownExercises;
  @Transient private @Nullable Exercise unprepared;

  @Convert(converter = GroupsColumn.class)
  @Column(name = "case_groups")
  private @Nullable List<CaseGroup> groups;

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

  /** Says which of the authors' own exercises it is; null for one of the catalogue. */
  void isOwn(@Nullable String ownExercise) {
    this.own = ownExercise;
  }

  /** What is asked, of one that is shown from its author's folder and not stored. */
  void isUnprepared(Exercise asFolderSays) {
    this.unprepared = asFolderSays;
  }

  void lookUpIn(OwnExercises exercises) {
    this.ownExercises = exercises;
  }

  /** Says what its cases weigh, and when students see how they came out. */
  void group(List<CaseGroup> caseGroups) {
    this.groups = List.copyOf(caseGroups);
  }

  /** Of its cases; empty where all weigh the same and are shown at once. */
  public List<CaseGroup> groups() {
    return groups == null ? List.of() : List.copyOf(groups);
  }

  /** Says what a node must offer to grade it; its jobs from now on ask for that. */
  void needs(List<String> offers) {
    this.needs = List.copyOf(offers);
  }

  /** What a node must offer to grade it, such as {@code gpu}; empty for any node. */
  public List<String> needs() {
    return List.copyOf(needs);
  }

  boolean isShownAt(Show stage) {
    return groups().stream().anyMatch(group -> group.show() == stage);
  }

  /** Whether students see how some of its cases came out later than the others. */
  public boolean isShownLater() {
    return isShownAt(Show.AFTER_DUE) || isShownAt(Show.AFTER_RELEASE);
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

  /** Its id in the catalog, or the name that its author gave it. */
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

  /** What is asked, from the catalog or from its author. */
  public Exercise definition() {
    return known()
        .orElseThrow(() -> new IllegalStateException("No exercise " + exercise + " any more"));
  }

  /** Its title, or its id where the catalog has it no more. */
  public Text title() {
    return known().map(Exercise::title).orElseGet(() -> new Text(exercise, exercise));
  }

  private Optional<Exercise> known() {
    if (unprepared != null) {
      return Optional.of(unprepared);
    }
    if (own == null) {
      return ExerciseCatalog.find(exercise);
    }
    OwnExercises exercises = ownExercises;
    return exercises == null ? Optional.empty() : Optional.of(exercises.definition(own));
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
