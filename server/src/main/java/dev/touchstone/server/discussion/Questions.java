package dev.touchstone.server.discussion;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Reads questions and posts for one member. Everything here goes through the one condition that
 * says which posts that member sees; a question whose first post they do not see is not there.
 */
@Component
class Questions {

  /**
   * A question in a list.
   *
   * @param answers posts besides the first that the reader sees
   * @param unread whether there is a post of somebody else's that the reader has not opened
   */
  record Line(
      long id,
      String title,
      @Nullable String assignment,
      @Nullable String exercise,
      String author,
      Instant askedAt,
      Instant lastAt,
      String state,
      boolean collected,
      int answers,
      boolean endorsed,
      boolean held,
      boolean unread) {}

  /** A question. */
  record Question(
      long id,
      String title,
      @Nullable String assignment,
      @Nullable String exercise,
      long authorId,
      String state,
      boolean collected) {

    public boolean isLocked() {
      return state.equals("LOCKED");
    }
  }

  /** A post; the body is Markdown. */
  record Post(
      long id,
      long questionId,
      long authorId,
      String author,
      String role,
      String body,
      Instant writtenAt,
      @Nullable String held,
      @Nullable Instant endorsedAt,
      @Nullable String endorsedBy,
      int version,
      @Nullable Instant editedAt,
      boolean first) {

    boolean isOf(Membership member) {
      return authorId == member.accountId();
    }
  }

  /** What a post said before. */
  record Edit(int version, String body, String editedBy, Instant at) {}

  /** What to list. */
  record Filter(String words, @Nullable Place place, String only) {

    /** The words, each of which has to be there. */
    List<String> sought() {
      return Arrays.stream(words.strip().toLowerCase(Locale.ROOT).split("\\s+"))
          .filter(word -> !word.isEmpty())
          .limit(8)
          .toList();
    }
  }

  static final int PAGE_SIZE = 30;

  // A held post is its author's and the staff's; a TA who is limited to sections is staff of those.
  private static final String SEEN =
      """
      post.deleted_at is null and (post.held is null or post.author_id = :reader
        or (:staff and (:only::bigint[] is null or post.author_id = any (:only::bigint[]))))
      """;

  private static final String LINES =
      """
      select question.id, question.title, assignment.slug as assignment, question.exercise,
        account.display_name as author, question.asked_at, seen.last_at, question.state,
        question.collected_at is not null as collected, seen.posts - 1 as answers, seen.endorsed,
        seen.held,
        seen.newest > coalesce(mine.seen_post, 0) as unread
      from question
      join account on account.id = question.author_id
      left join assignment on assignment.id = question.assignment_id
      left join question_seen mine on mine.question_id = question.id and mine.account_id = :reader
      cross join lateral (
        select count(*)::int as posts, max(post.written_at) as last_at,
          bool_or(post.endorsed_at is not null) as endorsed,
          bool_or(post.held is not null) as held,
          coalesce(max(post.id) filter (where post.author_id <> :reader), 0) as newest,
          lower(string_agg(post.body, ' ')) as words,
          min(post.id) as first
        from question_post post where post.question_id = question.id and %s) seen
      where question.course_id = :course and question.deleted_at is null and seen.posts > 0
        and seen.first = (
          select min(id) from question_post opening where opening.question_id = question.id)
      """
          .formatted(SEEN);

  private final JdbcClient jdbc;

  Questions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was written in last, first. */
  List<Line> list(Membership member, Filter filter, int page) {
    StatementSpec statement =
        as(
            member,
            LINES + conditions(filter) + " order by seen.last_at desc offset :offset limit :limit");
    return bound(statement, filter)
        .param("offset", (long) page * PAGE_SIZE)
        .param("limit", PAGE_SIZE + 1)
        .query(Line.class)
        .list();
  }

  private static String conditions(Filter filter) {
    StringBuilder conditions = new StringBuilder();
    for (int i = 0; i < filter.sought().size(); i++) {
      conditions.append(
          " and strpos(lower(question.title) || ' ' || seen.words, :word%d) > 0".formatted(i));
    }
    Place place = filter.place();
    if (place != null) {
      conditions.append(" and question.assignment_id is not distinct from :assignment::bigint");
      if (place.exercise() != null) {
        conditions.append(" and question.exercise = :exercise");
      }
    }
    return conditions
        + switch (filter.only()) {
          case "open" -> " and question.state = 'OPEN' and not seen.endorsed";
          case "mine" -> " and question.author_id = :reader";
          case "unread" -> " and seen.newest > coalesce(mine.seen_post, 0)";
          case "held" -> " and seen.held";
          case "collected" -> " and question.collected_at is not null";
          default -> "";
        };
  }

  private static StatementSpec bound(StatementSpec statement, Filter filter) {
    List<String> sought = filter.sought();
    StatementSpec bound = statement;
    for (int i = 0; i < sought.size(); i++) {
      bound = bound.param("word" + i, sought.get(i));
    }
    Place place = filter.place();
    if (place != null) {
      bound =
          bound.param("assignment", place.assignment() == null ? null : place.assignment().id());
      if (place.exercise() != null) {
        bound = bound.param("exercise", place.exercise().exercise());
      }
    }
    return bound;
  }

  /** How many have something in them that the member has not opened. */
  int unread(Membership member) {
    return as(
            member,
            "select count(*) from ("
                + LINES
                + " and seen.newest > coalesce(mine.seen_post, 0)) unread")
        .query(Integer.class)
        .single();
  }

  /**
   * @throws NotHereException if there is none that this member sees
   */
  Question get(Membership member, long id) {
    Question question =
        jdbc.sql(
                """
                select question.id, title, assignment.slug as assignment, exercise, author_id, state,
                  collected_at is not null as collected
                from question left join assignment on assignment.id = assignment_id
                where question.id = ? and question.course_id = ? and deleted_at is null
                """)
            .params(id, member.course().id())
            .query(Question.class)
            .optional()
            .orElseThrow(() -> new NotHereException("question " + id));
    List<Post> posts = posts(member, id);
    if (posts.isEmpty() || !posts.getFirst().first()) {
      throw new NotHereException("question " + id);
    }
    return question;
  }

  /** Those that this member sees, in the order they were written. */
  List<Post> posts(Membership member, long question) {
    return as(member, posts("post.question_id = :question"))
        .param("question", question)
        .query(Post.class)
        .list();
  }

  /**
   * @throws NotHereException if there is none in this course that the member sees
   */
  Post post(Membership member, long id) {
    return as(member, posts("post.id = :post"))
        .param("post", id)
        .query(Post.class)
        .optional()
        .orElseThrow(() -> new NotHereException("post " + id));
  }

  private static String posts(String which) {
    return """
    select post.id, post.question_id, post.author_id, account.display_name as author,
      coalesce(enrolment.role, case when account.admin then 'INSTRUCTOR' else 'STUDENT' end)
        as role,
      post.body, post.written_at, post.held, post.endorsed_at,
      endorser.display_name as endorsed_by, post.version,
      (select max(at) from question_edit where post_id = post.id) as edited_at,
      post.id = (select min(id) from question_post opening
                 where opening.question_id = post.question_id) as first
    from question_post post
    join question on question.id = post.question_id and question.course_id = :course
      and question.deleted_at is null
    join account on account.id = post.author_id
    left join enrolment on enrolment.course_id = :course and enrolment.account_id = account.id
    left join account endorser on endorser.id = post.endorsed_by
    where %s and %s
    order by post.id
    """
        .formatted(which, SEEN);
  }

  /**
   * What was written by others in that time, the oldest first: a digest. Answers to a question that
   * the member does not see are not in it either.
   */
  List<Post> between(Membership member, Instant since, Instant until, int most) {
    return as(
            member,
            posts(
                    """
                    post.written_at > :since and post.written_at <= :until
                      and post.author_id <> :reader
                      and exists (
                        select from question_post post
                        where post.id = (select min(id) from question_post opening
                                         where opening.question_id = question.id) and %s)
                    """
                        .formatted(SEEN))
                + " limit :most")
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(Post.class)
        .list();
  }

  List<Edit> edits(Post post) {
    return jdbc.sql(
            """
            select version, body, account.display_name as edited_by, at
            from question_edit join account on account.id = edited_by
            where post_id = ? order by version desc
            """)
        .param(post.id())
        .query(Edit.class)
        .list();
  }

  private StatementSpec as(Membership member, String sql) {
    return jdbc.sql(sql)
        .param("course", member.course().id())
        .param("reader", member.accountId())
        .param("staff", member.isStaff())
        .param("only", member.readsOnly());
  }
}
