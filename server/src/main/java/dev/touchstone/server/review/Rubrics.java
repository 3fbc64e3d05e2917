package dev.touchstone.server.review;

import dev.touchstone.server.adjustment.Adjustment;
import dev.touchstone.server.adjustment.Adjustments;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rubrics, and what a change of one does to everybody. */
@Component
public class Rubrics {

  /** Somebody whose points a change moves. */
  record Move(
      long reviewId,
      long accountId,
      String displayName,
      BigDecimal was,
      BigDecimal willBe,
      @Nullable Instant releasedAt) {

    public String signedWas() {
      return Signed.of(was);
    }

    public String signedWillBe() {
      return Signed.of(willBe);
    }
  }

  private record Ticked(
      long reviewId,
      long accountId,
      String displayName,
      @Nullable Instant releasedAt,
      long itemId,
      String said,
      BigDecimal points) {}

  private record Head(int version, @Nullable String changedBy, @Nullable Instant changedAt) {}

  private final JdbcClient jdbc;
  private final Adjustments adjustments;
  private final Audit audit;
  private final Clock clock;

  Rubrics(JdbcClient jdbc, Adjustments adjustments, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.adjustments = adjustments;
    this.audit = audit;
    this.clock = clock;
  }

  public Rubric of(Assignment assignment) {
    return read(assignment, "");
  }

  /** The same; until the transaction ends nobody changes it. */
  Rubric held(Assignment assignment) {
    begin(assignment);
    return read(assignment, " for share of rubric");
  }

  private void begin(Assignment assignment) {
    jdbc.sql("insert into rubric (assignment_id) values (?) on conflict do nothing")
        .param(assignment.id())
        .update();
  }

  private Rubric read(Assignment assignment, String lock) {
    Head head =
        jdbc.sql(
                """
                select version, account.display_name as changed_by, changed_at
                from rubric left join account on account.id = changed_by where assignment_id = ?
                """
                    + lock)
            .param(assignment.id())
            .query(Head.class)
            .optional()
            .orElse(new Head(0, null, null));
    List<RubricItem> items =
        jdbc.sql(
                """
                select item.id, asked.exercise, item.said, item.points
                from rubric_item item left join assignment_exercise asked on asked.id = exercise_id
                where item.assignment_id = ? and retired_at is null
                order by asked.position nulls first, item.position, item.id
                """)
            .param(assignment.id())
            .query(RubricItem.class)
            .list();
    return new Rubric(head.version(), head.changedBy(), head.changedAt(), items);
  }

  /** Whose points that change would move, by how much. */
  List<Move> moves(Assignment assignment, RubricChange change) {
    return ticked(assignment).entrySet().stream()
        .map(review -> move(review.getValue(), change))
        .filter(move -> move.was().compareTo(move.willBe()) != 0)
        .toList();
  }

  private static Move move(List<Ticked> ticks, RubricChange change) {
    Ticked first = ticks.getFirst();
    return new Move(
        first.reviewId(),
        first.accountId(),
        first.displayName(),
        ticks.stream().map(Ticked::points).reduce(BigDecimal.ZERO, BigDecimal::add),
        ticks.stream()
            .map(tick -> change.worth(tick.itemId()))
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        first.releasedAt());
  }

  private Map<Long, List<Ticked>> ticked(Assignment assignment) {
    return jdbc
        .sql(
            """
            select review.id as review_id, account.id as account_id, account.display_name,
              review.released_at, item.id as item_id, item.said, item.points
            from review_tick
            join rubric_item item on item.id = item_id
            join review on review.id = review_id
            join submission on submission.id = review.submission_id
            join account on account.id = submission.account_id
            where item.assignment_id = ? and item.retired_at is null
            order by account.name, review.id, item.position, item.id
            """)
        .param(assignment.id())
        .query(Ticked.class)
        .list()
        .stream()
        .collect(Collectors.groupingBy(Ticked::reviewId, LinkedHashMap::new, Collectors.toList()));
  }

  /**
   * Changes it, and the points of everybody whom that moves.
   *
   * @throws StaleException if somebody changed it since the page was shown
   */
  @Transactional
  public List<Move> change(Membership staff, Assignment assignment, RubricChange change) {
    begin(assignment);
    count(staff, assignment, change.checked().base());
    List<Move> moves = moves(assignment, change);
    int position = 0;
    for (RubricChange.Row row : change.rows()) {
      write(assignment, row, position++);
    }
    retireOthers(assignment, change);
    Map<Long, List<Ticked>> after = ticked(assignment);
    moves.forEach(
        move -> apply(staff, assignment, move, after.getOrDefault(move.reviewId(), List.of())));
    renameReasons(staff, assignment, after);
    audit.record(
        AuditEvent.of(
                staff.course().id(),
                staff.accountId(),
                "review.rubric_changed",
                "assignment:" + assignment.slug())
            .with("moved", moves.size()));
    return moves;
  }

  private void count(Membership staff, Assignment assignment, int base) {
    int mine =
        jdbc.sql(
                """
                update rubric set version = version + 1, changed_by = :by, changed_at = :at
                where assignment_id = :assignment and version = :base
                """)
            .param("by", staff.accountId())
            .param("at", now())
            .param("assignment", assignment.id())
            .param("base", base)
            .update();
    if (mine == 0) {
      Rubric now = of(assignment);
      throw new StaleException(StaleException.What.RUBRIC, now.changedBy(), now.changedAt());
    }
  }

  private void write(Assignment assignment, RubricChange.Row row, int position) {
    if (!row.isLeft()) {
      return;
    }
    if (row.id() == 0) {
      jdbc.sql(
              """
              insert into rubric_item (assignment_id, exercise_id, position, said, points)
              values (:assignment, (select id from assignment_exercise
                where assignment_id = :assignment and exercise = :exercise::text), :position, :said, :points)
              """)
          .param("assignment", assignment.id())
          .param("exercise", row.exercise())
          .param("position", position)
          .param("said", row.said())
          .param("points", row.worth())
          .update();
      return;
    }
    // What it is for stays: it may be ticked where it would not belong any more.
    jdbc.sql(
            """
            update rubric_item set position = :position, said = :said, points = :points
            where id = :id and assignment_id = :assignment and retired_at is null
            """)
        .param("position", position)
        .param("said", row.said())
        .param("points", row.worth())
        .param("id", row.id())
        .param("assignment", assignment.id())
        .update();
  }

  private void retireOthers(Assignment assignment, RubricChange change) {
    for (RubricChange.Row row : change.rows()) {
      if (row.id() != 0 && !row.isLeft()) {
        jdbc.sql(
                "update rubric_item set retired_at = :at where id = :id and assignment_id ="
                    + " :assignment")
            .param("at", now())
            .param("id", row.id())
            .param("assignment", assignment.id())
            .update();
      }
    }
  }

  private void apply(Membership staff, Assignment assignment, Move move, List<Ticked> ticks) {
    put(staff, assignment, move.reviewId(), move.accountId(), move.releasedAt(), ticks);
    jdbc.sql("update review set news_at = :at where id = :id and released_at is not null")
        .param("at", now())
        .param("id", move.reviewId())
        .update();
    audit.record(
        AuditEvent.of(
                staff.course().id(),
                staff.accountId(),
                "review.points_moved",
                "review:" + move.reviewId())
            .about(move.accountId())
            .with("was", move.was())
            .with("is", move.willBe()));
  }

  /** The reason names the items, which may be called otherwise now. */
  private void renameReasons(
      Membership staff, Assignment assignment, Map<Long, List<Ticked>> after) {
    after.forEach(
        (review, ticks) -> {
          Ticked first = ticks.getFirst();
          put(staff, assignment, review, first.accountId(), first.releasedAt(), ticks);
        });
  }

  private void put(
      Membership staff,
      Assignment assignment,
      long reviewId,
      long accountId,
      @Nullable Instant releasedAt,
      List<Ticked> ticks) {
    if (ticks.isEmpty()) {
      adjustments.withdraw("review:" + reviewId);
      return;
    }
    adjustments.put(
        new Adjustment(
            assignment.id(),
            accountId,
            ticks.stream().map(Ticked::points).reduce(BigDecimal.ZERO, BigDecimal::add),
            "review:" + reviewId,
            ticks.stream().map(Ticked::said).collect(Collectors.joining("; ")),
            staff.accountId(),
            releasedAt));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
