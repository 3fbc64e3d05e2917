package dev.touchstone.server.integrity;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What staff think of two people's works, whichever comparison found them. */
@Component
class Verdicts {

  static final int LONGEST_NOTE = 2000;

  /**
   * What is thought of a pair.
   *
   * @param a the smaller of the two accounts' ids
   * @param version 0 while nobody has said anything
   */
  record Verdict(
      long a,
      long b,
      Opinion verdict,
      String note,
      int version,
      String decidedBy,
      Instant decidedAt) {

    static final Verdict OPEN = new Verdict(0, 0, Opinion.NONE, "", 0, "", Instant.EPOCH);

    boolean isOf(long one, long other) {
      return a == Math.min(one, other) && b == Math.max(one, other);
    }

    boolean isOf(long one) {
      return a == one || b == one;
    }

    long other(long one) {
      return a == one ? b : a;
    }
  }

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  Verdicts(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  List<Verdict> of(String subject) {
    return jdbc.sql(
            """
            select a, b, verdict, note, version, account.display_name as decided_by, decided_at
            from pair_verdict join account on account.id = decided_by
            where subject = ? order by pair_verdict.id
            """)
        .param(subject)
        .query(Verdict.class)
        .list();
  }

  Verdict of(String subject, long one, long other) {
    return of(subject).stream()
        .filter(verdict -> verdict.isOf(one, other))
        .findFirst()
        .orElse(Verdict.OPEN);
  }

  /**
   * @param version that the reader had before him
   * @throws StaleException if another one has said something since
   */
  @Transactional
  public void say(
      Membership staff,
      String subject,
      long one,
      long other,
      Opinion opinion,
      String note,
      int version) {
    staff.staffOnly();
    Verdict before = of(subject, one, other);
    int changed =
        jdbc.sql(
                version == 0
                    ? """
                    insert into pair_verdict (course_id, subject, a, b, verdict, note, decided_by,
                      decided_at)
                    values (:course, :subject, :a, :b, :verdict, :note, :by, :now)
                    on conflict do nothing
                    """
                    : """
                    update pair_verdict set verdict = :verdict, note = :note, decided_by = :by,
                      decided_at = :now, version = version + 1
                    where course_id = :course and subject = :subject and a = :a and b = :b
                      and version = :version
                    """)
            .param("course", staff.course().id())
            .param("subject", subject)
            .param("a", Math.min(one, other))
            .param("b", Math.max(one, other))
            .param("verdict", opinion.name())
            .param("note", note)
            .param("by", staff.accountId())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("version", version)
            .update();
    if (changed == 0) {
      throw new StaleException("verdict of " + subject);
    }
    audit.record(
        AuditEvent.of(staff.course().id(), staff.accountId(), "integrity.verdict", subject)
            .with("a", Math.min(one, other))
            .with("b", Math.max(one, other))
            .with("before", before.verdict().name())
            .with("after", opinion.name()));
  }
}
