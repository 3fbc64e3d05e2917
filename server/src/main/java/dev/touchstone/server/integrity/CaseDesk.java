package dev.touchstone.server.integrity;

import dev.touchstone.server.adjustment.Adjustment;
import dev.touchstone.server.adjustment.Adjustments;
import dev.touchstone.server.adjustment.Annulment;
import dev.touchstone.server.adjustment.Annulments;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.integrity.IntegrityCase.Outcome;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a case. Staff open it; instructors notify and decide; the student answers. */
@Component
class CaseDesk {

  private final Cases cases;
  private final JdbcClient jdbc;
  private final Adjustments adjustments;
  private final Annulments annulments;
  private final Audit audit;
  private final Clock clock;

  CaseDesk(
      Cases cases,
      JdbcClient jdbc,
      Adjustments adjustments,
      Annulments annulments,
      Audit audit,
      Clock clock) {
    this.cases = cases;
    this.jdbc = jdbc;
    this.adjustments = adjustments;
    this.annulments = annulments;
    this.audit = audit;
    this.clock = clock;
  }

  /** Opens it, or answers with the one there is. */
  @Transactional
  public long open(Membership staff, Subject about, long accountId) {
    staff.staffOnly();
    int opened =
        jdbc.sql(
                """
                insert into integrity_case (course_id, subject, assignment_id, exercise,
                  competition_id, account_id, opened_by, opened_at)
                values (:course, :subject, :assignment, :exercise, :competition, :account, :by, :now)
                on conflict do nothing
                """)
            .param("course", staff.course().id())
            .param("subject", about.key())
            .param("assignment", about.assignmentId())
            .param("exercise", about.exercise())
            .param("competition", about.competitionId())
            .param("account", accountId)
            .param("by", staff.accountId())
            .param("now", now())
            .update();
    IntegrityCase found = cases.find(about.key(), accountId).orElseThrow();
    if (opened == 1) {
      audit.record(event(staff, found, "integrity.case_opened"));
    }
    return found.id();
  }

  /**
   * From now on the student reads this letter. What was sent is never changed.
   *
   * @throws StaleException if the case has changed since the reader opened it
   */
  @Transactional
  public void tell(
      Membership staff, IntegrityCase found, int version, String letter, boolean namesOthers) {
    staff.instructorOnly();
    changed(
        found,
        jdbc.sql(
                """
                update integrity_case set letter = :letter, names_others = :names,
                  notified_by = :by, notified_at = :now, version = version + 1
                where id = :id and version = :version and notified_at is null
                """)
            .param("letter", letter)
            .param("names", namesOthers)
            .param("by", staff.accountId())
            .param("now", now())
            .param("id", found.id())
            .param("version", version)
            .update());
    audit.record(event(staff, found, "integrity.notified").with("names_others", namesOthers));
  }

  /**
   * @throws StaleException if it was changed or decided meanwhile
   */
  @Transactional
  public void state(Membership student, IntegrityCase own, int version, String statement) {
    if (own.accountId() != student.accountId()) {
      throw new NotHereException("own case " + own.id());
    }
    changed(
        own,
        jdbc.sql(
                """
                update integrity_case set statement = :statement, stated_at = :now,
                  version = version + 1
                where id = :id and version = :version and notified_at is not null
                  and outcome is null
                """)
            .param("statement", statement)
            .param("now", now())
            .param("id", own.id())
            .param("version", version)
            .update());
    audit.record(event(student, own, "integrity.stated").with("letters", statement.length()));
  }

  /**
   * Decides, or decides anew: what it takes of the student's points is what it says now.
   *
   * @param points for a deduction only
   * @throws StaleException if the case has changed since the reader opened it
   */
  @Transactional
  public void decide(
      Membership staff,
      IntegrityCase found,
      int version,
      Outcome outcome,
      @Nullable BigDecimal points,
      String reason) {
    staff.instructorOnly();
    Long assignment = found.assignmentId();
    if (outcome.takesPoints() && assignment == null) {
      throw new IllegalArgumentException("points of no assignment");
    }
    BigDecimal taken = outcome == Outcome.DEDUCTION && isSome(points) ? points : null;
    changed(
        found,
        jdbc.sql(
                """
                update integrity_case set outcome = :outcome, points = :points, reason = :reason,
                  decided_by = :by, decided_at = :now, version = version + 1
                where id = :id and version = :version and notified_at is not null
                """)
            .param("outcome", outcome.name())
            .param("points", taken)
            .param("reason", reason)
            .param("by", staff.accountId())
            .param("now", now())
            .param("id", found.id())
            .param("version", version)
            .update());
    settle(staff, found, outcome, taken, reason);
    audit.record(
        event(staff, found, "integrity.decided")
            .with("before", found.outcome() == null ? null : found.outcome().name())
            .with("after", outcome.name())
            .with("points", taken));
  }

  /** Makes what counts what the outcome says. */
  private void settle(
      Membership staff,
      IntegrityCase found,
      Outcome outcome,
      @Nullable BigDecimal taken,
      String reason) {
    String source = "integrity:" + found.id();
    adjustments.withdraw(source);
    annulments.withdraw(source);
    Long assignment = found.assignmentId();
    if (assignment == null) {
      return;
    }
    long student = found.accountId();
    long by = staff.accountId();
    if (outcome == Outcome.ZERO) {
      annulments.put(new Annulment(assignment, student, found.exercise(), source, reason, by));
    } else if (taken != null) {
      adjustments.put(
          new Adjustment(assignment, student, taken.negate(), source, reason, by, clock.instant()));
    }
  }

  /** What the student has for what the case is about. */
  BigDecimal earned(IntegrityCase found) {
    return jdbc.sql(
            """
            select coalesce(sum(score), 0) from best_score
            where course_id = :course and assignment_id = :assignment and account_id = :account
              and (:exercise::text is null or exercise = :exercise)
            """)
        .param("course", found.courseId())
        .param("assignment", found.assignmentId())
        .param("account", found.accountId())
        .param("exercise", found.exercise())
        .query(BigDecimal.class)
        .single();
  }

  private static boolean isSome(@Nullable BigDecimal points) {
    return points != null && points.signum() > 0;
  }

  private static void changed(IntegrityCase found, int rows) {
    if (rows == 0) {
      throw new StaleException("case " + found.id());
    }
  }

  private static AuditEvent event(Membership actor, IntegrityCase about, String action) {
    return AuditEvent.of(actor.course().id(), actor.accountId(), action, "integrity:" + about.id())
        .about(about.accountId());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
