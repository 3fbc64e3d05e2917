package dev.touchstone.server.draft;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The drafts in the database, by person and exercise of an assignment. */
@Component
public class Drafts {

  /** In bytes. */
  static final int LONGEST = 1 << 20;

  /** What came of an attempt to change a draft. */
  public sealed interface Change {

    /** It is as was asked for. */
    record Done(Draft draft) implements Change {}

    /** Nothing was changed: this was written elsewhere meanwhile. */
    record Overtaken(Draft other) implements Change {}

    /** Nothing was changed: it is longer than what is kept. */
    record TooLong() implements Change {}
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  Drafts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<Draft> find(long accountId, long assignmentExerciseId) {
    return jdbc.sql(
            """
            select content, version, writer, saved_at from draft
            where account_id = ? and assignment_exercise_id = ?
            """)
        .params(accountId, assignmentExerciseId)
        .query(
            (row, number) -> {
              byte[] content = row.getBytes("content");
              return new Draft(
                  content == null ? null : new String(content, StandardCharsets.UTF_8),
                  row.getInt("version"),
                  row.getObject("writer", UUID.class),
                  row.getTimestamp("saved_at").toInstant());
            })
        .optional();
  }

  /**
   * Keeps a text, unless that would overwrite another or it is too long.
   *
   * @param base the version it went out from; 0 if there was none
   * @param writer the tab it comes from, if it says so
   */
  @Transactional
  public Change save(
      long accountId, long assignmentExerciseId, String typed, int base, @Nullable UUID writer) {
    // A browser sends the lines of a text field with CR LF.
    String text = typed.replace("\r\n", "\n");
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      return new Change.TooLong();
    }
    return change(accountId, assignmentExerciseId, text, base, writer);
  }

  /** Removes the text, unless it is another than the one meant. */
  @Transactional
  public Change discard(
      long accountId, long assignmentExerciseId, int base, @Nullable UUID writer) {
    return change(accountId, assignmentExerciseId, null, base, writer);
  }

  private Change change(
      long account, long exercise, @Nullable String text, int base, @Nullable UUID writer) {
    // One at a time for each person: whoever comes second sees what the first wrote.
    jdbc.sql("select pg_advisory_xact_lock(hashtext('draft'), ?)")
        .param((int) account)
        .query((row, number) -> number)
        .list();
    Optional<Draft> current = find(account, exercise);
    if (current.isPresent()) {
      Draft draft = current.get();
      if (text == null ? draft.text() == null : text.equals(draft.text())) {
        return new Change.Done(draft);
      }
      if (draft.isAheadOf(base, writer)) {
        return new Change.Overtaken(draft);
      }
    }
    write(account, exercise, text, writer);
    return new Change.Done(find(account, exercise).orElseThrow());
  }

  private void write(long account, long exercise, @Nullable String text, @Nullable UUID writer) {
    jdbc.sql(
            """
            insert into draft (account_id, assignment_exercise_id, content, version, writer, saved_at)
            values (:account, :exercise, :content, 1, :writer, :now)
            on conflict (account_id, assignment_exercise_id) do update
            set content = excluded.content, version = draft.version + 1, writer = excluded.writer,
              saved_at = excluded.saved_at
            """)
        .param("account", account)
        .param("exercise", exercise)
        .param("content", text == null ? null : text.getBytes(StandardCharsets.UTF_8))
        .param("writer", writer)
        .param("now", now())
        .update();
  }

  /** This was handed in: a draft of exactly these bytes has done its work. */
  public void handedIn(long accountId, long assignmentExerciseId, byte[] content) {
    jdbc.sql(
            """
            update draft set content = null, version = version + 1, writer = null, saved_at = ?
            where account_id = ? and assignment_exercise_id = ? and content = ?
            """)
        .params(now(), accountId, assignmentExerciseId, content)
        .update();
  }

  /** A file was handed in and not what was typed, which stays a draft. */
  public void outlive(long accountId, long assignmentExerciseId) {
    jdbc.sql(
            """
            update draft set saved_at = ?
            where account_id = ? and assignment_exercise_id = ? and content is not null
            """)
        .params(now(), accountId, assignmentExerciseId)
        .update();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
