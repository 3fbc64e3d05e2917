package dev.touchstone.server.schedule;

import dev.touchstone.reference.Text;
import dev.touchstone.server.course.Course;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The weeks of a course and what it says once for all. Whoever saves says which version they had
 * before them; the later of two is told, and overwrites nothing without knowing it.
 */
@Component
class Schedule {

  private record Row(
      long id,
      LocalDate startsOn,
      String topicZh,
      String topicEn,
      String readingZh,
      String readingEn,
      @Nullable String slides,
      @Nullable String recording,
      int version) {}

  private record Hour(long weekId, Lecture lecture) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Schedule(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** In time. A week lasts until the next one, and seven days at most. */
  List<Week> weeks(Course course) {
    List<Row> rows =
        jdbc.sql("select * from course_week where course_id = ? order by starts_on")
            .param(course.id())
            .query(Row.class)
            .list();
    Map<Long, List<Lecture>> hours = hours(course);
    List<Week> weeks = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      LocalDate end = row.startsOn().plusDays(7);
      if (i + 1 < rows.size() && rows.get(i + 1).startsOn().isBefore(end)) {
        end = rows.get(i + 1).startsOn();
      }
      weeks.add(week(row, i + 1, end, hours.getOrDefault(row.id(), List.of())));
    }
    return weeks;
  }

  private static Week week(Row row, int number, LocalDate end, List<Lecture> hours) {
    return new Week(
        row.id(),
        number,
        row.startsOn(),
        end,
        new Text(row.topicZh(), row.topicEn()),
        new Both(row.readingZh(), row.readingEn()),
        row.slides(),
        row.recording(),
        hours,
        row.version());
  }

  private Map<Long, List<Lecture>> hours(Course course) {
    return jdbc
        .sql(
            """
            select week_id, lecture.starts_at, lecture.ends_at, place
            from lecture join course_week on course_week.id = week_id
            where course_id = ? order by lecture.starts_at
            """)
        .param(course.id())
        .query(
            (row, number) ->
                new Hour(
                    row.getLong("week_id"),
                    new Lecture(
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getString("place"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Hour::weekId, Collectors.mapping(Hour::lecture, Collectors.toList())));
  }

  /**
   * @throws NotHereException if the course has no such week
   */
  Week week(Course course, long id) {
    return weeks(course).stream()
        .filter(week -> week.id() == id)
        .findFirst()
        .orElseThrow(() -> new NotHereException("week " + id));
  }

  /** Adds a week. */
  @Transactional
  public void add(Membership staff, WeekForm form) {
    Course course = staff.staffOnly().course();
    long id = insert(course, form);
    keepHours(id, form.hours(course.zone()));
  }

  long insert(Course course, WeekForm form) {
    try {
      return jdbc.sql(
              """
              insert into course_week (course_id, starts_on, topic_zh, topic_en, reading_zh,
                reading_en, slides, recording)
              values (?, ?, ?, ?, ?, ?, ?, ?) returning id
              """)
          .param(course.id())
          .param(form.day())
          .param(form.topic(true))
          .param(form.topic(false))
          .param(form.reading(true))
          .param(form.reading(false))
          .param(WeekForm.address(form.slides()))
          .param(WeekForm.address(form.recording()))
          .query(Long.class)
          .single();
    } catch (DuplicateKeyException e) {
      throw new RefusedPageException("day.taken", form.startsOn());
    }
  }

  /**
   * @return false if somebody else saved it since the form was filled in
   */
  @Transactional
  public boolean change(Membership staff, long id, WeekForm form) {
    Course course = staff.staffOnly().course();
    List<Lecture> hours = form.hours(course.zone());
    try {
      int changed =
          jdbc.sql(
                  """
                  update course_week set starts_on = ?, topic_zh = ?, topic_en = ?, reading_zh = ?,
                    reading_en = ?, slides = ?, recording = ?, version = version + 1
                  where id = ? and course_id = ? and version = ?
                  """)
              .param(form.day())
              .param(form.topic(true))
              .param(form.topic(false))
              .param(form.reading(true))
              .param(form.reading(false))
              .param(WeekForm.address(form.slides()))
              .param(WeekForm.address(form.recording()))
              .param(id)
              .param(course.id())
              .param(form.version())
              .update();
      if (changed == 0) {
        return false;
      }
    } catch (DuplicateKeyException e) {
      throw new RefusedPageException("day.taken", form.startsOn());
    }
    keepHours(id, hours);
    return true;
  }

  void keepHours(long week, List<Lecture> hours) {
    jdbc.sql("delete from lecture where week_id = ?").param(week).update();
    for (Lecture hour : hours) {
      jdbc.sql("insert into lecture (week_id, starts_at, ends_at, place) values (?, ?, ?, ?)")
          .params(
              week,
              hour.startsAt().atOffset(ZoneOffset.UTC),
              hour.endsAt().atOffset(ZoneOffset.UTC),
              hour.place())
          .update();
    }
  }

  @Transactional
  public void remove(Membership staff, long id) {
    jdbc.sql("delete from course_week where id = ? and course_id = ?")
        .params(id, staff.staffOnly().course().id())
        .update();
  }

  CoursePage page(Course course) {
    return jdbc.sql("select * from course_page where course_id = ?")
        .param(course.id())
        .query(
            (row, number) ->
                new CoursePage(
                    new Both(row.getString("books_zh"), row.getString("books_en")),
                    new Both(row.getString("hours_zh"), row.getString("hours_en")),
                    row.getInt("version")))
        .optional()
        .orElse(CoursePage.BLANK);
  }

  /**
   * @return false if somebody else saved it since version {@code page} was read
   */
  @Transactional
  public boolean save(Membership staff, CoursePage page) {
    return write(staff.staffOnly().course(), page, staff.accountId());
  }

  boolean write(Course course, CoursePage page, @Nullable Long by) {
    return jdbc.sql(
                """
                insert into course_page as page (course_id, books_zh, books_en, hours_zh, hours_en,
                  changed_by, changed_at)
                values (:course, :booksZh, :booksEn, :hoursZh, :hoursEn, :by, :now)
                on conflict (course_id) do update set books_zh = :booksZh, books_en = :booksEn,
                  hours_zh = :hoursZh, hours_en = :hoursEn, changed_by = :by, changed_at = :now,
                  version = page.version + 1
                where page.version = :version
                """)
            .param("course", course.id())
            .param("booksZh", WeekForm.checked(page.books().zh()))
            .param("booksEn", WeekForm.checked(page.books().en()))
            .param("hoursZh", WeekForm.checked(page.hours().zh()))
            .param("hoursEn", WeekForm.checked(page.hours().en()))
            .param("by", by)
            .param("now", now())
            .param("version", page.version())
            .update()
        == 1;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
