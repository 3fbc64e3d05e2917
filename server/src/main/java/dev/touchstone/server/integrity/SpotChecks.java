package dev.touchstone.server.integrity;

import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.audit.AuditEvent;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Student;
import dev.touchstone.server.course.Students;
import dev.touchstone.server.integrity.Draw.Candidate;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws whom to talk to, and keeps what came of the talks. */
@Component
class SpotChecks {

  private static final int SEED_BYTES = 16;

  /** What came of a talk. */
  enum Interview {
    EXPLAINED,
    UNCLEAR,
    NOT_EXPLAINED,
    ABSENT
  }

  /** A draw. */
  record SpotCheck(
      long id,
      long courseId,
      long assignmentId,
      String titleZh,
      String titleEn,
      String seed,
      int wanted,
      String drawnBy,
      Instant drawnAt) {}

  /** Somebody in it. */
  record Person(
      long accountId,
      String name,
      String displayName,
      double risk,
      int place,
      @Nullable Interview outcome,
      String note,
      int version) {

    Candidate candidate() {
      return new Candidate(accountId, name, risk);
    }

    public double weight() {
      return candidate().weight();
    }
  }

  private record Risk(long accountId, double risk) {}

  private static final String SELECT =
      """
      select drawn.id, drawn.course_id, assignment_id, title_zh, title_en, seed, wanted,
        account.display_name as drawn_by, drawn_at
      from spot_check drawn
      join account on account.id = drawn_by
      join assignment on assignment.id = assignment_id
      """;

  private final JdbcClient jdbc;
  private final Students students;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom chance = new SecureRandom();

  SpotChecks(JdbcClient jdbc, Students students, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.students = students;
    this.audit = audit;
    this.clock = clock;
  }

  /** Of those of the reader's students who handed something in. */
  @Transactional
  public long draw(Membership staff, Assignment assignment, int wanted) {
    staff.staffOnly();
    byte[] bytes = new byte[SEED_BYTES];
    chance.nextBytes(bytes);
    String seed = HexFormat.of().formatHex(bytes);
    long id =
        jdbc.sql(
                """
                insert into spot_check (course_id, assignment_id, seed, wanted, drawn_by, drawn_at)
                values (?, ?, ?, ?, ?, ?) returning id
                """)
            .params(staff.course().id(), assignment.id(), seed, wanted, staff.accountId(), now())
            .query(Long.class)
            .single();
    List<Candidate> order = Draw.order(seed, candidates(staff, assignment));
    for (int i = 0; i < order.size(); i++) {
      Candidate one = order.get(i);
      jdbc.sql(
              """
              insert into spot_check_person (spot_check_id, account_id, name, risk, place)
              values (?, ?, ?, ?, ?)
              """)
          .params(id, one.accountId(), one.name(), one.risk(), i + 1)
          .update();
    }
    audit.record(
        AuditEvent.of(staff.course().id(), staff.accountId(), "integrity.drawn", "spot-check:" + id)
            .with("seed", seed)
            .with("wanted", wanted));
    return id;
  }

  private List<Candidate> candidates(Membership staff, Assignment assignment) {
    Map<Long, Double> risks =
        jdbc
            .sql(
                """
                with works as (
                  select submission.account_id from submission
                  join assignment_exercise asked on asked.id = assignment_exercise_id
                  where asked.assignment_id = :assignment and withdrawn_at is null),
                newest as (
                  select distinct on (subject) id, subject from comparison
                  where assignment_id = :assignment and finished_at is not null
                  order by subject, requested_at desc),
                alike as (
                  select a.account_id as a, b.account_id as b, pair.similarity
                  from newest
                  join comparison_pair pair on pair.comparison_id = newest.id
                  join comparison_work a on a.comparison_id = newest.id and a.number = pair.a
                  join comparison_work b on b.comparison_id = newest.id and b.number = pair.b
                  where not exists (
                    select from pair_verdict said
                    where said.subject = newest.subject and said.verdict = 'CLEARED'
                      and said.a = least(a.account_id, b.account_id)
                      and said.b = greatest(a.account_id, b.account_id)))
                select account_id, coalesce(max(similarity), 0) as risk
                from (select distinct account_id from works) person
                left join alike on account_id in (a, b)
                group by account_id
                """)
            .param("assignment", assignment.id())
            .query(Risk.class)
            .list()
            .stream()
            .collect(Collectors.toMap(Risk::accountId, Risk::risk));
    return students.of(staff).stream()
        .filter(student -> risks.containsKey(student.id()))
        .map(student -> candidate(student, risks))
        .toList();
  }

  private static Candidate candidate(Student student, Map<Long, Double> risks) {
    return new Candidate(student.id(), student.name(), risks.getOrDefault(student.id(), 0.0));
  }

  List<SpotCheck> of(Membership staff) {
    return jdbc.sql(SELECT + "where drawn.course_id = ? order by drawn_at desc")
        .param(staff.staffOnly().course().id())
        .query(SpotCheck.class)
        .list();
  }

  /**
   * @throws NotHereException if the course has none with that id, or this is no staff
   */
  SpotCheck get(Membership staff, long id) {
    return jdbc.sql(SELECT + "where drawn.id = ? and drawn.course_id = ?")
        .params(id, staff.staffOnly().course().id())
        .query(SpotCheck.class)
        .optional()
        .orElseThrow(() -> new NotHereException("spot check " + id));
  }

  /** By place; of a TA limited to sections those he sees. */
  List<Person> people(Membership staff, SpotCheck check) {
    return jdbc
        .sql(
            """
            select account_id, person.name, display_name, risk, place, outcome, note, version
            from spot_check_person person join account on account.id = account_id
            where spot_check_id = ? order by place
            """)
        .param(check.id())
        .query(Person.class)
        .list()
        .stream()
        .filter(person -> staff.mayRead(person.accountId()))
        .toList();
  }

  /**
   * @throws StaleException if somebody else noted something since
   */
  @Transactional
  public void note(
      Membership staff,
      SpotCheck check,
      Student student,
      Interview outcome,
      String note,
      int version) {
    staff.staffOnly();
    int changed =
        jdbc.sql(
                """
                update spot_check_person set outcome = :outcome, note = :note, noted_by = :by,
                  noted_at = :now, version = version + 1
                where spot_check_id = :check and account_id = :student and version = :version
                """)
            .param("outcome", outcome.name())
            .param("note", note)
            .param("by", staff.accountId())
            .param("now", now())
            .param("check", check.id())
            .param("student", student.id())
            .param("version", version)
            .update();
    if (changed == 0) {
      throw new StaleException("interview of " + student.id());
    }
    audit.record(
        AuditEvent.of(
                staff.course().id(),
                staff.accountId(),
                "integrity.interviewed",
                "spot-check:" + check.id())
            .about(student.id())
            .with("outcome", outcome.name()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
