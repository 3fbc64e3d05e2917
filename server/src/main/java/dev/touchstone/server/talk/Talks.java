package dev.touchstone.server.talk;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.submission.Submission;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All talks. What can not be any more is left as it is: the page then shows how it stands. */
@Component
class Talks {

  private static final int MOST = 2000;

  private static final String SELECT =
      """
      select t.id, t.submission_id, submission.account_id, asked.exercise, own_title.own_zh,
        own_title.own_en, t.said, inviter.display_name as invited_by, t.invited_at, t.answer,
        t.answer_said, t.held_on, t.done_at, t.withdrawn_at
      from talk t
      join account inviter on inviter.id = t.invited_by
      join submission on submission.id = t.submission_id
      join assignment_exercise asked on asked.id = submission.assignment_exercise_id
      join assignment on assignment.id = asked.assignment_id
      left join own_title on own_title.assignment_id = assignment.id
        and own_title.exercise = asked.exercise
      """;

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  Talks(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  Optional<Talk> about(UUID submissionId) {
    return jdbc.sql(SELECT + "where t.submission_id = ?")
        .param(submissionId)
        .query(Talk.class)
        .optional();
  }

  List<Talk> of(Membership staff) {
    return jdbc.sql(
            SELECT
                + "where assignment.course_id = ? order by t.held_on desc nulls first, t.id desc")
        .param(staff.staffOnly().course().id())
        .query(Talk.class)
        .list();
  }

  /** What a student has to answer, or has before them. */
  List<Talk> own(Membership student) {
    return jdbc.sql(
            SELECT
                + """
                where assignment.course_id = ? and submission.account_id = ?
                  and t.withdrawn_at is null and t.done_at is null and t.answer is distinct from 'DECLINED'
                order by t.id desc
                """)
        .params(student.course().id(), student.accountId())
        .query(Talk.class)
        .list();
  }

  /** Asks its author; whoever declined or was asked in vain can be asked again. */
  @Transactional
  public void invite(Membership staff, Submission submission, String said) {
    String text = text(said);
    if (text.isEmpty()) {
      return;
    }
    int invited =
        jdbc.sql(
                """
                insert into talk (submission_id, said, invited_by, invited_at)
                values (:submission, :said, :by, :now)
                on conflict (submission_id) do update set said = :said, invited_by = :by,
                  invited_at = :now, answer = null, answered_at = null, answer_said = '',
                  held_on = null, withdrawn_at = null
                where talk.done_at is null
                  and (talk.withdrawn_at is not null or talk.answer = 'DECLINED')
                """)
            .param("submission", submission.id())
            .param("said", text)
            .param("by", staff.accountId())
            .param("now", now())
            .update();
    note(invited, staff, submission, "talk.invited");
  }

  @Transactional
  public void answer(Membership student, Submission submission, boolean accepts, String said) {
    int answered =
        jdbc.sql(
                """
                update talk set answer = :answer, answered_at = :now, answer_said = :said
                where submission_id = :submission and withdrawn_at is null and done_at is null
                """)
            .param("answer", accepts ? "ACCEPTED" : "DECLINED")
            .param("now", now())
            .param("said", text(said))
            .param("submission", submission.id())
            .update();
    note(answered, student, submission, accepts ? "talk.accepted" : "talk.declined");
  }

  /** Says on which day it is. */
  @Transactional
  public void date(Membership staff, Submission submission, @Nullable LocalDate day) {
    int dated =
        jdbc.sql(
                """
                update talk set held_on = :day::date
                where submission_id = :submission and answer = 'ACCEPTED' and done_at is null
                  and withdrawn_at is null
                """)
            .param("day", day)
            .param("submission", submission.id())
            .update();
    note(dated, staff, submission, "talk.dated");
  }

  /** Notes that it was given. */
  @Transactional
  public void done(Membership staff, Submission submission) {
    int done =
        jdbc.sql(
                """
                update talk set done_at = :now, held_on = coalesce(held_on, :today::date)
                where submission_id = :submission and answer = 'ACCEPTED' and done_at is null
                  and withdrawn_at is null
                """)
            .param("now", now())
            .param("today", LocalDate.ofInstant(clock.instant(), staff.course().zone()))
            .param("submission", submission.id())
            .update();
    note(done, staff, submission, "talk.done");
  }

  @Transactional
  public void withdraw(Membership staff, Submission submission) {
    int withdrawn =
        jdbc.sql(
                """
                update talk set withdrawn_at = :now
                where submission_id = :submission and done_at is null and withdrawn_at is null
                """)
            .param("now", now())
            .param("submission", submission.id())
            .update();
    note(withdrawn, staff, submission, "talk.withdrawn");
  }

  private void note(int changed, Membership by, Submission submission, String action) {
    if (changed == 1) {
      audit.record(
          AuditEvent.of(by.course().id(), by.accountId(), action, "submission:" + submission.id())
              .about(submission.accountId()));
    }
  }

  private static String text(String said) {
    String text = said.replace("\r\n", "\n").replace("\0", "").strip();
    return text.substring(0, Math.min(text.length(), MOST));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
