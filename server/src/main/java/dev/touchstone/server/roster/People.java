package dev.touchstone.server.roster;

import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is in a course, for its staff: instructors see everybody, a TA the staff and the students of
 * their sections. An account is <em>managed</em> by whoever is an instructor in each course it is
 * in, and by a site administrator; an administrator's account by administrators only.
 */
@Component
class People {

  /** Somebody in a course. */
  record Person(
      long id,
      String name,
      String displayName,
      @Nullable String number,
      @Nullable String email,
      Role role,
      @Nullable Long sectionId,
      @Nullable String section,
      @Nullable Instant seenAt,
      boolean signsIn,
      boolean locked,
      boolean admin,
      boolean managed,
      @Nullable String limits) {

    /** Whether these letters are in a name, the number or the address. */
    boolean isCalled(String letters) {
      String sought = letters.strip().toLowerCase(Locale.ROOT);
      return name.contains(sought)
          || displayName.toLowerCase(Locale.ROOT).contains(sought)
          || (number != null && number.toLowerCase(Locale.ROOT).contains(sought))
          || (email != null && email.toLowerCase(Locale.ROOT).contains(sought));
    }

    /** What a form was filled in from, so that a change meanwhile is noticed. */
    public String version() {
      return role + " " + sectionId + " " + limits;
    }
  }

  private static final String MANAGED =
      """
      (:siteAdmin or (not account.admin and not exists (
        select from enrolment theirs
        where theirs.account_id = account.id and not exists (
          select from enrolment mine
          where mine.course_id = theirs.course_id and mine.account_id = :reader
            and mine.role = 'INSTRUCTOR')))) as managed
      """;

  private final JdbcClient jdbc;

  People(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Staff first, then students, each by their account names. */
  List<Person> of(Membership reader) {
    return read(reader, null);
  }

  /**
   * @throws NotHereException unless that person is in the course and the reader may see them
   */
  Person get(Membership reader, long accountId) {
    return read(reader, accountId).stream()
        .findFirst()
        .orElseThrow(() -> new NotHereException("person " + accountId));
  }

  private List<Person> read(Membership reader, @Nullable Long accountId) {
    return jdbc.sql(
            """
            select account.id, account.name, account.display_name,
              account.student_number as number, account.email, enrolment.role,
              section.id as section_id, section.name as section, enrolment.seen_at,
              account.password <> '{none}' as signs_in, account.locked_at is not null as locked,
              account.admin, %s,
              (select string_agg(limited.section_id::text, ',' order by limited.section_id)
               from ta_section limited where limited.enrolment_id = enrolment.id) as limits
            from enrolment join account on account.id = enrolment.account_id
            left join section on section.id = enrolment.section_id
            where enrolment.course_id = :course
              and (:account::bigint is null or account.id = :account)
              and (:only::bigint[] is null or enrolment.role <> 'STUDENT'
                or account.id = any (:only::bigint[]))
            order by enrolment.role = 'STUDENT', enrolment.role, account.name
            """
                .formatted(MANAGED))
        .param("course", reader.staffOnly().course().id())
        .param("reader", reader.accountId())
        .param("siteAdmin", isSiteAdmin(reader.accountId()))
        .param("account", accountId)
        .param("only", reader.readsOnly())
        .query(Person.class)
        .list();
  }

  boolean isSiteAdmin(long accountId) {
    return jdbc.sql("select admin from account where id = ?")
        .param(accountId)
        .query(Boolean.class)
        .single();
  }

  /** Everybody in the course, and whoever has one of these numbers or names. */
  List<Known> known(Membership instructor, Collection<String> numbers, Collection<String> names) {
    return jdbc.sql(
            """
            select account.id, account.name, account.display_name,
              account.student_number as number, account.email, account.admin, enrolment.role,
              section.name as section, %s,
              not :siteAdmin
                and (account.password <> '{none}' or exists (
                  select from identity where identity.account_id = account.id
                    and identity.ended_at is null))
                and not exists (
                  select from enrolment any_course where any_course.account_id = account.id)
                and not exists (
                  select from audit_entry was_here
                  where was_here.course_id = :course and was_here.subject_id = account.id
                    and was_here.action = 'people.removed') as stranger
            from account
            left join enrolment on enrolment.account_id = account.id
              and enrolment.course_id = :course
            left join section on section.id = enrolment.section_id
            where account.erased_at is null
              and (enrolment.id is not null or account.student_number in (:numbers)
                or account.name in (:names))
            """
                .formatted(MANAGED))
        .param("course", instructor.instructorOnly().course().id())
        .param("reader", instructor.accountId())
        .param("siteAdmin", isSiteAdmin(instructor.accountId()))
        .param("numbers", numbers.isEmpty() ? List.of("") : numbers)
        .param("names", names.isEmpty() ? List.of("") : names)
        .query(Known.class)
        .list();
  }

  Optional<Long> section(Membership member, String name) {
    return jdbc.sql("select id from section where course_id = ? and name = ?")
        .params(member.course().id(), name)
        .query(Long.class)
        .optional();
  }
}
