package dev.touchstone.server.roster;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.OpenSessions;
import dev.touchstone.server.account.SignInLinks;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.roster.People.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What instructors do to rights, each act with its entry in the record. */
@Component
class RosterDesk {

  private final JdbcClient jdbc;
  private final People people;
  private final Accounts accounts;
  private final OpenSessions sessions;
  private final SignInLinks links;
  private final Audit audit;
  private final Clock clock;

  RosterDesk(
      JdbcClient jdbc,
      People people,
      Accounts accounts,
      OpenSessions sessions,
      SignInLinks links,
      Audit audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.accounts = accounts;
    this.sessions = sessions;
    this.links = links;
    this.audit = audit;
    this.clock = clock;
  }

  /** Opens a section. */
  @Transactional
  public long open(Membership instructor, String name) {
    String given = sectionName(instructor, name);
    long id =
        jdbc.sql("insert into section (course_id, name) values (?, ?) returning id")
            .params(course(instructor), given)
            .query(Long.class)
            .single();
    record(instructor, "section.opened", "section:" + id, null, "name", null, given);
    return id;
  }

  @Transactional
  public void rename(Membership instructor, long section, String was, String name) {
    String given = sectionName(instructor, name);
    int renamed =
        jdbc.sql("update section set name = ? where id = ? and course_id = ? and name = ?")
            .params(given, section, course(instructor), was)
            .update();
    if (renamed == 0) {
      throw new RefusedRosterException("meanwhile");
    }
    record(instructor, "section.renamed", "section:" + section, null, "name", was, given);
  }

  /** Takes away a section in which nobody is. */
  @Transactional
  public void close(Membership instructor, long section) {
    boolean used =
        jdbc.sql(
                """
                select exists (select from enrolment where section_id = :section)
                  or exists (select from ta_section where section_id = :section)
                  or exists (select from roll_call where section_id = :section and ended_at is null)
                """)
            .param("section", section)
            .query(Boolean.class)
            .single();
    if (used) {
      throw new RefusedRosterException("section.used");
    }
    for (String keeper : List.of("invite", "roll_call")) {
      jdbc.sql("update " + keeper + " set section_id = null where section_id = ? and course_id = ?")
          .params(section, course(instructor))
          .update();
    }
    int closed =
        jdbc.sql("delete from section where id = ? and course_id = ?")
            .params(section, course(instructor))
            .update();
    if (closed == 0) {
      throw new NotHereException("section " + section);
    }
    record(instructor, "section.closed", "section:" + section, null, "name", null, null);
  }

  private String sectionName(Membership instructor, String name) {
    @Nullable String given = Cells.code(name);
    if (given == null || given.length() > 60) {
      throw new RefusedRosterException("section.name");
    }
    if (people.section(instructor, given).isPresent()) {
      throw new RefusedRosterException("section.there", given);
    }
    return given;
  }

  /** Lets somebody in as a student. */
  @Transactional
  public void admit(Membership instructor, Account account, @Nullable Long section) {
    enrol(instructor.course().id(), account.id(), Role.STUDENT, section);
    record(instructor, "people.added", person(account.id()), account.id(), "role", null, "STUDENT");
  }

  /** Puts somebody into a course; whoever is in it already stays what they are. */
  boolean enrol(long course, long account, Role role, @Nullable Long section) {
    return jdbc.sql(
                """
                insert into enrolment (course_id, account_id, role, section_id)
                values (?, ?, ?, ?) on conflict do nothing
                """)
            .param(course)
            .param(account)
            .param(role.name())
            .param(section)
            .update()
        == 1;
  }

  /** To another section: where somebody sits changes, and nothing of what they have. */
  @Transactional
  public void move(Membership instructor, long account, @Nullable Long section) {
    Person person = people.get(instructor.instructorOnly(), account);
    if (Objects.equals(person.sectionId(), section)) {
      return;
    }
    jdbc.sql("update enrolment set section_id = ? where course_id = ? and account_id = ?")
        .param(section)
        .param(course(instructor))
        .param(account)
        .update();
    record(
        instructor,
        "people.moved",
        person(account),
        account,
        "section",
        person.section(),
        sectionNamed(section));
  }

  /**
   * What somebody is in the course.
   *
   * @param version of the person as the form showed them
   * @param sections those a TA is limited to; none for all
   */
  @Transactional
  public void appoint(
      Membership instructor,
      long account,
      String version,
      Role role,
      @Nullable Long section,
      Set<Long> sections) {
    oneAtATime(instructor);
    Person person = people.get(instructor, account);
    if (!person.version().equals(version)) {
      throw new RefusedRosterException("meanwhile");
    }
    refuseLastInstructor(instructor, person, role);
    if (person.role() != role) {
      jdbc.sql("update enrolment set role = ? where course_id = ? and account_id = ?")
          .params(role.name(), course(instructor), account)
          .update();
      record(
          instructor,
          "people.role",
          person(account),
          account,
          "role",
          person.role().name(),
          role.name());
    }
    move(instructor, account, section);
    limit(instructor, person, role == Role.TA ? sections : Set.of());
  }

  // Else two could take the last two instructors away at once.
  private void oneAtATime(Membership instructor) {
    jdbc.sql("select id from course where id = ? for update")
        .param(course(instructor))
        .query()
        .singleValue();
  }

  private void limit(Membership instructor, Person person, Set<Long> sections) {
    String now = sections.isEmpty() ? null : ids(sections);
    if (Objects.equals(person.limits(), now)) {
      return;
    }
    jdbc.sql(
            """
            delete from ta_section using enrolment
            where enrolment.id = enrolment_id and course_id = ? and account_id = ?
            """)
        .params(course(instructor), person.id())
        .update();
    for (long section : sections) {
      jdbc.sql(
              """
              insert into ta_section (enrolment_id, section_id)
              select enrolment.id, section.id from enrolment
              join section on section.course_id = enrolment.course_id and section.id = ?
              where enrolment.course_id = ? and enrolment.account_id = ?
              """)
          .params(section, course(instructor), person.id())
          .update();
    }
    record(
        instructor,
        "people.limited",
        person(person.id()),
        person.id(),
        "sections",
        names(person.limits()),
        names(now));
  }

  private static String ids(Set<Long> sections) {
    return String.join(",", sections.stream().sorted().map(String::valueOf).toList());
  }

  private @Nullable String names(@Nullable String ids) {
    return ids == null
        ? null
        : jdbc.sql(
                """
                select string_agg(name, ', ' order by name) from section
                where id = any (string_to_array(?, ',')::bigint[])
                """)
            .param(ids)
            .query(String.class)
            .single();
  }

  private void refuseLastInstructor(Membership instructor, Person person, @Nullable Role role) {
    if (person.role() != Role.INSTRUCTOR || role == Role.INSTRUCTOR) {
      return;
    }
    int left =
        jdbc.sql(
                """
                select count(*) from enrolment join account on account.id = account_id
                where course_id = ? and role = 'INSTRUCTOR' and account_id <> ?
                  and locked_at is null and erased_at is null
                """)
            .params(course(instructor), person.id())
            .query(Integer.class)
            .single();
    if (left == 0) {
      throw new RefusedRosterException("last");
    }
  }

  /** Takes somebody out of the course. What they handed in stays; let in again they have it. */
  @Transactional
  public void remove(Membership instructor, long account) {
    oneAtATime(instructor);
    Person person = people.get(instructor, account);
    refuseLastInstructor(instructor, person, null);
    jdbc.sql("delete from enrolment where course_id = ? and account_id = ?")
        .params(course(instructor), account)
        .update();
    record(
        instructor, "people.removed", person(account), account, "role", person.role().name(), null);
  }

  /**
   * Name, number and address of an account that is managed by this instructor.
   *
   * @throws RefusedRosterException if it is not, or if somebody else has that number
   */
  @Transactional
  public void describe(
      Membership instructor,
      Account account,
      String displayName,
      @Nullable String number,
      @Nullable String email) {
    Account same = number == null ? account : accounts.findByStudentNumber(number).orElse(account);
    if (same.id() != account.id()) {
      throw new RefusedRosterException("number", String.valueOf(number));
    }
    // The record is for ever and names are not: it says that one was changed, and not to what.
    if (!displayName.equals(account.displayName())) {
      record(instructor, "people.renamed", person(account.id()), account.id(), "name", null, null);
    }
    if (!Objects.equals(number, account.studentNumber())) {
      record(
          instructor, "people.numbered", person(account.id()), account.id(), "number", null, null);
    }
    account.describe(displayName, number, email);
    accounts.save(account);
  }

  /** A link by which that person chooses a password; the one they have stays until then. */
  @Transactional
  public String link(Membership instructor, long account) {
    Person person = managed(instructor, account);
    Account found = accounts.findById(account).orElseThrow();
    record(
        instructor,
        person.signsIn() ? "account.reset" : "account.invited",
        person(account),
        account,
        "link",
        null,
        null);
    return links.make(
        found,
        instructor.accountId(),
        person.signsIn() ? SignInLinks.FOR_A_NEW_ONE : SignInLinks.FOR_THE_FIRST);
  }

  /** Links for those students who have no password yet. */
  @Transactional
  public List<RosterImports.Credential> links(Membership instructor) {
    return people.of(instructor.instructorOnly()).stream()
        .filter(person -> !person.signsIn() && person.managed() && !person.locked())
        .map(
            person ->
                new RosterImports.Credential(
                    person.name(),
                    person.displayName(),
                    person.number(),
                    person.section(),
                    link(instructor, person.id())))
        .toList();
  }

  /** For site administrators. */
  @Transactional
  public void lock(Membership admin, long account, boolean locked) {
    if (!people.isSiteAdmin(admin.accountId()) || account == admin.accountId()) {
      throw new RefusedRosterException("lock");
    }
    Person person = people.get(admin, account);
    Account found = accounts.findById(person.id()).orElseThrow();
    if (locked) {
      found.lock(clock.instant());
      sessions.endAll(found.name());
    } else {
      found.unlock();
    }
    accounts.save(found);
    record(
        admin,
        locked ? "account.locked" : "account.unlocked",
        person(account),
        account,
        "locked",
        String.valueOf(!locked),
        String.valueOf(locked));
  }

  Person managed(Membership instructor, long account) {
    Person person = people.get(instructor.instructorOnly(), account);
    if (!person.managed()) {
      throw new RefusedRosterException("managed", person.displayName());
    }
    return person;
  }

  void record(
      Membership actor,
      String action,
      String object,
      @Nullable Long subject,
      String what,
      @Nullable String was,
      @Nullable String now) {
    AuditEvent event = AuditEvent.of(course(actor), actor.accountId(), action, object);
    if (was != null) {
      event = event.with(what + "_was", was);
    }
    if (now != null) {
      event = event.with(what, now);
    }
    audit.record(subject == null ? event : event.about(subject));
  }

  private @Nullable String sectionNamed(@Nullable Long id) {
    return id == null
        ? null
        : jdbc.sql("select name from section where id = ?").param(id).query(String.class).single();
  }

  static String person(long account) {
    return "account:" + account;
  }

  private static long course(Membership instructor) {
    return instructor.instructorOnly().course().id();
  }

  Instant now() {
    return clock.instant();
  }
}
