package dev.touchstone.server.assignment;

import static dev.touchstone.server.Semester.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.assignment.Terms.Counts;
import dev.touchstone.server.assignment.Terms.Late;
import dev.touchstone.server.course.Membership;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Due dates, lateness and what it takes, as the schema's functions and views tell them. */
class LatenessTest extends ServerTest {

  private static final Instant MIDNIGHT = at("2026-11-30T00:00:00+08:00");
  private static final Late TEN_A_DAY = Late.penalty(10, 3);

  @Autowired ApplicationContext server;

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "1, 1"})
  void aSecondBeforeAndOnTheDotIsOnTimeAndASecondAfterIsLate(int seconds, int daysLate) {
    for (String due : new String[] {"2026-11-30T00:00:00+08:00", "2026-11-30T23:59:59+08:00"}) {
      Instant received = at(due).plusSeconds(seconds);
      assertThat(daysLate(due, received, "Asia/Shanghai")).as(due).isEqualTo(daysLate);
    }
  }

  // Each line: when it was due, and the last instant of that many days late by the course's clock.
  @ParameterizedTest
  @CsvSource({
    "Asia/Shanghai, 2026-11-30T23:59:59+08:00, 2026-12-01T23:59:59+08:00, 1",
    "Asia/Shanghai, 2026-11-30T23:59:59+08:00, 2026-12-03T23:59:59+08:00, 3",
    // The night of 28 March 2027 has no 02:30 in Berlin: the day is 23 hours long.
    "Europe/Berlin, 2027-03-28T00:00:00+01:00, 2027-03-29T00:00:00+02:00, 1",
    "Europe/Berlin, 2027-03-27T23:59:00+01:00, 2027-03-28T23:59:00+02:00, 1",
    "Europe/Berlin, 2027-03-27T02:30:00+01:00, 2027-03-28T03:30:00+02:00, 1",
    "Europe/Berlin, 2027-03-27T02:30:00+01:00, 2027-03-29T02:30:00+02:00, 2",
    // The night of 25 October 2026 has 02:30 twice: the day is 25 hours long, and the second
    // counts.
    "Europe/Berlin, 2026-10-25T00:00:00+02:00, 2026-10-26T00:00:00+01:00, 1",
    "Europe/Berlin, 2026-10-24T02:30:00+02:00, 2026-10-25T02:30:00+01:00, 1",
    "Europe/Berlin, 2026-10-25T02:30:00+02:00, 2026-10-26T02:30:00+01:00, 1",
    "America/New_York, 2027-03-14T00:00:00-05:00, 2027-03-15T00:00:00-04:00, 1",
    "America/New_York, 2027-03-13T02:30:00-05:00, 2027-03-14T03:30:00-04:00, 1",
    "America/New_York, 2026-11-01T00:00:00-04:00, 2026-11-02T00:00:00-05:00, 1",
    "America/New_York, 2026-10-31T01:30:00-04:00, 2026-11-01T01:30:00-05:00, 1",
    "America/New_York, 2026-10-31T23:59:00-04:00, 2026-11-03T23:59:00-05:00, 3",
  })
  void aDayLateIsADayOfTheCalendarHoweverLongItIs(String zone, String due, String last, int days) {
    assertThat(daysLate(due, at(last), zone)).isEqualTo(days);
    assertThat(daysLate(due, at(last).minusSeconds(1), zone)).isEqualTo(days);
    assertThat(daysLate(due, at(last).plusSeconds(1), zone)).isEqualTo(days + 1);
    assertThat(after(at(due), days, zone)).isEqualTo(at(last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Asia/Shanghai",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "UTC"
      })
  void theDatabaseAndTheServerReadTheSameCalendar(String name) {
    var random = new Random(7);
    ZoneId zone = ZoneId.of(name);
    for (int i = 0; i < 200; i++) {
      Instant due = at("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(2 * 366 * 86_400));
      int days = random.nextInt(1, 8);
      Instant expected =
          due.atZone(zone)
              .toLocalDateTime()
              .plusDays(days)
              .atZone(zone)
              .withLaterOffsetAtOverlap()
              .toInstant();
      assertThat(after(due, days, name)).as("%s + %s", due, days).isEqualTo(expected);
      assertThat(daysLate(due.toString(), expected, name)).isEqualTo(days);
      assertThat(daysLate(due.toString(), expected.plusSeconds(1), name)).isEqualTo(days + 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10.00, 0",
    "1, 9.00, 10",
    "86400, 9.00, 10",
    "86401, 8.00, 20",
    "259200, 7.00, 30",
    "259201, 0.00, 100",
    "2592000, 0.00, 100"
  })
  void eachStartedDayTakesItsPercentAndAfterTheLastNothingIsLeft(
      int seconds, String score, int deduction) {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    Membership student = semester.student("amy");
    Assignment work = semester.due(MIDNIGHT, terms(TEN_A_DAY, Counts.BEST));

    UUID submission = semester.scored(student, work, MIDNIGHT.plusSeconds(seconds), 10);

    assertThat(score(submission)).isEqualTo("%s of 10.00, %d %%".formatted(score, deduction));
  }

  @Test
  void aPenaltyNeverTakesMoreThanThereIs() {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    Assignment work = semester.due(MIDNIGHT, terms(Late.penalty(60, 5), Counts.BEST));

    UUID late =
        semester.scored(semester.student("amy"), work, MIDNIGHT.plus(Duration.ofHours(25)), 7);

    assertThat(score(late)).isEqualTo("0.00 of 7.00, 100 %");
  }

  @Test
  void lateWorkMayAlsoBeWorthEverythingOrNothing() {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    Membership student = semester.student("amy");
    Instant late = MIDNIGHT.plus(Duration.ofDays(40));

    UUID free =
        semester.scored(student, semester.due(MIDNIGHT, terms(Late.free(), Counts.BEST)), late, 8);
    UUID none =
        semester.scored(student, semester.due(MIDNIGHT, terms(Late.none(), Counts.BEST)), late, 8);

    assertThat(score(free)).isEqualTo("8.00 of 8.00, 0 %");
    assertThat(score(none)).isEqualTo("0.00 of 8.00, 100 %");
    assertThat(isLate(free)).isTrue();
  }

  @Test
  void theBestCountsAfterDeductionAndOfEqualsTheEarliest() {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    Membership student = semester.student("amy");
    Assignment work = semester.due(MIDNIGHT, terms(TEN_A_DAY, Counts.BEST));

    UUID early = semester.scored(student, work, MIDNIGHT.minusSeconds(60), 9);
    semester.scored(student, work, MIDNIGHT.minusSeconds(30), 9);
    semester.scored(student, work, MIDNIGHT.plusSeconds(60), 10);
    assertThat(counting(student, work)).isEqualTo(early);

    UUID better = semester.scored(student, work, MIDNIGHT.minusSeconds(10), 9.5);
    assertThat(counting(student, work)).isEqualTo(better);
  }

  @Test
  void theLatestOnTimeCountsAndALateOneNeverReplacesIt() {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    Membership student = semester.student("amy");
    Assignment work = semester.due(MIDNIGHT, terms(TEN_A_DAY, Counts.LATEST));

    semester.scored(student, work, MIDNIGHT.plusSeconds(60), 10);
    UUID later = semester.scored(student, work, MIDNIGHT.plusSeconds(90), 4);
    assertThat(counting(student, work)).as("while there is none on time").isEqualTo(later);

    semester.scored(student, work, MIDNIGHT.minusSeconds(90), 8);
    UUID last = semester.scored(student, work, MIDNIGHT, 3);
    assertThat(counting(student, work)).isEqualTo(last);

    semester.handedIn(student, work, MIDNIGHT);
    assertThat(counting(student, work)).as("what is not graded yet").isEqualTo(last);
  }

  @Test
  void anExtensionMakesOnTimeWhatWasLateAndTheNewestStands() {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    Membership student = semester.student("amy");
    Membership other = semester.student("ben");
    Assignment work = semester.due(MIDNIGHT, terms(Late.none(), Counts.BEST));
    Instant next = MIDNIGHT.plus(Duration.ofHours(10));
    UUID hers = semester.scored(student, work, next, 8);
    UUID his = semester.scored(other, work, next, 8);
    assertThat(score(hers)).isEqualTo("0.00 of 8.00, 100 %");

    grant(student, work, MIDNIGHT.plus(Duration.ofDays(1)));
    assertThat(score(hers)).isEqualTo("8.00 of 8.00, 0 %");
    assertThat(isLate(hers)).isFalse();
    assertThat(score(his)).isEqualTo("0.00 of 8.00, 100 %");

    grant(student, work, MIDNIGHT.plus(Duration.ofHours(9)));
    assertThat(isLate(hers)).isTrue();
    assertThat(
            jdbc.sql("select count(*) from extension where assignment_id = ?")
                .param(work.id())
                .query(Integer.class)
                .single())
        .as("nothing is overwritten")
        .isEqualTo(2);
  }

  @Test
  void whoWasGrantedADateKeepsTheAssignmentsIfThatIsMovedBeyondIt() {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    Membership student = semester.student("amy");
    Assignment work = semester.due(MIDNIGHT, terms(Late.none(), Counts.BEST));
    grant(student, work, MIDNIGHT.plus(Duration.ofDays(1)));

    jdbc.sql("update assignment set due_at = due_at + interval '7 days' where id = ?")
        .param(work.id())
        .update();

    assertThat(due(student, work)).isEqualTo(MIDNIGHT.plus(Duration.ofDays(7)));
  }

  private void grant(Membership student, Assignment work, Instant due) {
    jdbc.sql(
            """
            insert into extension (assignment_id, account_id, kind, due_at, reason, granted_by, at)
            values (?, ?, 'GRANTED', ?, 'ill', ?, now())
            """)
        .params(work.id(), student.accountId(), utc(due), student.accountId())
        .update();
  }

  private Instant due(Membership student, Assignment work) {
    return jdbc.sql("select due from deadline where account_id = ? and assignment_id = ?")
        .params(student.accountId(), work.id())
        .query(Instant.class)
        .single();
  }

  private int daysLate(String due, Instant received, String zone) {
    return jdbc.sql("select days_late(?, ?, ?)")
        .params(utc(at(due)), utc(received), zone)
        .query(Integer.class)
        .single();
  }

  private Instant after(Instant due, int days, String zone) {
    return jdbc.sql("select days_after(?, ?, ?)")
        .params(utc(due), days, zone)
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private String score(UUID submission) {
    return jdbc.sql(
            "select score || ' of ' || raw_score || ', ' || deduction || ' %' from score"
                + " where submission_id = ?")
        .param(submission)
        .query(String.class)
        .single();
  }

  private boolean isLate(UUID submission) {
    return jdbc.sql("select late from score where submission_id = ?")
        .param(submission)
        .query(Boolean.class)
        .single();
  }

  private UUID counting(Membership student, Assignment work) {
    return jdbc.sql(
            "select submission_id from best_score where account_id = ? and assignment_id = ?")
        .params(student.accountId(), work.id())
        .query(UUID.class)
        .single();
  }

  private static Terms terms(Late late, Counts counts) {
    return new Terms(late, counts, null, Duration.ZERO);
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
