package dev.touchstone.server.discussion;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.discussion.Questions.Post;
import dev.touchstone.server.discussion.Questions.Question;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What members write, and what staff do with it. */
@Component
class QuestionDesk {

  static final int LONGEST_TITLE = 150;
  static final int LONGEST = 20_000;

  /** In an hour; more is no conversation. */
  static final int MOST_POSTS = 30;

  private static final Set<String> STATES = Set.of("OPEN", "CLOSED", "LOCKED");

  private final JdbcClient jdbc;
  private final Questions questions;
  private final Materials materials;
  private final Clock clock;

  QuestionDesk(JdbcClient jdbc, Questions questions, Materials materials, Clock clock) {
    this.jdbc = jdbc;
    this.questions = questions;
    this.materials = materials;
    this.clock = clock;
  }

  /** Asks, and answers the question's id. */
  @Transactional
  public long ask(Membership member, Place place, String title, String body) {
    String given = title.strip();
    if (given.isEmpty() || given.length() > LONGEST_TITLE) {
      throw new RefusedPostException("title");
    }
    checked(body);
    long id =
        jdbc.sql(
                """
                insert into question (course_id, assignment_id, exercise, title, author_id, asked_at)
                values (:course, :assignment, :exercise, :title, :author, :now) returning id
                """)
            .param("course", member.course().id())
            .param("assignment", place.assignment() == null ? null : place.assignment().id())
            .param("exercise", place.exercise() == null ? null : place.exercise().exercise())
            .param("title", given)
            .param("author", member.accountId())
            .param("now", now())
            .query(Long.class)
            .single();
    write(member, id, body);
    return id;
  }

  /** Answers. A settled question is open again with it; in a locked one only staff write. */
  @Transactional
  public void answer(Membership member, long question, String body) {
    Question found = questions.get(member, question);
    if (found.isLocked() && !member.isStaff()) {
      throw new RefusedPostException("locked");
    }
    write(member, question, body);
    if (found.state().equals("CLOSED") && !member.isStaff()) {
      jdbc.sql("update question set state = 'OPEN' where id = ?").param(question).update();
    }
  }

  private void write(Membership member, long question, String body) {
    String given = checked(body);
    refuseFloods(member);
    long post =
        jdbc.sql(
                """
                insert into question_post (question_id, author_id, body, written_at, held)
                values (?, ?, ?, ?, ?) returning id
                """)
            .param(question)
            .param(member.accountId())
            .param(given)
            .param(now())
            .param(held(member, given))
            .query(Long.class)
            .single();
    see(member, question, post);
  }

  private static String checked(String body) {
    if (body.isBlank() || body.length() > LONGEST) {
      throw new RefusedPostException("body");
    }
    return body.strip().equals(body) ? body : body.stripTrailing();
  }

  private void refuseFloods(Membership member) {
    int lately =
        jdbc.sql("select count(*) from question_post where author_id = ? and written_at > ?")
            .params(member.accountId(), now().minus(Duration.ofHours(1)))
            .query(Integer.class)
            .single();
    if (lately >= MOST_POSTS && !member.isStaff()) {
      throw new RefusedPostException("many");
    }
  }

  // Staff know what they show.
  private @Nullable String held(Membership author, String body) {
    return author.isStaff()
        ? null
        : Caution.of(body, materials.submitted(author), materials.given(author))
            .map(Enum::name)
            .orElse(null);
  }

  /**
   * Replaces what a post says; what it said is kept.
   *
   * @return false if it was edited since that version
   */
  @Transactional
  public boolean edit(Membership member, long id, int version, String body) {
    Post post = own(member, id);
    Question question = questions.get(member, post.questionId());
    if (question.isLocked() && !member.isStaff()) {
      throw new RefusedPostException("locked");
    }
    String given = checked(body);
    int edited =
        jdbc.sql(
                """
                update question_post set body = ?, version = version + 1,
                  held = ?, endorsed_at = null, endorsed_by = null
                where id = ? and version = ?
                """)
            .param(given)
            .param(held(member, given))
            .param(id)
            .param(version)
            .update();
    if (edited == 0) {
      return false;
    }
    jdbc.sql(
            """
            insert into question_edit (post_id, version, body, edited_by, at)
            values (?, ?, ?, ?, ?)
            """)
        .params(id, post.version(), post.body(), member.accountId(), now())
        .update();
    return true;
  }

  Post own(Membership member, long id) {
    Post post = questions.post(member, id);
    if (!post.isOf(member)) {
      throw new NotHereException("own post " + id);
    }
    return post;
  }

  /** Shows a post that is held to all: its author says so, or staff. */
  @Transactional
  public Post release(Membership member, long id) {
    Post post = questions.post(member, id);
    if (!post.isOf(member) && !member.isStaff()) {
      throw new NotHereException("held post " + id);
    }
    jdbc.sql("update question_post set held = null where id = ? and version = ?")
        .params(id, post.version())
        .update();
    return post;
  }

  /** Staff say that an answer is right, or take that back. */
  @Transactional
  public Post endorse(Membership staff, long id, boolean endorsed) {
    Post post = questions.post(staff.staffOnly(), id);
    jdbc.sql(
            "update question_post set endorsed_at = ?, endorsed_by = ? where id = ? and version ="
                + " ?")
        .param(endorsed ? now() : null)
        .param(endorsed ? staff.accountId() : null)
        .param(id)
        .param(post.version())
        .update();
    return post;
  }

  /** Takes a good question into the course's collection, or out of it. */
  @Transactional
  public void collect(Membership staff, long id, boolean collected) {
    questions.get(staff.staffOnly(), id);
    jdbc.sql("update question set collected_at = ?, collected_by = ? where id = ?")
        .param(collected ? now() : null)
        .param(collected ? staff.accountId() : null)
        .param(id)
        .update();
  }

  /** Settled, locked or open again: by staff; settled also by whoever asked. */
  @Transactional
  public void set(Membership member, long id, String state) {
    Question question = questions.get(member, id);
    boolean settles =
        question.authorId() == member.accountId() && state.equals("CLOSED") && !question.isLocked();
    if (!STATES.contains(state) || !(member.isStaff() || settles)) {
      throw new NotHereException("state of question " + id);
    }
    jdbc.sql("update question set state = ? where id = ?").params(state, id).update();
  }

  /**
   * Takes a post away; with the first one the question goes. Staff may, and authors of what nobody
   * has answered yet.
   */
  @Transactional
  public Post delete(Membership member, long id) {
    Post post = questions.post(member, id);
    boolean answered = post.first() && questions.posts(member, post.questionId()).size() > 1;
    if (!member.isStaff() && !post.isOf(member)) {
      throw new NotHereException("post " + id);
    }
    if (!member.isStaff() && answered) {
      throw new RefusedPostException("answered");
    }
    String gone = " set deleted_at = ?, deleted_by = ? where id = ?";
    if (post.first()) {
      jdbc.sql("update question" + gone)
          .params(now(), member.accountId(), post.questionId())
          .update();
    } else {
      jdbc.sql("update question_post" + gone).params(now(), member.accountId(), id).update();
    }
    return post;
  }

  /** Notes that the member has seen everything up to that post. */
  @Transactional
  public void see(Membership member, long question, long post) {
    jdbc.sql(
            """
            insert into question_seen as seen (question_id, account_id, seen_post)
            values (?, ?, ?)
            on conflict (question_id, account_id)
              do update set seen_post = greatest(seen.seen_post, excluded.seen_post)
            """)
        .params(question, member.accountId(), post)
        .update();
  }

  boolean wantsDigest(Membership member) {
    return jdbc.sql("select wanted from question_digest where account_id = ?")
        .param(member.accountId())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Says whether a member wants the mail, and in which language. */
  @Transactional
  public void wantDigest(Membership member, boolean wanted, Locale locale) {
    jdbc.sql(
            """
            insert into question_digest (account_id, wanted, language)
            values (:account, :wanted, :language)
            on conflict (account_id) do update set wanted = :wanted, language = :language
            """)
        .param("account", member.accountId())
        .param("wanted", wanted)
        .param("language", locale.getLanguage().equals("zh") ? "zh" : "en")
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
