package dev.touchstone.server.assignment;

import dev.touchstone.grading.Show;
import dev.touchstone.reference.Text;
import dev.touchstone.server.course.Crumb;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A set of exercises with a date. */
@Entity
public class Assignment {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(updatable = false)
  private long courseId;

  @Column(updatable = false)
  private String slug;

  private int position;
  private String titleZh;
  private String titleEn;
  private String statementZh;
  private String statementEn;
  private Instant opensAt;
  private Instant dueAt;

  @Enumerated(EnumType.STRING)
  private Terms.Policy late = Terms.Policy.FREE;

  private @Nullable Integer latePerDay;
  private @Nullable Integer lateDays;

  @Enumerated(EnumType.STRING)
  private Terms.Counts counts = Terms.Counts.BEST;

  private @Nullable Integer attempts;
  private int coolDownSeconds;
  private int version = 1;

  @OneToMany(mappedBy = "assignment", cascade = CascadeType.ALL, fetch = FetchType.EAGER)
  @OrderBy("position")
  private List<AssignmentExercise> exercises = new ArrayList<>();

  protected Assignment() {}

  public Assignment(
      long courseId, String slug, Text title, Text statement, Instant opensAt, Instant dueAt) {
    if (!dueAt.isAfter(opensAt)) {
      throw new IllegalArgumentException(slug + " is due before it opens");
    }
    this.courseId = courseId;
    this.slug = slug;
    this.opensAt = opensAt;
    this.dueAt = dueAt;
    this.titleZh = title.zh();
    this.titleEn = title.en();
    this.statementZh = statement.zh();
    this.statementEn = statement.en();
  }

  /** Takes over what a changed description says. */
  public void describe(int position, Text title, Text statement) {
    this.position = position;
    this.titleZh = title.zh();
    this.titleEn = title.en();
    this.statementZh = statement.zh();
    this.statementEn = statement.en();
  }

  /** From now on it is the uploaded version of this number. */
  void release(int version) {
    if (version < this.version) {
      throw new IllegalArgumentException(
          slug + " is at version " + this.version + ", not before " + version);
    }
    this.version = version;
  }

  /** Moves its dates. */
  void date(Instant opens, Instant due) {
    if (!due.isAfter(opens)) {
      throw new IllegalArgumentException(slug + " is due before it opens");
    }
    this.opensAt = opens;
    this.dueAt = due;
  }

  /** Says on which terms submissions are taken, those that are there already included. */
  public void setTerms(Terms terms) {
    this.late = terms.late().policy();
    this.latePerDay = terms.late().isPenalty() ? terms.late().perDay() : null;
    this.lateDays = terms.late().isPenalty() ? terms.late().days() : null;
    this.counts = terms.counts();
    this.attempts = terms.attempts();
    this.coolDownSeconds = Math.toIntExact(terms.coolDown().toSeconds());
  }

  public Terms terms() {
    return new Terms(late(), counts, attempts, Duration.ofSeconds(coolDownSeconds));
  }

  private Terms.Late late() {
    return latePerDay == null || lateDays == null
        ? new Terms.Late(late, 0, 0)
        : new Terms.Late(late, latePerDay, lateDays);
  }

  /** Asks for an exercise, or says anew what it is worth. */
  public void ask(String exercise, int position, BigDecimal points) {
    find(exercise)
        .ifPresentOrElse(
            asked -> asked.value(position, points),
            () -> exercises.add(new AssignmentExercise(this, exercise, position, points)));
  }

  /**
   * @throws NotHereException if this assignment does not ask for it
   */
  public AssignmentExercise exercise(String exercise) {
    return find(exercise)
        .orElseThrow(() -> new NotHereException("exercise " + exercise + " in " + slug));
  }

  private Optional<AssignmentExercise> find(String exercise) {
    return exercises.stream().filter(asked -> asked.exercise().equals(exercise)).findFirst();
  }

  public long id() {
    if (id == null) {
      throw new IllegalStateException("Assignment " + slug + " is not stored yet");
    }
    return id;
  }

  public long courseId() {
    return courseId;
  }

  public String slug() {
    return slug;
  }

  int position() {
    return position;
  }

  /** The number of the version that students see. */
  public int version() {
    return version;
  }

  public Text title() {
    return new Text(titleZh, titleEn);
  }

  public Text statement() {
    return new Text(statementZh, statementEn);
  }

  public Instant opensAt() {
    return opensAt;
  }

  /** When it is due for all; {@link Deadlines} know for whom it is not. */
  public Instant dueAt() {
    return dueAt;
  }

  public List<AssignmentExercise> exercises() {
    return List.copyOf(exercises);
  }

  /** Whether students see how some groups of cases came out after the last due date only. */
  public boolean isShownAfterDue() {
    return exercises.stream().anyMatch(asked -> asked.isShownAt(Show.AFTER_DUE));
  }

  /** Likewise when the results are released. */
  public boolean isShownAfterRelease() {
    return exercises.stream().anyMatch(asked -> asked.isShownAt(Show.AFTER_RELEASE));
  }

  /** Whether a part of the results is shown later, to whomever. */
  boolean isShownLater() {
    return isShownAfterDue() || isShownAfterRelease();
  }

  public BigDecimal points() {
    return exercises.stream()
        .map(AssignmentExercise::points)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Students see an assignment from when it opens, staff always. */
  public boolean isVisibleTo(Membership member, Instant now) {
    return member.isStaff() || isOpen(now);
  }

  boolean isOpen(Instant now) {
    return !now.isBefore(opensAt);
  }

  /** The way to this assignment. */
  List<Crumb> crumbs(Membership member, Locale locale) {
    return List.of(
        new Crumb(member.course().title().in(locale), member.course().path()),
        new Crumb(title().in(locale), null));
  }

  String path(Membership member) {
    return member.course().path() + "/assignments/" + slug;
  }
}
