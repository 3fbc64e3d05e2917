package dev.touchstone.server.schedule;

import dev.touchstone.reference.Text;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What staff tell the whole course. */
@Component
public class Announcements {

  /** One of them; bodies are Markdown. */
  public record Announcement(
      long id,
      Text title,
      Text body,
      String author,
      Instant at,
      @Nullable Instant changedAt,
      int version) {}

  private static final String SELECT =
      """
      select announcement.*, account.display_name as author
      from announcement join account on account.id = author_id where course_id = ?
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Announcements(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The newest first. */
  public List<Announcement> latest(Course course, int most) {
    return jdbc.sql(SELECT + " order by announcement.id desc limit ?")
        .params(course.id(), most)
        .query(Announcements::read)
        .list();
  }

  /**
   * @throws NotHereException if the course has no such announcement
   */
  Announcement get(Course course, long id) {
    return jdbc.sql(SELECT + " and announcement.id = ?")
        .params(course.id(), id)
        .query(Announcements::read)
        .optional()
        .orElseThrow(() -> new NotHereException("announcement " + id));
  }

  private static Announcement read(ResultSet row, int number) throws SQLException {
    @Nullable Timestamp changed = row.getTimestamp("changed_at");
    return new Announcement(
        row.getLong("id"),
        new Text(row.getString("title_zh"), row.getString("title_en")),
        new Text(row.getString("body_zh"), row.getString("body_en")),
        row.getString("author"),
        row.getTimestamp("at").toInstant(),
        changed == null ? null : changed.toInstant(),
        row.getInt("version"));
  }

  @Transactional
  public void add(Membership staff, Text title, Text body) {
    jdbc.sql(
            """
            insert into announcement (course_id, title_zh, title_en, body_zh, body_en, author_id, at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            staff.staffOnly().course().id(),
            title.zh(),
            title.en(),
            body.zh(),
            body.en(),
            staff.accountId(),
            now())
        .update();
  }

  /**
   * @return false if somebody else saved it since that version was read
   */
  @Transactional
  public boolean change(Membership staff, long id, Text title, Text body, int version) {
    return jdbc.sql(
                """
                update announcement set title_zh = ?, title_en = ?, body_zh = ?, body_en = ?,
                  changed_at = ?, version = version + 1
                where id = ? and course_id = ? and version = ?
                """)
            .params(
                title.zh(),
                title.en(),
                body.zh(),
                body.en(),
                now(),
                id,
                staff.staffOnly().course().id(),
                version)
            .update()
        == 1;
  }

  @Transactional
  public void remove(Membership staff, long id) {
    jdbc.sql("delete from announcement where id = ? and course_id = ?")
        .params(id, staff.staffOnly().course().id())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
