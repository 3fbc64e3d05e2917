package dev.touchstone.server.review;

import dev.touchstone.server.course.Membership;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a course's staff say again and again. */
@Component
class Snippets {

  /** One of them, by the name that staff gave it. */
  record Snippet(long id, String name, String said) {}

  private static final int LONGEST_NAME = 80;

  private final JdbcClient jdbc;

  Snippets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Snippet> of(Membership staff) {
    return jdbc.sql(
            "select id, name, said from review_snippet where course_id = ? order by name, id")
        .param(staff.course().id())
        .query(Snippet.class)
        .list();
  }

  /** Keeps it; one of that name says this from now on. */
  void keep(Membership staff, @Nullable String name, @Nullable String said) {
    jdbc.sql(
            """
            insert into review_snippet (course_id, name, said, author_id)
            values (:course, :name, :said, :by)
            on conflict (course_id, name) do update set said = excluded.said,
              author_id = excluded.author_id
            """)
        .param("course", staff.course().id())
        .param("name", Said.of(name, LONGEST_NAME))
        .param("said", Said.of(said))
        .param("by", staff.accountId())
        .update();
  }

  void remove(Membership staff, long id) {
    jdbc.sql("delete from review_snippet where id = ? and course_id = ?")
        .params(id, staff.course().id())
        .update();
  }
}
