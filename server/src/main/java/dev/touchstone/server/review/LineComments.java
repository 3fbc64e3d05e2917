package dev.touchstone.server.review;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.markdown.Markdown;
import dev.touchstone.server.submission.Submission;
import dev.touchstone.server.submission.SubmissionAccess;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * LineComments on lines. A student reads them as soon as the review is released, later ones at
 * once.
 */
@Component
public class LineComments {

  private static final String SELECT =
      """
      select review_comment.id, version, cell, line_from, line_to, said, author_id,
        account.display_name as author, at
      from review_comment join account on account.id = author_id
      """;

  private final JdbcClient jdbc;
  private final Reviews reviews;
  private final SubmissionAccess submissions;
  private final Markdown markdown;
  private final Clock clock;

  LineComments(
      JdbcClient jdbc,
      Reviews reviews,
      SubmissionAccess submissions,
      Markdown markdown,
      Clock clock) {
    this.jdbc = jdbc;
    this.reviews = reviews;
    this.submissions = submissions;
    this.markdown = markdown;
    this.clock = clock;
  }

  public List<Comment> of(Review review) {
    return jdbc.sql(SELECT + "where review_id = ? order by cell, line_to, review_comment.id")
        .param(review.id())
        .query(this::row)
        .list();
  }

  private Optional<Comment> find(Review review, long id) {
    return of(review).stream().filter(comment -> comment.id() == id).findFirst();
  }

  /**
   * @throws RefusedReviewException if there is nothing in it, or there are no such lines
   */
  @Transactional
  public void add(Membership staff, Submission submission, Lines lines, @Nullable String said) {
    String text = Said.of(said);
    if (!lines.areIn(submissions.code(submission))) {
      throw new RefusedReviewException("lines");
    }
    Review review = reviews.begin(submission);
    jdbc.sql(
            """
            insert into review_comment (review_id, cell, line_from, line_to, said, author_id, at)
            values (:review, :cell, :from, :to, :said, :by, :at)
            """)
        .param("review", review.id())
        .param("cell", lines.cell())
        .param("from", lines.from())
        .param("to", lines.to())
        .param("said", text)
        .param("by", staff.accountId())
        .param("at", now())
        .update();
    news(review);
  }

  /**
   * Says it otherwise; nothing removes it.
   *
   * @throws StaleException if somebody did so meanwhile
   */
  @Transactional
  public void edit(
      Membership staff, Submission submission, long id, int base, @Nullable String said) {
    Review review = reviews.begin(submission);
    String text = Said.orEmpty(said, Said.MOST);
    int changed =
        text.isEmpty()
            ? jdbc.sql(
                    "delete from review_comment where id = :id and review_id = :review and version"
                        + " = :base")
                .param("id", id)
                .param("review", review.id())
                .param("base", base)
                .update()
            : jdbc.sql(
                    """
                    update review_comment set version = version + 1, said = :said,
                      author_id = :by, at = :at
                    where id = :id and review_id = :review and version = :base
                    """)
                .param("said", text)
                .param("by", staff.accountId())
                .param("at", now())
                .param("id", id)
                .param("review", review.id())
                .param("base", base)
                .update();
    if (changed == 0) {
      Optional<Comment> now = find(review, id);
      throw new StaleException(
          StaleException.What.COMMENT,
          now.map(Comment::author).orElse(null),
          now.map(Comment::at).orElse(null));
    }
    news(review);
  }

  private void news(Review review) {
    jdbc.sql("update review set news_at = :at where id = :id and released_at is not null")
        .param("at", now())
        .param("id", review.id())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private Comment row(ResultSet row, int number) throws SQLException {
    String said = row.getString("said");
    return new Comment(
        row.getLong("id"),
        row.getInt("version"),
        row.getInt("cell"),
        row.getInt("line_from"),
        row.getInt("line_to"),
        said,
        markdown.html(said),
        row.getLong("author_id"),
        row.getString("author"),
        row.getTimestamp("at").toInstant());
  }
}
