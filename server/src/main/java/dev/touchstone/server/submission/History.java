package dev.touchstone.server.submission;

import dev.touchstone.grading.Verdict;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Text;
import dev.touchstone.server.assignment.Visibility;
import dev.touchstone.server.course.Membership;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Submissions with what they were worth, newest first: students read their own, staff all. */
@Component
public class History {

  /**
   * A row of the view {@code score}, or of what its reader may see of it; without verdict while it
   * is not graded, and for ever if it was withdrawn.
   *
   * @param max what full marks are worth in what is open
   * @param points what full marks are worth in all
   * @param held whether more is to be opened
   * @param ownZh the title, where the exercise is its author's own
   */
  public record Row(
      UUID submissionId,
      String student,
      String displayName,
      String assignment,
      String exercise,
      @Nullable Verdict verdict,
      @Nullable BigDecimal score,
      BigDecimal max,
      Instant received,
      @Nullable Instant graded,
      boolean late,
      String receipt,
      BigDecimal points,
      boolean held,
      @Nullable String ownZh,
      @Nullable String ownEn,
      @Nullable Instant withdrawnAt) {

    /** The verdict's name, or what is said where there is none; null while it waits. */
    public @Nullable String standing() {
      if (verdict != null) {
        return verdict.name();
      }
      return withdrawnAt == null ? null : "WITHDRAWN";
    }

    /** Its title, or its id where the catalog has it no more. */
    public Text title() {
      return ownZh != null && ownEn != null ? new Text(ownZh, ownEn) : titleOf(exercise);
    }

    /** Whether it came back after that moment. */
    public boolean isNewSince(Instant moment) {
      return graded != null && graded.isAfter(moment);
    }
  }

  /**
   * What to list; null means everything.
   *
   * @param diagnosis what was found first in it
   */
  record Filter(
      @Nullable String student,
      @Nullable String assignment,
      @Nullable String exercise,
      @Nullable String diagnosis) {

    static final Filter NONE = new Filter(null, null, null, null);
  }

  /**
   * Of one assignment.
   *
   * @param student an account's name; null for all
   * @param counting whether only what counts is wanted
   */
  public record Wanted(
      String assignment, @Nullable String student, @Nullable String exercise, boolean counting) {}

  /** The row after which a long list goes on; what comes in meanwhile moves nothing. */
  public record Mark(Instant received, UUID submissionId) {}

  /** A page of rows, counted from 0. */
  record Page(List<Row> rows, int number, int pages) {}

  static final int PAGE_SIZE = 25;

  private final JdbcClient jdbc;
  private final Visibility visibility;

  History(JdbcClient jdbc, Visibility visibility) {
    this.jdbc = jdbc;
    this.visibility = visibility;
  }

  private String scores(Membership reader) {
    return " from "
        + visibility.scores(reader)
        + """
        left join own_title using (assignment_id, exercise)
        join (select id as submission_id, withdrawn_at from submission) came using (submission_id)
        """;
  }

  Page page(Membership member, Filter filter, int number) {
    int count = select("count(*)", "", member, filter).query(Integer.class).single();
    List<Row> rows =
        select(
                "*",
                "order by received desc, submission_id offset :offset limit :limit",
                member,
                filter)
            .param("offset", (long) number * PAGE_SIZE)
            .param("limit", PAGE_SIZE)
            .query(Row.class)
            .list();
    return new Page(rows, number, Math.max(1, Math.ceilDiv(count, PAGE_SIZE)));
  }

  private StatementSpec select(String what, String order, Membership member, Filter filter) {
    return jdbc.sql(
            "select "
                + what
                + scores(member)
                + """
                 where course_id = :course
                  and (:staff or account_id = :account)
                  and (:only::bigint[] is null or account_id = any (:only::bigint[]))
                  and (:student::text is null or student = :student)
                  and (:assignment::text is null or assignment = :assignment)
                  and (:exercise::text is null or exercise = :exercise)
                  and (:diagnosis::text is null or exists (
                    select from standing_grading standing
                    where standing.submission_id = shown.submission_id
                      and standing.diagnosis = :diagnosis offset 0))
                """
                + order)
        .param("course", member.course().id())
        .param("staff", member.isStaff())
        .param("account", member.accountId())
        .param("only", member.readsOnly())
        .param("student", filter.student())
        .param("assignment", filter.assignment())
        .param("exercise", filter.exercise())
        .param("diagnosis", filter.diagnosis());
  }

  /** How many results came back to this member after that moment. */
  public int cameBack(Membership member, Instant moment) {
    return jdbc.sql(
            """
            select count(*) from score
            where course_id = :course and account_id = :account and graded > :moment
            """)
        .param("course", member.course().id())
        .param("account", member.accountId())
        .param("moment", moment.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  private static Text titleOf(String exercise) {
    return ExerciseCatalog.find(exercise)
        .map(Exercise::title)
        .orElseGet(() -> new Text(exercise, exercise));
  }

  /**
   * Some of what this member may see, the newest first.
   *
   * @param last null to begin
   */
  public List<Row> after(Membership member, Wanted wanted, @Nullable Mark last, int most) {
    var filter = new Filter(wanted.student(), wanted.assignment(), wanted.exercise(), null);
    return select(
            "*",
            """
             and (:received::timestamptz is null
               or (received, submission_id) < (:received::timestamptz, :submission::uuid))
             and (not :counting or submission_id in (select shown.submission_id from %s))
            order by received desc, submission_id desc limit :most
            """
                .formatted(visibility.best(member)),
            member,
            filter)
        .param("received", last == null ? null : last.received().atOffset(ZoneOffset.UTC))
        .param("submission", last == null ? null : last.submissionId())
        .param("counting", wanted.counting())
        .param("most", most)
        .query(Row.class)
        .list();
  }

  /** One submission; who may see it was asked before. */
  public Row row(Membership reader, UUID submissionId) {
    return jdbc.sql("select *" + scores(reader) + " where submission_id = ?")
        .param(submissionId)
        .query(Row.class)
        .single();
  }

  /** The newest that the filter lets pass. */
  List<Row> list(Membership member, Filter filter, int most) {
    return select("*", "order by received desc, submission_id limit :most", member, filter)
        .param("most", most)
        .query(Row.class)
        .list();
  }

  /** What came in last: a student's own, for staff of everyone. */
  public List<Row> latest(Membership member, int most) {
    return list(member, Filter.NONE, most);
  }

  /** The member's own submissions for one exercise. */
  List<Row> own(Membership member, long assignmentId, String exercise, int most) {
    return jdbc.sql(
            "select *"
                + scores(member)
                + """
                 where account_id = :account and assignment_id = :assignment
                  and exercise = :exercise
                order by received desc limit :most
                """)
        .param("account", member.accountId())
        .param("assignment", assignmentId)
        .param("exercise", exercise)
        .param("most", most)
        .query(Row.class)
        .list();
  }
}
