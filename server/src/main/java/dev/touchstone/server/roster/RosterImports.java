package dev.touchstone.server.roster;

import dev.touchstone.server.account.Account;
import dev.touchstone.server.account.Accounts;
import dev.touchstone.server.account.SignInLinks;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Sections;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rosters between being read and being confirmed. The lines are kept here meanwhile, so that what
 * is confirmed is what was looked at, and nobody has to choose the file again.
 */
@Component
class RosterImports {

  private static final Duration KEPT = Duration.ofDays(1);

  /** A roster that waits, with what it would do now. */
  record Pending(UUID id, String fileName, RosterFile file, RosterPlan plan, boolean applied) {}

  /**
   * Somebody who has no password yet, and the link by which they choose one.
   *
   * @param path shown once, kept nowhere
   */
  record Credential(
      String name,
      String displayName,
      @Nullable String number,
      @Nullable String section,
      String path) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final People people;
  private final Sections sections;
  private final Accounts accounts;
  private final SignInLinks links;
  private final RosterDesk desk;
  private final Audit audit;
  private final Clock clock;

  RosterImports(
      JdbcClient jdbc,
      JsonMapper json,
      People people,
      Sections sections,
      Accounts accounts,
      SignInLinks links,
      RosterDesk desk,
      Audit audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.people = people;
    this.sections = sections;
    this.accounts = accounts;
    this.links = links;
    this.desk = desk;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @throws RefusedRosterException if nothing in the file can be used
   */
  @Transactional
  public UUID keep(Membership instructor, String fileName, byte[] bytes) {
    RosterFile file = RosterFile.read(bytes);
    UUID id = UUID.randomUUID();
    jdbc.sql("delete from roster_import where made_at < ?").param(now().minus(KEPT)).update();
    jdbc.sql(
            """
            insert into roster_import (id, course_id, made_by, made_at, file_name, charset, content)
            values (?, ?, ?, ?, ?, ?, ?::jsonb)
            """)
        .params(
            id,
            instructor.instructorOnly().course().id(),
            instructor.accountId(),
            now(),
            fileName,
            file.charset(),
            json.writeValueAsString(file))
        .update();
    return id;
  }

  /**
   * @throws NotHereException if there is none in this course
   */
  Pending get(Membership instructor, UUID id) {
    return jdbc.sql(
            """
            select file_name, content, applied_at is not null as applied
            from roster_import where id = ? and course_id = ?
            """)
        .params(id, instructor.instructorOnly().course().id())
        .query(
            (row, number) -> {
              RosterFile file = json.readValue(row.getString("content"), RosterFile.class);
              return new Pending(
                  id,
                  row.getString("file_name"),
                  file,
                  plan(instructor, file),
                  row.getBoolean("applied"));
            })
        .optional()
        .orElseThrow(() -> new NotHereException("roster " + id));
  }

  private RosterPlan plan(Membership instructor, RosterFile file) {
    List<Known> known =
        people.known(
            instructor,
            file.lines().stream().flatMap(line -> Stream.ofNullable(line.number())).toList(),
            file.lines().stream().map(RosterLine::accountOrNumber).toList());
    return RosterPlan.of(
        file,
        known,
        sections.of(instructor.course()).stream().map(Sections.Section::name).toList());
  }

  /**
   * Does what the plan says now.
   *
   * @return the links of those for whom an account was made
   * @throws RefusedRosterException if it was done before
   */
  @Transactional
  public List<Credential> apply(Membership instructor, UUID id) {
    long course = instructor.instructorOnly().course().id();
    jdbc.sql("select id from course where id = ? for update").param(course).query().singleValue();
    Pending pending = get(instructor, id);
    if (pending.applied()) {
      throw new RefusedRosterException("applied");
    }
    pending.plan().newSections().forEach(name -> desk.open(instructor, name));
    List<Credential> made = new ArrayList<>();
    pending.plan().changes().forEach(line -> apply(instructor, line, made));
    jdbc.sql("update roster_import set applied_at = ? where id = ?").params(now(), id).update();
    RosterPlan plan = pending.plan();
    audit.record(
        AuditEvent.of(course, instructor.accountId(), "people.imported", "roster:" + id)
            .with("file", pending.fileName())
            .with("made", made.size())
            .with("joined", plan.count(PlannedLine.Kind.JOINS))
            .with("changed", plan.count(PlannedLine.Kind.CHANGES))
            .with("barred", plan.barred()));
    return made;
  }

  private void apply(Membership instructor, PlannedLine planned, List<Credential> made) {
    Account account = account(instructor, planned);
    @Nullable Long section =
        planned.section() == null
            ? null
            : people.section(instructor, planned.section()).orElseThrow();
    Known known = planned.known();
    if (known == null || known.role() == null) {
      desk.admit(instructor, account, section);
    } else if (planned.isMoved()) {
      desk.move(instructor, account.id(), section);
    }
    if (known == null) {
      made.add(
          new Credential(
              account.name(),
              account.displayName(),
              account.studentNumber(),
              planned.section(),
              links.make(account, instructor.accountId(), SignInLinks.FOR_THE_FIRST)));
    }
  }

  private Account account(Membership instructor, PlannedLine planned) {
    RosterLine line = planned.line();
    Known known = planned.known();
    if (known == null) {
      Account made = Account.expected(line.accountOrNumber(), line.displayName());
      made.describe(line.displayName(), line.number(), line.email());
      return accounts.save(made);
    }
    Account account = accounts.findById(known.id()).orElseThrow();
    if (known.managed()) {
      desk.describe(
          instructor,
          account,
          planned.displayName(),
          account.studentNumber() == null ? line.number() : account.studentNumber(),
          line.email() == null ? account.email() : line.email());
    }
    return account;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
