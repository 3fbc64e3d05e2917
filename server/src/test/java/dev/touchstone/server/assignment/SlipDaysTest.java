package dev.touchstone.server.assignment;

import static dev.touchstone.server.Semester.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Terms.Counts;
import dev.touchstone.server.assignment.Terms.Late;
import dev.touchstone.server.audit.Audit;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

class SlipDaysTest extends ServerTest {

  private static final Terms STRICT = new Terms(Late.none(), Counts.BEST, null, Duration.ZERO);
  private static final Instant DUE = at("2026-11-30T23:59:00+08:00");

  @Autowired ApplicationContext server;
  @Autowired TransactionTemplate transaction;

  private Instant now = DUE.minus(Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2027-03-27T23:59:00+01:00, 2027-03-28T23:59:00+02:00",
    "Europe/Berlin, 2027-03-28T00:00:00+01:00, 2027-03-29T00:00:00+02:00",
    "Europe/Berlin, 2026-10-24T23:59:00+02:00, 2026-10-25T23:59:00+01:00",
    "America/New_York, 2027-03-13T23:59:00-05:00, 2027-03-14T23:59:00-04:00",
    "America/New_York, 2026-11-01T00:00:00-04:00, 2026-11-02T00:00:00-05:00",
  })
  void aSlipDayIsADayOfTheCalendarWithTheSameTimeOnTheClock(String zone, String due, String next) {
    Semester semester = new Semester(server, zone, 3);
    Membership student = semester.student("amy");
    Assignment work = semester.due(at(due), STRICT);
    now = at(due).minusSeconds(60);

    assertThat(take(student, work, 0)).isTrue();

    assertThat(deadline(student, work).due()).isEqualTo(at(next));
  }

  @Test
  void theBudgetIsOneForAllAssignmentsOfTheCourse() {
    Semester semester = new Semester(server, "Asia/Shanghai", 2);
    Membership student = semester.student("amy");
    Assignment first = semester.due(DUE, STRICT);
    Assignment second = semester.due(DUE, STRICT);

    assertThat(take(student, first, 0)).isTrue();
    assertThat(take(student, second, 0)).isTrue();
    assertThat(take(student, second, 1)).as("used up").isFalse();

    assertThat(deadline(student, second).slipDaysLeft()).isZero();
    assertThat(deadline(student, first).due()).isEqualTo(DUE.plus(Duration.ofDays(1)));
    assertThat(deadline(student, second).due()).isEqualTo(DUE.plus(Duration.ofDays(1)));
    assertThat(take(semester.student("ben"), first, 0)).as("everybody has their own").isTrue();
  }

  @Test
  void untilTheLastDayThatIsLeftWouldBeEnoughAndNoLonger() {
    Semester semester = new Semester(server, "Asia/Shanghai", 2);
    Membership student = semester.student("amy");
    Assignment work = semester.due(DUE, STRICT);

    now = DUE.plus(Duration.ofDays(2)).plusSeconds(1);
    assertThat(take(student, work, 0)).isFalse();
    now = DUE.plus(Duration.ofDays(2));
    assertThat(take(student, work, 0)).isTrue();
    assertThat(deadline(student, work).isOver()).as("one is not enough").isTrue();
    assertThat(take(student, work, 1)).isTrue();
    assertThat(deadline(student, work).isOver()).isFalse();
  }

  @Test
  void aSlipDayMakesOnTimeWhatWasHandedInLate() {
    Semester semester = new Semester(server, "Asia/Shanghai", 2);
    Membership student = semester.student("amy");
    Assignment work = semester.due(DUE, STRICT);
    semester.scored(student, work, DUE.plus(Duration.ofHours(3)), 8);
    now = DUE.plus(Duration.ofHours(4));
    assertThat(best(student, work)).isEqualTo("0.00");

    take(student, work, 0);

    assertThat(best(student, work)).isEqualTo("8.00");
  }

  @Test
  void itCanBeGivenBackWhileTheDueDateBeforeItHasNotPassed() {
    Semester semester = new Semester(server, "Asia/Shanghai", 3);
    Membership student = semester.student("amy");
    Assignment work = semester.due(DUE, STRICT);
    take(student, work, 0);
    take(student, work, 1);

    now = DUE.plus(Duration.ofDays(1));
    assertThat(giveBack(student, work, 2)).isTrue();
    assertThat(deadline(student, work).slipDaysLeft()).isEqualTo(2);
    assertThat(giveBack(student, work, 1))
        .as("it is needed: the assignment's date is over")
        .isFalse();
    now = DUE.plusSeconds(1);
    assertThat(giveBack(student, work, 1)).isFalse();
    now = DUE;
    assertThat(giveBack(student, work, 1)).isTrue();
    assertThat(deadline(student, work).due()).isEqualTo(DUE);
    assertThat(events(student, work)).as("nothing is overwritten").isEqualTo("1 1 -1 -1");
  }

  @Test
  void slipDaysComeOnTopOfAnExtensionWhicheverWasFirst() {
    Semester semester = new Semester(server, "Asia/Shanghai", 3);
    Membership student = semester.student("amy");
    Membership staff = semester.join("tom", "Tom", Role.TA);
    Assignment work = semester.due(DUE, STRICT);
    take(student, work, 0);
    var extensions = new Extensions(jdbc, server.getBean(Audit.class), clock());
    Extensions.Own own = extensions.students(staff, work).getFirst();

    transaction.executeWithoutResult(
        doing -> extensions.grant(staff, work, own, DUE.plus(Duration.ofDays(5)), "ill"));

    assertThat(deadline(student, work).due()).isEqualTo(DUE.plus(Duration.ofDays(6)));
  }

  @Test
  void twoTabsThatPressAtOnceTakeOneDay() throws Exception {
    Semester semester = new Semester(server, "Asia/Shanghai", 3);
    Membership student = semester.student("amy");
    Assignment work = semester.due(Instant.now().plus(Duration.ofDays(1)), STRICT);
    Visitor amy = signedIn("amy");
    Map<String, String> form = Visitor.hidden(amy.page(semester.path(work)));
    form.put("seen", "0");
    List<Callable<Integer>> presses =
        IntStream.range(0, 20)
            .<Callable<Integer>>mapToObj(
                i -> () -> amy.postBare(semester.path(work) + "/slip-days", form).statusCode())
            .toList();

    List<Integer> answers;
    try (var pool = Executors.newFixedThreadPool(10)) {
      answers = pool.invokeAll(presses).stream().map(press -> press.resultNow()).toList();
    }

    assertThat(answers).containsOnly(302);
    assertThat(events(student, work)).isEqualTo("1");
    assertThat(amy.page(semester.path(work))).contains("2 of your 3 slip days left");
  }

  @Test
  void twoAssignmentsPressedAtOnceDoNotSpendMoreThanThereIs() throws Exception {
    Semester semester = new Semester(server, "Asia/Shanghai", 1);
    semester.student("amy");
    Instant due = Instant.now().plus(Duration.ofDays(1));
    List<Assignment> works = List.of(semester.due(due, STRICT), semester.due(due, STRICT));
    Visitor amy = signedIn("amy");
    Map<String, String> form = Visitor.hidden(amy.page(semester.path(works.getFirst())));
    form.put("seen", "0");
    List<Callable<Integer>> presses =
        works.stream()
            .<Callable<Integer>>map(
                work -> () -> amy.postBare(semester.path(work) + "/slip-days", form).statusCode())
            .toList();

    try (var pool = Executors.newFixedThreadPool(2)) {
      assertThat(pool.invokeAll(presses).stream().map(press -> press.resultNow()))
          .containsExactlyInAnyOrder(302, 422);
    }
  }

  @Test
  void staffAndStrangersHaveNone() {
    Semester semester = new Semester(server, "Asia/Shanghai", 3);
    Membership staff = semester.join("tom", "Tom", Role.TA);
    Assignment work = semester.due(DUE, STRICT);

    assertThatThrownBy(() -> take(staff, work, 0)).isInstanceOf(NotHereException.class);
    Visitor lin = signedIn("lin");
    Map<String, String> form = Visitor.hidden(lin.page("/courses/dl"));
    form.put("seen", "0");
    assertThat(lin.postBare(semester.path(work) + "/slip-days", form).statusCode()).isEqualTo(404);
  }

  private boolean take(Membership student, Assignment work, int seen) {
    return Boolean.TRUE.equals(transaction.execute(status -> slipDays().take(student, work, seen)));
  }

  private boolean giveBack(Membership student, Assignment work, int seen) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> slipDays().giveBack(student, work, seen)));
  }

  private SlipDays slipDays() {
    return new SlipDays(jdbc, new Deadlines(jdbc, clock()), server.getBean(Audit.class), clock());
  }

  private Deadline deadline(Membership student, Assignment work) {
    return new Deadlines(jdbc, clock()).of(student, work);
  }

  private Clock clock() {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private String best(Membership student, Assignment work) {
    return jdbc.sql("select score::text from best_score where account_id = ? and assignment_id = ?")
        .params(student.accountId(), work.id())
        .query(String.class)
        .single();
  }

  private String events(Membership student, Assignment work) {
    return jdbc.sql(
            "select string_agg(days::text, ' ' order by id) from extension"
                + " where account_id = ? and assignment_id = ?")
        .params(student.accountId(), work.id())
        .query(String.class)
        .single();
  }
}
