package dev.touchstone.server.fix;

import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Text;
import dev.touchstone.server.adjustment.Adjustment;
import dev.touchstone.server.adjustment.Adjustments;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.SubmissionGraded;
import dev.touchstone.server.review.Desk.Looked;
import dev.touchstone.server.review.Lines;
import dev.touchstone.server.submission.HandIn;
import dev.touchstone.server.submission.Intake;
import dev.touchstone.server.submission.Places;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for fixes, takes them in, and settles them. One thing at a time happens to a request. */
@Component
class FixDesk {

  private static final int MOST_TEXT = 20_000;
  private static final int MOST_ATTEMPTS = 10;
  private static final Duration PATCH_IS_OPEN = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final FixRequests requests;
  private final SubmissionAccess submissions;
  private final Intake intake;
  private final Places places;
  private final Adjustments adjustments;
  private final Audit audit;
  private final Clock clock;

  FixDesk(
      JdbcClient jdbc,
      FixRequests requests,
      SubmissionAccess submissions,
      Intake intake,
      Places places,
      Adjustments adjustments,
      Audit audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.requests = requests;
    this.submissions = submissions;
    this.intake = intake;
    this.places = places;
    this.adjustments = adjustments;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @throws RefusedFixException if there is no text, no such line, no time, or one open already
   */
  @Transactional
  public FixRequest ask(Looked looked, Lines lines, @Nullable String said, @Nullable Instant due) {
    String text = text(said);
    checkDue(due);
    if (!lines.areIn(submissions.code(looked.submission()))) {
      throw new RefusedFixException("lines");
    }
    FixRequest request = open(looked, lines, due);
    note(looked.staff(), request, "ASKED", text);
    return request;
  }

  private FixRequest open(Looked looked, Lines lines, @Nullable Instant due) {
    Submission broken = looked.submission();
    Instant now = clock.instant();
    Long id =
        jdbc.sql(
                """
                insert into fix_request (submission_id, cell, line_from, line_to, due_at, asked_at,
                  deduction)
                values (:submission, :cell, :from, :to, :due, :now, :deduction)
                on conflict do nothing returning id
                """)
            .param("submission", broken.id())
            .param("cell", lines.cell())
            .param("from", lines.from())
            .param("to", lines.to())
            .param("due", (due == null ? now : due).atOffset(ZoneOffset.UTC))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("deduction", looked.staff().course().fixDeduction())
            .query(Long.class)
            .optional()
            .orElseThrow(() -> new RefusedFixException("open"));
    return requests.get(broken.id(), id);
  }

  /** With other words and another date; what was handed in before is of the round before. */
  @Transactional
  public void askAgain(Looked looked, long id, @Nullable String said, @Nullable Instant due) {
    FixRequest request = held(looked.submission().id(), id);
    String text = text(said);
    checkDue(due);
    refuseEnded(request);
    jdbc.sql("update fix_request set due_at = :due, asked_at = :now where id = :id")
        .param("due", (due == null ? clock.instant() : due).atOffset(ZoneOffset.UTC))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
    note(looked.staff(), request, "ASKED_AGAIN", text);
  }

  @Transactional
  public void withdraw(Looked looked, long id) {
    FixRequest request = held(looked.submission().id(), id);
    refuseEnded(request);
    jdbc.sql("update fix_request set withdrawn_at = :now where id = :id")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
    note(looked.staff(), request, "WITHDRAWN", "");
  }

  /** The student's fix; again and again until one passes or the time is over. */
  @Transactional
  public Submission handIn(
      Membership student, FixRequest seen, HandIn handIn, UUID form, Instant received) {
    FixRequest request = held(seen.submissionId(), seen.id());
    if (request.isEnded() || received.isAfter(request.due())) {
      throw new RefusedFixException("closed");
    }
    if (requests.attempts(request).stream()
            .filter(each -> each.at().isAfter(request.asked()))
            .count()
        >= MOST_ATTEMPTS) {
      throw new RefusedFixException("attempts");
    }
    return take(student, request, handIn, form, received, null);
  }

  /**
   * The smallest patch, made by staff themselves; where nobody has asked for a fix it is a request
   * of its own.
   */
  @Transactional
  public Submission patch(
      Looked looked, HandIn handIn, Lines lines, @Nullable String said, UUID form) {
    String text = text(said);
    FixRequest request =
        requests.about(looked.submission().id()).stream()
            .filter(each -> each.submissionId().equals(looked.submission().id()))
            .filter(each -> !each.isEnded())
            .findFirst()
            .orElseGet(() -> open(looked, lines, clock.instant().plus(PATCH_IS_OPEN)));
    note(looked.staff(), request, "PATCHED", text);
    return take(looked.staff(), request, handIn, form, clock.instant(), looked.staff().accountId());
  }

  private Submission take(
      Membership by,
      FixRequest request,
      HandIn handIn,
      UUID form,
      Instant received,
      @Nullable Long staff) {
    Submission broken = submissions.forGrading(request.submissionId());
    Submission fix = intake.mend(by, broken, handIn, form, received, staff);
    int added =
        jdbc.sql(
                """
                insert into fix_attempt (submission_id, request_id, at) values (?, ?, ?)
                on conflict do nothing
                """)
            .params(fix.id(), request.id(), clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (added == 1 && staff == null) {
      note(by, request, "HANDED_IN", "");
    }
    return fix;
  }

  /** Takes a fix although not all of its tests passed. */
  @Transactional
  public void accept(Looked looked, long id) {
    FixRequest request = held(looked.submission().id(), id);
    if (request.state() != FixRequest.State.CHECK || request.attempt() == null) {
      throw new RefusedFixException("nothing");
    }
    settle(request, request.attempt(), looked.staff().accountId());
    note(looked.staff(), request, "ACCEPTED", "");
  }

  /** Gives back what a settled one took. */
  @Transactional
  public void waive(Looked looked, long id) {
    FixRequest request = held(looked.submission().id(), id);
    if (request.settled() == null || request.waived() != null) {
      throw new RefusedFixException("nothing");
    }
    adjustments.withdraw(request.source());
    jdbc.sql("update fix_request set waived_at = :now where id = :id")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
    note(looked.staff(), request, "WAIVED", "");
  }

  /**
   * Where all tests pass, the fix counts by itself. Where students may not know yet how some tests
   * came out, this would tell them, so there staff decide.
   */
  @EventListener
  @Transactional
  public void graded(SubmissionGraded graded) {
    requests
        .triedBy(graded.submissionId())
        .filter(each -> graded.verdict() == Verdict.ACCEPTED)
        .ifPresent(seen -> settleByRule(seen, graded.submissionId()));
  }

  private void settleByRule(FixRequest seen, UUID fix) {
    FixRequest request = held(seen.submissionId(), seen.id());
    Submission submission = submissions.forGrading(fix);
    if (request.isEnded() || submission.exercise().isShownLater()) {
      return;
    }
    settle(request, fix, null);
    event(request, "SETTLED", "", null);
    audit.record(
        new AuditEvent(
            submission.exercise().assignment().courseId(),
            null,
            "fix.settled",
            request.accountId(),
            request.source(),
            Map.of("points", request.cost())));
  }

  private void settle(FixRequest request, UUID fix, @Nullable Long by) {
    Instant now = clock.instant();
    Submission submission = submissions.forGrading(fix);
    places.take(fix, now);
    jdbc.sql("update fix_request set settled_at = :now, settled_with = :fix where id = :id")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("fix", fix)
        .param("id", request.id())
        .update();
    if (request.cost().signum() != 0) {
      adjustments.put(
          new Adjustment(
              submission.exercise().assignment().id(),
              request.accountId(),
              request.cost(),
              request.source(),
              reason(request),
              by,
              now));
    }
  }

  /** In both languages, since it is written before anybody reads it. */
  private static String reason(FixRequest request) {
    Text title = request.title();
    return "“%s”经助教要求修改，扣该题分值的 %d%% / A fix of “%s” was asked for: %d%% of its points"
        .formatted(title.zh(), request.deduction(), title.en(), request.deduction());
  }

  private FixRequest held(UUID submission, long id) {
    jdbc.sql("select id from fix_request where id = ? for update").param(id).query().listOfRows();
    return requests.get(submission, id);
  }

  private static void refuseEnded(FixRequest request) {
    if (request.isEnded()) {
      throw new RefusedFixException("ended");
    }
  }

  private void checkDue(@Nullable Instant due) {
    if (due == null || !due.isAfter(clock.instant())) {
      throw new RefusedFixException("due");
    }
  }

  private static String text(@Nullable String said) {
    String text = said == null ? "" : said.replace("\r\n", "\n").replace("\0", "").strip();
    if (text.isEmpty()) {
      throw new RefusedFixException("text");
    }
    if (text.length() > MOST_TEXT) {
      throw new RefusedFixException("long");
    }
    return text;
  }

  private void note(Membership by, FixRequest request, String kind, String said) {
    event(request, kind, said, by.accountId());
    AuditEvent event =
        AuditEvent.of(
                by.course().id(),
                by.accountId(),
                "fix." + kind.toLowerCase(Locale.ROOT),
                request.source())
            .about(request.accountId());
    audit.record(kind.equals("ACCEPTED") ? event.with("points", request.cost()) : event);
  }

  private void event(FixRequest request, String kind, String said, @Nullable Long by) {
    jdbc.sql(
            """
            insert into fix_event (request_id, kind, said, by_id, at)
            values (:request, :kind, :said, :by::bigint, :at)
            """)
        .param("request", request.id())
        .param("kind", kind)
        .param("said", said)
        .param("by", by)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
