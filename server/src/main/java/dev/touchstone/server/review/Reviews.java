package dev.touchstone.server.review;

import dev.touchstone.server.adjustment.Adjustment;
import dev.touchstone.server.adjustment.Adjustments;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.submission.Submission;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reviews: saved, assigned, flagged, released. */
@Component
public class Reviews {

  private static final String SELECT =
      """
      select review.id, submission_id, review.version, said, saver.display_name as saved_by, saved_at,
        assigned_to, assignee.display_name as assignee, flag, flagger.display_name as flagged_by,
        released_at, news_at
      from review
      left join account saver on saver.id = saved_by
      left join account assignee on assignee.id = assigned_to
      left join account flagger on flagger.id = flagged_by
      """;

  private static final int LONGEST_FLAG = 300;

  private final JdbcClient jdbc;
  private final Rubrics rubrics;
  private final Adjustments adjustments;
  private final Audit audit;
  private final Clock clock;

  Reviews(JdbcClient jdbc, Rubrics rubrics, Adjustments adjustments, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.rubrics = rubrics;
    this.adjustments = adjustments;
    this.audit = audit;
    this.clock = clock;
  }

  /** Of that submission, if anybody has begun one. */
  public Optional<Review> find(UUID submissionId) {
    return jdbc.sql(SELECT + "where submission_id = ?")
        .param(submissionId)
        .query(Reviews::row)
        .optional();
  }

  /** The ids of the items that are ticked in it. */
  public Set<Long> ticks(long reviewId) {
    return Set.copyOf(
        jdbc.sql("select item_id from review_tick where review_id = ?")
            .param(reviewId)
            .query(Long.class)
            .list());
  }

  /** The one of that submission, begun if nobody has. */
  @Transactional
  Review begin(Submission submission) {
    jdbc.sql("insert into review (submission_id) values (?) on conflict do nothing")
        .param(submission.id())
        .update();
    return find(submission.id()).orElseThrow();
  }

  /**
   * Saves a verdict: words and ticks.
   *
   * @throws StaleException if somebody saved it, or changed the rubric, since the page was shown
   */
  @Transactional
  public Review save(Membership staff, Submission submission, Judgement judgement) {
    Review before = begin(submission);
    Rubric rubric = rubrics.held(submission.exercise().assignment());
    if (rubric.version() != judgement.rubric()) {
      throw new StaleException(StaleException.What.RUBRIC, rubric.changedBy(), rubric.changedAt());
    }
    BigDecimal was = rubric.points(ticks(before.id()));
    int saved =
        jdbc.sql(
                """
                update review set version = version + 1, said = :said, saved_by = :by,
                  saved_at = :at, news_at = case when released_at is null then null else :at end
                where id = :id and version = :base
                """)
            .param("said", Said.orEmpty(judgement.said(), Said.MOST))
            .param("by", staff.accountId())
            .param("at", now())
            .param("id", before.id())
            .param("base", judgement.base())
            .update();
    if (saved == 0) {
      Review now = find(submission.id()).orElseThrow();
      throw new StaleException(StaleException.What.REVIEW, now.savedBy(), now.savedAt());
    }
    tick(before.id(), judgement.ticks(), rubric);
    Review after = find(submission.id()).orElseThrow();
    settle(staff.accountId(), submission, after, rubric);
    audit.record(
        event(staff, "review.saved", submission, after)
            .with("was", was)
            .with("is", rubric.points(ticks(after.id()))));
    return after;
  }

  private void tick(long reviewId, Set<Long> ticks, Rubric rubric) {
    jdbc.sql("delete from review_tick where review_id = ?").param(reviewId).update();
    for (RubricItem item : rubric.items()) {
      if (ticks.contains(item.id())) {
        jdbc.sql("insert into review_tick (review_id, item_id) values (?, ?)")
            .params(reviewId, item.id())
            .update();
      }
    }
  }

  /** Makes the adjustment what the ticks say. */
  private void settle(@Nullable Long by, Submission submission, Review review, Rubric rubric) {
    Set<Long> ticks = ticks(review.id());
    List<RubricItem> ticked =
        rubric.items().stream().filter(item -> ticks.contains(item.id())).toList();
    if (ticked.isEmpty()) {
      adjustments.withdraw(review.source());
      return;
    }
    adjustments.put(
        new Adjustment(
            submission.exercise().assignment().id(),
            submission.accountId(),
            rubric.points(ticks),
            review.source(),
            ticked.stream().map(RubricItem::said).collect(Collectors.joining("; ")),
            by,
            review.releasedAt()));
  }

  /**
   * Says who is to look at it.
   *
   * @param to null for nobody
   */
  @Transactional
  public void assign(Membership staff, Submission submission, @Nullable Long to) {
    Review review = begin(submission);
    jdbc.sql("update review set assigned_to = :to::bigint where id = :id")
        .param("to", to)
        .param("id", review.id())
        .update();
    audit.record(
        event(staff, "review.assigned", submission, review)
            .with("was", review.assignedTo())
            .with("is", to));
  }

  /**
   * Flags it for others to see.
   *
   * @param why empty to take the flag away
   */
  @Transactional
  public void flag(Membership staff, Submission submission, @Nullable String why) {
    Review review = begin(submission);
    String flag = Said.orEmpty(why, LONGEST_FLAG);
    jdbc.sql("update review set flag = :flag, flagged_by = :by where id = :id")
        .param("flag", flag.isEmpty() ? null : flag)
        .param("by", flag.isEmpty() ? null : staff.accountId())
        .param("id", review.id())
        .update();
  }

  /** Lets its student read it; once it is released this changes nothing. */
  @Transactional
  public boolean release(Membership staff, Submission submission) {
    Review review = begin(submission);
    int released =
        jdbc.sql(
                """
                update review set released_at = :at, released_by = :by, news_at = :at
                where id = :id and released_at is null and saved_at is not null
                """)
            .param("at", now())
            .param("by", staff.accountId())
            .param("id", review.id())
            .update();
    if (released == 1) {
      Rubric rubric = rubrics.held(submission.exercise().assignment());
      settle(staff.accountId(), submission, find(submission.id()).orElseThrow(), rubric);
      audit.record(
          event(staff, "review.released", submission, review)
              .with("points", rubric.points(ticks(review.id()))));
    }
    return released == 1;
  }

  /** Closes it to its student again, and holds its points back; what was read was read. */
  @Transactional
  public void takeBack(Membership staff, Submission submission) {
    Review review = begin(submission);
    jdbc.sql(
            "update review set released_at = null, released_by = null, news_at = null where id = ?")
        .param(review.id())
        .update();
    settle(
        staff.accountId(),
        submission,
        find(submission.id()).orElseThrow(),
        rubrics.held(submission.exercise().assignment()));
    audit.record(event(staff, "review.taken_back", submission, review));
  }

  /** What was done to it, the newest last. */
  List<Deed> deeds(Review review) {
    return jdbc.sql(
            """
            select action, actor.display_name as actor, at from audit_entry
            left join account actor on actor.id = actor_id
            where object = ? order by audit_entry.id
            """)
        .param(review.source())
        .query(Deed.class)
        .list();
  }

  /** One entry of the audit about a review. */
  record Deed(String action, @Nullable String actor, Instant at) {}

  static AuditEvent event(Membership staff, String action, Submission submission, Review review) {
    return new AuditEvent(
        staff.course().id(),
        staff.accountId(),
        action,
        submission.accountId(),
        review.source(),
        Map.of("submission", submission.id().toString()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Review row(ResultSet row, int number) throws SQLException {
    return new Review(
        row.getLong("id"),
        row.getObject("submission_id", UUID.class),
        row.getInt("version"),
        row.getString("said"),
        row.getString("saved_by"),
        instant(row, "saved_at"),
        row.getObject("assigned_to", Long.class),
        row.getString("assignee"),
        row.getString("flag"),
        row.getString("flagged_by"),
        instant(row, "released_at"),
        instant(row, "news_at"));
  }
}
