package dev.touchstone.server.audit;

import dev.touchstone.server.course.Membership;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads the record of a course; names are those that the accounts have now. */
@Component
class AuditLog {

  /**
   * An entry.
   *
   * @param detail what was and what is now, as {@code name: value}
   */
  record Entry(
      long id,
      Instant at,
      @Nullable String actor,
      String action,
      @Nullable String subject,
      String object,
      @Nullable String detail) {}

  /**
   * What to read; null means everything.
   *
   * @param person letters of who did it or to whom it was done
   * @param from the first moment, {@code to} the first one after
   */
  record Filter(
      @Nullable String person,
      @Nullable String action,
      @Nullable Instant from,
      @Nullable Instant to) {}

  static final int PAGE_SIZE = 50;

  private static final String FROM =
      """
      from audit_entry entry
      left join account actor on actor.id = entry.actor_id
      left join account subject on subject.id = entry.subject_id
      where entry.course_id = :course
        and (:action::text is null or entry.action = :action)
        and (:from::timestamptz is null or entry.at >= :from)
        and (:to::timestamptz is null or entry.at < :to)
        and (:person::text is null
          or strpos(lower(concat_ws(' ', actor.name, actor.display_name)), :person) > 0
          or strpos(lower(concat_ws(' ', subject.name, subject.display_name,
               subject.student_number)), :person) > 0)
      """;

  private final JdbcClient jdbc;

  AuditLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int count(Membership instructor, Filter filter) {
    return select("select count(*) " + FROM, instructor, filter).query(Integer.class).single();
  }

  /** The newest first. */
  List<Entry> page(Membership instructor, Filter filter, int number) {
    return entries(instructor, filter, "offset :offset limit " + PAGE_SIZE)
        .param("offset", (long) number * PAGE_SIZE)
        .query(Entry.class)
        .list();
  }

  /** All of them, the newest first; whoever asks closes the stream. */
  Stream<Entry> all(Membership instructor, Filter filter) {
    return entries(instructor, filter, "").query(Entry.class).stream();
  }

  /** The actions there are in the course. */
  List<String> actions(Membership instructor) {
    return jdbc.sql("select distinct action from audit_entry where course_id = ? order by action")
        .param(instructor.instructorOnly().course().id())
        .query(String.class)
        .list();
  }

  private StatementSpec entries(Membership instructor, Filter filter, String end) {
    return select(
        """
        select entry.id, entry.at, actor.display_name as actor, entry.action,
          subject.display_name as subject, entry.object,
          (select string_agg(one.key || ': ' || coalesce(one.value, '–'), ' · ' order by one.key)
           from jsonb_each_text(entry.detail) one) as detail
        """
            + FROM
            + " order by entry.id desc "
            + end,
        instructor,
        filter);
  }

  private StatementSpec select(String sql, Membership instructor, Filter filter) {
    return jdbc.sql(sql)
        .param("course", instructor.instructorOnly().course().id())
        .param("action", filter.action())
        .param("from", filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC))
        .param("to", filter.to() == null ? null : filter.to().atOffset(ZoneOffset.UTC))
        .param("person", filter.person());
  }
}
