package dev.touchstone.server.inquiry;

import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.submission.Submission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All inquiries. Who may read or answer one is asked by whoever shows it. */
@Component
class Inquiries {

  /** What was said in one. */
  record Message(long inquiryId, String kind, String said, long byId, String by, Instant at) {}

  private static final int MOST = 20_000;
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  private static final String SELECT =
      """
      select i.*, asked.exercise, own_title.own_zh, own_title.own_en, course.inquiry_days
      from inquiry i
      join assignment_exercise asked on asked.id = i.exercise_id
      join assignment on assignment.id = asked.assignment_id
      join course on course.id = assignment.course_id
      left join own_title on own_title.assignment_id = assignment.id
        and own_title.exercise = asked.exercise
      """;

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  Inquiries(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** All of that submission's student about its exercise, the newest first. */
  List<Inquiry> about(Submission submission) {
    return jdbc.sql(SELECT + "where i.account_id = ? and i.exercise_id = ? order by i.id desc")
        .params(submission.accountId(), submission.exercise().id())
        .query(this::row)
        .list();
  }

  /** Of a course, those that wait first and the longest waiting of them first. */
  List<Inquiry> of(Membership staff) {
    return jdbc.sql(
            SELECT
                + """
                where course.id = ? order by (i.answered_at is null) desc,
                  case when i.answered_at is null then coalesce(i.reopened_at, i.asked_at) end,
                  i.answered_at desc
                """)
        .param(staff.staffOnly().course().id())
        .query(this::row)
        .list();
  }

  /** A student's own in a course, the newest first. */
  List<Inquiry> own(Membership student, int most) {
    return jdbc.sql(SELECT + "where course.id = ? and i.account_id = ? order by i.id desc limit ?")
        .params(student.course().id(), student.accountId(), most)
        .query(this::row)
        .list();
  }

  /**
   * @throws NotHereException if there is none in that course
   */
  Inquiry get(Membership member, long id) {
    return jdbc.sql(SELECT + "where i.id = ? and course.id = ?")
        .params(id, member.course().id())
        .query(this::row)
        .optional()
        .orElseThrow(() -> new NotHereException("inquiry " + id));
  }

  List<Message> messages(long inquiryId) {
    return jdbc.sql(
            """
            select inquiry_id, kind, said, by_id, display_name as by, at
            from inquiry_message join account on account.id = by_id
            where inquiry_id = ? order by inquiry_message.id
            """)
        .param(inquiryId)
        .query(Message.class)
        .list();
  }

  /**
   * Until when that submission can be asked about; null while there is nothing to ask about. It is
   * the end of a day: to the second it would tell how long closed cases ran.
   */
  @Nullable Instant until(Submission submission, Course course) {
    return jdbc.sql(
            """
            select greatest(graded, review.released_at, review.news_at, a.results_released_at) as since
            from score
            join assignment a on a.id = score.assignment_id
            left join review on review.submission_id = score.submission_id
              and review.released_at is not null
            where score.submission_id = ? and score.verdict is not null
            """)
        .param(submission.id())
        .query((row, number) -> row.getTimestamp("since").toInstant())
        .optional()
        .map(
            since ->
                since
                    .atZone(course.zone())
                    .toLocalDate()
                    .plusDays(course.inquiryDays())
                    .atTime(END_OF_DAY)
                    .atZone(course.zone())
                    .toInstant())
        .orElse(null);
  }

  /**
   * @throws RefusedInquiryException without text, after the time, or if one is open
   */
  @Transactional
  public void ask(Membership student, Submission submission, @Nullable String said) {
    String text = text(said);
    Instant until = until(submission, student.course());
    if (until == null || clock.instant().isAfter(until)) {
      throw new RefusedInquiryException("over");
    }
    long id =
        jdbc.sql(
                """
                insert into inquiry (submission_id, account_id, exercise_id, asked_at)
                values (?, ?, ?, ?) on conflict do nothing returning id
                """)
            .params(submission.id(), submission.accountId(), submission.exercise().id(), now())
            .query(Long.class)
            .optional()
            .orElseThrow(() -> new RefusedInquiryException("open"));
    say(student, id, submission.accountId(), "ASKED", text);
  }

  /**
   * @param changed whether something was changed on the desk
   * @throws RefusedInquiryException without text, or if somebody answered meanwhile
   */
  @Transactional
  public void answer(
      Membership staff, Inquiry seen, int base, boolean changed, @Nullable String said) {
    String text = text(said);
    int answered =
        jdbc.sql(
                """
                update inquiry set answered_at = :now, outcome = :outcome, version = version + 1
                where id = :id and version = :base and answered_at is null
                """)
            .param("now", now())
            .param("outcome", changed ? "CHANGED" : "KEPT")
            .param("id", seen.id())
            .param("base", base)
            .update();
    if (answered == 0) {
      throw new RefusedInquiryException("answered");
    }
    say(staff, seen.id(), seen.accountId(), "ANSWERED", text);
  }

  /**
   * Opens it again; once.
   *
   * @throws RefusedInquiryException without text, or if it can not be opened again (any more)
   */
  @Transactional
  public void reopen(Membership student, Inquiry seen, @Nullable String said) {
    String text = text(said);
    int reopened =
        seen.mayReopen()
            ? jdbc.sql(
                    """
                    update inquiry set answered_at = null, outcome = null, reopened_at = :now,
                      version = version + 1
                    where id = :id and reopened_at is null and answered_at is not null
                      and not exists (select from inquiry other
                        where other.account_id = inquiry.account_id
                          and other.exercise_id = inquiry.exercise_id and other.answered_at is null)
                    """)
                .param("now", now())
                .param("id", seen.id())
                .update()
            : 0;
    if (reopened == 0) {
      throw new RefusedInquiryException("once");
    }
    say(student, seen.id(), seen.accountId(), "REOPENED", text);
  }

  private void say(Membership by, long id, long about, String kind, String text) {
    jdbc.sql(
            "insert into inquiry_message (inquiry_id, kind, said, by_id, at) values (?, ?, ?, ?,"
                + " ?)")
        .params(id, kind, text, by.accountId(), now())
        .update();
    audit.record(
        AuditEvent.of(
                by.course().id(),
                by.accountId(),
                "inquiry." + kind.toLowerCase(Locale.ROOT),
                "inquiry:" + id)
            .about(about));
  }

  private static String text(@Nullable String said) {
    String text = said == null ? "" : said.replace("\r\n", "\n").replace("\0", "").strip();
    if (text.isEmpty()) {
      throw new RefusedInquiryException("text");
    }
    if (text.length() > MOST) {
      throw new RefusedInquiryException("long");
    }
    return text;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private Inquiry row(ResultSet row, int number) throws SQLException {
    @Nullable Instant answered = instant(row, "answered_at");
    @Nullable Instant reopened = instant(row, "reopened_at");
    @Nullable Instant asked = instant(row, "asked_at");
    return new Inquiry(
        row.getLong("id"),
        row.getObject("submission_id", UUID.class),
        row.getLong("account_id"),
        row.getString("exercise"),
        row.getString("own_zh"),
        row.getString("own_en"),
        row.getInt("version"),
        reopened != null ? reopened : asked != null ? asked : Instant.EPOCH,
        answered,
        row.getString("outcome"),
        answered == null || reopened != null
            ? null
            : answered.plus(Duration.ofDays(row.getInt("inquiry_days"))),
        clock.instant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
