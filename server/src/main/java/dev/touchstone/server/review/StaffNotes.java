package dev.touchstone.server.review;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.markdown.Markdown;
import dev.touchstone.server.submission.Submission;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What staff tell each other about a submission. */
@Component
class StaffNotes {

  /** One of them, ready to be shown. */
  record Note(String html, String author, Instant at) {}

  private final JdbcClient jdbc;
  private final Markdown markdown;
  private final Clock clock;

  StaffNotes(JdbcClient jdbc, Markdown markdown, Clock clock) {
    this.jdbc = jdbc;
    this.markdown = markdown;
    this.clock = clock;
  }

  List<Note> of(UUID submissionId) {
    return jdbc.sql(
            """
            select said, display_name, at from review_note join account on account.id = author_id
            where submission_id = ? order by review_note.id
            """)
        .param(submissionId)
        .query(
            (row, number) ->
                new Note(
                    markdown.html(row.getString("said")),
                    row.getString("display_name"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  void add(Membership staff, Submission submission, @Nullable String said) {
    jdbc.sql("insert into review_note (submission_id, said, author_id, at) values (?, ?, ?, ?)")
        .params(
            submission.id(),
            Said.of(said),
            staff.accountId(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }
}
