package dev.touchstone.server.review;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Text;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.markdown.Markdown;
import dev.touchstone.server.submission.Submission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reviews for those whose work it is: released, or not there. */
@Component
class Feedbacks {

  /**
   * One of them on the course home.
   *
   * @param points null where nothing was given or taken
   */
  record News(
      UUID submissionId,
      String exercise,
      @Nullable String ownZh,
      @Nullable String ownEn,
      @Nullable BigDecimal points,
      Instant newsAt) {

    public Text title() {
      if (ownZh != null && ownEn != null) {
        return new Text(ownZh, ownEn);
      }
      return ExerciseCatalog.find(exercise)
          .map(Exercise::title)
          .orElseGet(() -> new Text(exercise, exercise));
    }

    public @Nullable String signed() {
      return points == null ? null : Signed.of(points);
    }

    public boolean isNewSince(Instant moment) {
      return newsAt.isAfter(moment);
    }
  }

  private static final int NEWS = 4;

  private final JdbcClient jdbc;
  private final Reviews reviews;
  private final Rubrics rubrics;
  private final LineComments comments;
  private final Markdown markdown;

  Feedbacks(
      JdbcClient jdbc, Reviews reviews, Rubrics rubrics, LineComments comments, Markdown markdown) {
    this.jdbc = jdbc;
    this.reviews = reviews;
    this.rubrics = rubrics;
    this.comments = comments;
    this.markdown = markdown;
  }

  /** Of that submission, once it is released; who may read the submission was asked before. */
  Optional<Feedback> of(Submission submission) {
    return reviews
        .find(submission.id())
        .filter(Review::isReleased)
        .map(each -> of(submission, each));
  }

  private Feedback of(Submission submission, Review review) {
    Rubric rubric = rubrics.of(submission.exercise().assignment());
    Set<Long> ticks = reviews.ticks(review.id());
    return new Feedback(
        review,
        review.said().isEmpty() ? "" : markdown.html(review.said()),
        rubric.items().stream().filter(item -> ticks.contains(item.id())).toList(),
        Signed.of(rubric.points(ticks)),
        comments.of(review));
  }

  /** What that student was told last. */
  List<News> news(Membership student) {
    return jdbc.sql(
            """
            select submission.id as submission_id, asked.exercise, own_title.own_zh, own_title.own_en,
              adjustment.points, review.news_at
            from review
            join submission on submission.id = review.submission_id
            join assignment_exercise asked on asked.id = submission.assignment_exercise_id
            join assignment on assignment.id = asked.assignment_id
            left join own_title on own_title.assignment_id = assignment.id
              and own_title.exercise = asked.exercise
            left join adjustment on adjustment.source = 'review:' || review.id
            where submission.account_id = :account and assignment.course_id = :course
              and review.released_at is not null
            order by review.news_at desc, review.id limit :most
            """)
        .param("account", student.accountId())
        .param("course", student.course().id())
        .param("most", NEWS)
        .query(News.class)
        .list();
  }
}
