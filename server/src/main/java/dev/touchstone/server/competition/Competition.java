package dev.touchstone.server.competition;

import dev.touchstone.baseline.Baseline;
import dev.touchstone.baseline.Baselines;
import dev.touchstone.grading.PredictionTask;
import dev.touchstone.grading.Target;
import dev.touchstone.metric.Content;
import dev.touchstone.metric.Metric;
import dev.touchstone.metric.Metrics;
import dev.touchstone.metric.Split;
import dev.touchstone.metric.Split.Shares;
import dev.touchstone.reference.Text;
import dev.touchstone.sandbox.Limits;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Membership;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What teams compete for. */
@Entity
class Competition {

  private static final long MIB = 1 << 20;

  @Id private UUID id;

  @Column(updatable = false)
  private long courseId;

  @Column(updatable = false)
  private String slug;

  private String titleZh;
  private String titleEn;
  private String statementZh;
  private String statementEn;
  private String starter;

  /** The SHA-256 of the data set. */
  @Column(updatable = false)
  private String data;

  @Column(updatable = false)
  private String metric;

  @Column(updatable = false)
  private int classes;

  @Column(updatable = false)
  private double trainShare;

  @Column(updatable = false)
  private double publicShare;

  @Column(updatable = false)
  private long splitSeed;

  @Column(updatable = false)
  private String baseline;

  @Column(updatable = false)
  private String takes;

  @Column(updatable = false)
  private @Nullable String splitBy;

  @Column(updatable = false)
  private boolean pictures;

  private int entriesPerDay;
  private int seconds;
  private int memoryMb;

  /** What a node must offer to score its entries, such as {@code gpu}. */
  @Column(columnDefinition = "text[]")
  private List<String> needs = List.of();

  private Instant opensAt;
  private Instant closesAt;

  @Embedded private Rules rules;

  /** A {@link MarkRule}. */
  private @Nullable String marks;

  private @Nullable Instant closedAt;

  protected Competition() {}

  /**
   * @param data the SHA-256 of the stored data set
   * @param splitSeed known to nobody
   */
  Competition(
      UUID id,
      Course course,
      CompetitionFolder folder,
      String data,
      boolean pictures,
      long splitSeed,
      Instant now) {
    CompetitionFile file = folder.file();
    this.id = id;
    this.courseId = course.id();
    this.slug = folder.slug();
    this.data = data;
    this.pictures = pictures;
    this.metric = file.metric();
    this.classes = file.data().classCount();
    this.takes = Takes.of(file.data().takes()).id();
    this.splitBy = file.data().splitBy();
    this.trainShare = file.trainShare();
    this.publicShare = file.publicShare();
    this.splitSeed = splitSeed;
    this.baseline = file.baseline();
    this.opensAt = now.plus(file.opensAfter());
    this.closesAt = now.plus(file.closesAfter());
    if (!closesAt.isAfter(opensAt)) {
      throw new IllegalArgumentException(slug + " closes before it opens");
    }
    RulesFile given = file.givenRules();
    hold(given.rules(given.mergesUntil(now, opensAt, closesAt)), given.markRule());
    take(folder);
  }

  /** Takes over what a changed description says; data, split and dates stay. */
  void describe(CompetitionFolder folder) {
    RulesFile given = folder.file().givenRules();
    if (!isClosed()) {
      hold(given.rules(rules.mergesUntil()), given.markRule());
    }
    take(folder);
  }

  private void hold(Rules rules, @Nullable MarkRule marks) {
    if (marks != null) {
      marks.checkFor(metric().direction());
    }
    this.rules = rules;
    this.marks = marks == null ? null : marks.toString();
  }

  private void take(CompetitionFolder folder) {
    CompetitionFile file = folder.file();
    this.titleZh = file.title().zh();
    this.titleEn = file.title().en();
    this.statementZh = folder.statement().zh();
    this.statementEn = folder.statement().en();
    this.starter = folder.starter();
    this.entriesPerDay = file.entriesPerDay();
    this.seconds = file.limits().seconds();
    this.memoryMb = file.limits().memoryMb();
    this.needs = file.givenNeeds();
  }

  String path(Membership member) {
    return member.course().path() + "/competitions/" + slug;
  }

  UUID id() {
    return id;
  }

  long courseId() {
    return courseId;
  }

  public String slug() {
    return slug;
  }

  public Text title() {
    return new Text(titleZh, titleEn);
  }

  Text statement() {
    return new Text(statementZh, statementEn);
  }

  String starter() {
    return starter;
  }

  String data() {
    return data;
  }

  public int entriesPerDay() {
    return entriesPerDay;
  }

  public int seconds() {
    return seconds;
  }

  public int memoryMb() {
    return memoryMb;
  }

  public Instant opensAt() {
    return opensAt;
  }

  public Instant closesAt() {
    return closesAt;
  }

  public Metric metric() {
    return Metrics.ofLine(metric, classes);
  }

  /** What may be handed in. */
  public Takes takes() {
    return Takes.of(takes);
  }

  /** What its data ends in. */
  public String dataExtension() {
    return pictures ? "npz" : "csv";
  }

  /** Whether things in pictures are to be found, rather than pictures told apart. */
  public boolean asksForBoxes() {
    return metric().columns().stream().anyMatch(column -> column.content() == Content.BOXES);
  }

  public Baseline baseline() {
    return Baselines.find(baseline)
        .orElseThrow(() -> new IllegalStateException("No baseline " + baseline));
  }

  Limits limits() {
    return Limits.standard().withTime(Duration.ofSeconds(seconds)).withMemory(memoryMb * MIB);
  }

  /** What programs learn and predict; the same at every call. */
  PredictionTask task(DataSet set) {
    Target target = set.target(classes);
    return PredictionTask.of(set.x(), target, split(set, target), metric());
  }

  private Split split(DataSet set, Target target) {
    return set.split(target, new Shares(trainShare, publicShare), splitBy, classes, splitSeed);
  }

  /** What to learn from, with what is to be predicted. */
  byte[] trainingFile(DataSet set) {
    return set.training(split(set, set.target(classes)));
  }

  /** What to predict, with the ids that a file of predictions needs. */
  byte[] testFile(DataSet set) {
    return set.test(split(set, set.target(classes)));
  }

  boolean isOpen(Instant now) {
    return !now.isBefore(opensAt) && now.isBefore(closesAt);
  }

  /** Days of the course that have begun since it opened, today included. */
  long daysUntil(Instant now, ZoneId zone) {
    return 1
        + ChronoUnit.DAYS.between(
            LocalDate.ofInstant(opensAt, zone), LocalDate.ofInstant(now, zone));
  }

  /** Nothing that is received from now on counts. */
  boolean isOver(Instant now) {
    return !now.isBefore(closesAt);
  }

  /** Whether an entry is taken, if only as a late one. */
  boolean takes(Instant now) {
    return isOpen(now) || (isOver(now) && rules.lateEntries());
  }

  /** Whether the final board is drawn up; from then on private scores may be shown. */
  public boolean isClosed() {
    return closedAt != null;
  }

  public @Nullable Instant closedAt() {
    return closedAt;
  }

  void close(Instant now) {
    if (!isOver(now) || isClosed()) {
      throw new IllegalStateException("Competition " + slug + " cannot be closed now");
    }
    this.closedAt = now;
  }

  public Rules rules() {
    return rules;
  }

  @Nullable MarkRule marks() {
    return marks == null ? null : MarkRule.parse(marks);
  }

  /** A score with as many decimals as this competition shows; the order never depends on it. */
  public String display(double score) {
    return Rules.display(metric(), rules.digits(), score);
  }

  /** Students see a competition from when it opens, staff always. */
  boolean isVisibleTo(Membership member, Instant now) {
    return member.isStaff() || !now.isBefore(opensAt);
  }
}
