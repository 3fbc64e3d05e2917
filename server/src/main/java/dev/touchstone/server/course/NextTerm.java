package dev.touchstone.server.course;

import dev.touchstone.reference.Text;
import dev.touchstone.server.course.RefusedCourseException.Reason;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the course of the next term: with the slip days and the staff of this one, and without its
 * students.
 */
@Component
public class NextTerm {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,38}");
  private static final int LONGEST_TITLE = 200;

  // Those that course.yaml may name; an offset is read the other way round by PostgreSQL.
  private static final Pattern ZONE = Pattern.compile("[A-Z][A-Za-z]+(/[A-Za-z_+-]+)+|UTC");

  private final JdbcClient jdbc;
  private final Courses courses;
  private final Origins origins;

  NextTerm(JdbcClient jdbc, Courses courses, Origins origins) {
    this.jdbc = jdbc;
    this.courses = courses;
    this.origins = origins;
  }

  /** The zones that a course may have. */
  public static List<String> zones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(zone -> ZONE.matcher(zone).matches())
        .filter(zone -> !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
        .sorted()
        .toList();
  }

  /**
   * The same course asked for twice by its instructor is one.
   *
   * @throws RefusedCourseException if there cannot be such a course
   */
  @Transactional
  public Course open(Membership instructor, String slug, String zh, String en, String zone) {
    instructor.instructorOnly();
    check(slug, zh, en, zone);
    Text title = new Text(zh, en);
    int opened =
        jdbc.sql(
                """
                insert into course (slug, title_zh, title_en, time_zone, slip_days, fix_deduction,
                  inquiry_days)
                values (:slug, :zh, :en, :zone, :slip, :fix, :ask) on conflict (slug) do nothing
                """)
            .param("slug", slug)
            .param("zh", title.zh())
            .param("en", title.en())
            .param("zone", zone)
            .param("slip", instructor.course().slipDays())
            .param("fix", instructor.course().fixDeduction())
            .param("ask", instructor.course().inquiryDays())
            .update();
    Course course = courses.findBySlug(slug).orElseThrow();
    if (opened == 1) {
      enrolStaff(instructor.course(), course);
      origins.note(course.id(), instructor.course().id());
    } else if (!isTheSame(course, title, zone) || !isInstructor(course, instructor.accountId())) {
      throw new RefusedCourseException(Reason.TAKEN);
    }
    return course;
  }

  private void enrolStaff(Course from, Course to) {
    jdbc.sql(
            """
            insert into enrolment (course_id, account_id, role)
            select :to, account_id, role from enrolment
            where course_id = :from and role in ('TA', 'INSTRUCTOR')
            """)
        .param("to", to.id())
        .param("from", from.id())
        .update();
  }

  private static boolean isTheSame(Course course, Text title, String zone) {
    return course.title().equals(title) && course.zone().getId().equals(zone);
  }

  private boolean isInstructor(Course course, long accountId) {
    Optional<String> role =
        jdbc.sql(
                """
                select 'yes' from account
                where id = :account and (admin or exists (
                  select from enrolment where account_id = account.id and course_id = :course
                    and role = 'INSTRUCTOR'))
                """)
            .param("account", accountId)
            .param("course", course.id())
            .query(String.class)
            .optional();
    return role.isPresent();
  }

  private void check(String slug, String zh, String en, String zone) {
    if (!SLUG.matcher(slug).matches()) {
      throw new RefusedCourseException(Reason.SLUG);
    }
    if (!isTitle(zh) || !isTitle(en)) {
      throw new RefusedCourseException(Reason.TITLE);
    }
    if (!zones().contains(zone) || !isKnownToTheDatabase(zone)) {
      throw new RefusedCourseException(Reason.ZONE);
    }
  }

  private static boolean isTitle(String title) {
    return !title.isBlank()
        && title.length() <= LONGEST_TITLE
        && title.chars().noneMatch(Character::isISOControl);
  }

  private boolean isKnownToTheDatabase(String zone) {
    return jdbc.sql("select exists (select from pg_timezone_names where name = ?)")
        .param(zone)
        .query(Boolean.class)
        .single();
  }
}
