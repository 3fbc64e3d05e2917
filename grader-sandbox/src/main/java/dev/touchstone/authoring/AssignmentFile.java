package dev.touchstone.authoring;

import dev.touchstone.grading.CaseGroup;
import dev.touchstone.grading.Show;
import dev.touchstone.reference.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code assignment.yaml} says; {@code assignment.schema.json} says what it may.
 *
 * @param counts {@code best}, {@code latest} or {@code chosen}
 * @param points what the exercises are worth together, if the author wants that checked
 */
public record AssignmentFile(
    Text title,
    Moment opens,
    Moment due,
    Late late,
    Attempts attempts,
    String counts,
    @Nullable BigDecimal points,
    List<Asked> exercises) {

  /** What becomes of late work. */
  public enum Policy {
    FREE,
    NONE,
    PENALTY
  }

  /**
   * @param perDay percent for each day that has begun; of a penalty only
   * @param days after so many it is worth nothing; of a penalty only
   */
  public record Late(Policy policy, int perDay, int days) {

    static final Late FREE = new Late(Policy.FREE, 0, 0);
  }

  /**
   * @param limit for each exercise; null for none
   */
  public record Attempts(@Nullable Integer limit, Duration coolDown) {

    static final Attempts FREE = new Attempts(null, Duration.ZERO);
  }

  /**
   * An exercise of the catalogue and what full marks are worth.
   *
   * @param groups of its cases; empty where all weigh the same and are shown at once
   * @param needs what a node must offer to grade it, such as {@code gpu}; empty for any node
   */
  public record Asked(String id, BigDecimal points, List<CaseGroup> groups, List<String> needs) {

    public Asked {
      groups = List.copyOf(groups);
      needs = List.copyOf(needs);
    }
  }

  public AssignmentFile {
    exercises = List.copyOf(exercises);
  }

  /** As it is written; what is left out is null. */
  record Written(
      Text title,
      String opens,
      String due,
      @Nullable WrittenLate late,
      @Nullable WrittenAttempts attempts,
      @Nullable String counts,
      @Nullable BigDecimal points,
      List<WrittenAsked> exercises) {

    AssignmentFile read() {
      return new AssignmentFile(
          title,
          new Moment(opens),
          new Moment(due),
          late == null ? Late.FREE : late.read(),
          attempts == null ? Attempts.FREE : attempts.read(),
          counts == null ? "best" : counts,
          points,
          exercises.stream().map(WrittenAsked::read).toList());
    }
  }

  record WrittenAsked(
      String id,
      BigDecimal points,
      @Nullable List<WrittenGroup> groups,
      @Nullable List<String> needs) {

    Asked read() {
      return new Asked(
          id,
          points,
          groups == null ? List.of() : groups.stream().map(WrittenGroup::read).toList(),
          Needs.of(needs));
    }
  }

  record WrittenGroup(
      String name, Text title, List<String> cases, BigDecimal weight, @Nullable String show) {

    CaseGroup read() {
      return new CaseGroup(
          name,
          title,
          cases,
          weight,
          show == null ? Show.NOW : Show.valueOf(show.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
  }

  record WrittenLate(String policy, int perDay, int days) {

    Late read() {
      return new Late(Policy.valueOf(policy.toUpperCase(Locale.ROOT)), perDay, days);
    }
  }

  record WrittenAttempts(@Nullable Integer limit, @Nullable String coolDown) {

    Attempts read() {
      return new Attempts(limit, coolDown == null ? Duration.ZERO : Spans.of(coolDown));
    }
  }

  /** What the exercises are worth together. */
  public BigDecimal sum() {
    return exercises.stream().map(Asked::points).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
