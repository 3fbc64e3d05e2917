package dev.touchstone.server.regrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.assignment.Terms.Counts;
import dev.touchstone.server.assignment.Terms.Late;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.NotHereException;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.regrade.RefusedRegradeException.Reason;
import dev.touchstone.server.regrade.Regrade.State;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;

/** What a regrade does to scores, and when; its gradings are put in by hand. */
class RegradeTest extends ServerTest {

  private static final String WHY = "Ties were counted wrongly.";

  @Autowired ApplicationContext server;
  @Autowired Regrades regrades;
  @Autowired Outcomes outcomes;
  @Autowired RegradeDesk desk;

  private final Instant due = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private Semester semester;
  private Membership ida;
  private Membership amy;
  private Membership ben;
  private Assignment work;

  @BeforeEach
  void aClass() {
    semester = new Semester(server, "Asia/Shanghai", 0);
    ida = semester.join("regrade-ida", "Ida", Role.INSTRUCTOR);
    amy = semester.join("regrade-amy", "Amy", Role.STUDENT);
    ben = semester.join("regrade-ben", "Ben", Role.STUDENT);
    work = semester.due(due, terms(Counts.BEST));
  }

  private static Terms terms(Counts counts) {
    return new Terms(Late.penalty(10, 3), counts, 5, Duration.ZERO);
  }

  @Test
  void nothingChangesForAnybodyUntilItIsApplied() {
    UUID submission = semester.scored(amy, work, due.minusSeconds(60), 4);
    UUID regrade = begun();
    again(regrade, submission, 9);
    regrades.finish(regrade, Instant.now());
    Visitor hers = signedIn("regrade-amy");

    assertThat(score(submission)).isEqualTo("4.00 of 10.00");
    assertThat(best(amy)).isEqualTo("4.00");
    assertThat(hers.page(semester.path(work))).contains("<b>4</b>").doesNotContain("<b>9</b>");
    assertThat(hers.page(semester.path() + "/submissions")).doesNotContain("<b>9</b>");
    assertThat(signedIn("regrade-ida").page(semester.path(work) + "/class.csv"))
        .contains("regrade-amy,Amy,4,4");
    assertThat(hers.page(semester.path(work) + "/softmax")).contains("1 of 5 used");

    desk.apply(ida, work, regrade, WHY);

    assertThat(score(submission)).isEqualTo("9.00 of 10.00");
    assertThat(best(amy)).isEqualTo("9.00");
    assertThat(hers.page(semester.path(work))).contains("<b>9</b>");
    assertThat(signedIn("regrade-ida").page(semester.path(work) + "/class.csv"))
        .contains("regrade-amy,Amy,9,9");
    assertThat(hers.page(semester.path(work) + "/softmax")).contains("1 of 5 used");
    assertThat(graded(submission)).as("it came back when it was applied").isEqualTo("applied");
  }

  @Test
  void whatIsDiscardedNeverCountsAndStaysReadable() {
    UUID submission = semester.scored(amy, work, due.minusSeconds(60), 4);
    UUID regrade = begun();
    again(regrade, submission, 9);
    regrades.finish(regrade, Instant.now());

    desk.discard(ida, work, regrade);

    assertThat(score(submission)).isEqualTo("4.00 of 10.00");
    Movement kept = outcomes.of(regrades.of(work, regrade));
    assertThat(kept.movers()).singleElement().extracting(Mover::change).hasToString("5.00");
    assertThat(count("select count(*) from grading where submission_id = ?", submission))
        .isEqualTo(2);
  }

  @Test
  void anotherSubmissionMayBecomeTheBest() {
    UUID first = semester.scored(amy, work, due.minusSeconds(120), 8);
    UUID second = semester.scored(amy, work, due.minusSeconds(60), 5);
    UUID same = semester.scored(ben, work, due.minusSeconds(60), 7);
    UUID regrade = begun();
    again(regrade, first, 3);
    again(regrade, second, 6);
    again(regrade, same, 7);

    Movement movement = outcomes.of(regrades.of(work, regrade));

    assertThat(movement.down()).isEqualTo(1);
    assertThat(movement.up()).isZero();
    assertThat(movement.same()).isEqualTo(1);
    assertThat(movement.meanChange()).hasToString("-1.00");
    assertThat(movement.changed()).singleElement();
    Outcome outcome = movement.movers().getFirst().outcomes().getFirst();
    assertThat(outcome.student()).isEqualTo("regrade-amy");
    assertThat(outcome.oldSubmission()).isEqualTo(first);
    assertThat(outcome.newSubmission()).isEqualTo(second);
    apply(regrade);
    assertThat(best(amy)).isEqualTo("6.00");
    assertThat(outcomes.of(regrades.of(work, regrade)))
        .as("what moved is kept as it was")
        .isEqualTo(movement);
  }

  @Test
  void whoMovesMostComesFirstUpOrDown() {
    UUID hers = semester.scored(amy, work, due.minusSeconds(60), 5);
    UUID his = semester.scored(ben, work, due.minusSeconds(60), 5);
    UUID regrade = begun();
    again(regrade, hers, 6);
    again(regrade, his, 2);

    assertThat(outcomes.of(regrades.of(work, regrade)).movers())
        .extracting(Mover::student)
        .containsExactly("regrade-ben", "regrade-amy");
  }

  @Test
  void latenessIsDeductedAsBefore() {
    UUID submission = semester.scored(amy, work, due.plus(Duration.ofHours(3)), 8);
    UUID regrade = begun();
    again(regrade, submission, 10);

    Outcome outcome =
        outcomes.of(regrades.of(work, regrade)).movers().getFirst().outcomes().getFirst();
    apply(regrade);

    assertThat(outcome.oldScore()).hasToString("7.20");
    assertThat(outcome.newScore()).hasToString("9.00");
    assertThat(score(submission)).isEqualTo("9.00 of 10.00");
  }

  @Test
  void whereTheLatestCountsTheLatestIsCompared() {
    work = semester.due(due, terms(Counts.LATEST));
    UUID first = semester.scored(amy, work, due.minusSeconds(120), 8);
    UUID second = semester.scored(amy, work, due.minusSeconds(60), 5);
    UUID regrade = begun();
    again(regrade, first, 10);
    again(regrade, second, 4);

    Mover mover = outcomes.of(regrades.of(work, regrade)).movers().getFirst();
    apply(regrade);

    assertThat(mover.before()).hasToString("5.00");
    assertThat(mover.after()).hasToString("4.00");
    assertThat(best(amy)).isEqualTo("4.00");
  }

  @Test
  void aFixIsComparedOnceItHasTakenItsPlace() {
    UUID broken = semester.scored(amy, work, due.minusSeconds(120), 6);
    UUID fix = semester.scored(amy, work, due.plus(Duration.ofDays(2)), 8);
    jdbc.sql(
            """
            update submission set mends = :broken,
              as_of = (select received_at from submission where id = :broken) where id = :fix
            """)
        .param("broken", broken)
        .param("fix", fix)
        .update();
    UUID regrade = begun();
    again(regrade, broken, 7);
    again(regrade, fix, 5);

    Mover looked = outcomes.of(regrades.of(work, regrade)).movers().getFirst();
    assertThat(looked.before()).as("it is looked at").hasToString("6.00");
    assertThat(looked.after()).hasToString("7.00");

    jdbc.sql("update submission set took_place_at = now() where id = ?").param(fix).update();
    Mover mended = outcomes.of(regrades.of(work, regrade)).movers().getFirst();
    assertThat(mended.before()).as("and it counts").hasToString("8.00");
    assertThat(mended.after()).hasToString("5.00");
    apply(regrade);
    assertThat(best(amy)).isEqualTo("5.00");
    assertThat(signedIn("regrade-ida").page(semester.path() + "/audit"))
        .contains("Regrade applied");
  }

  @Test
  void whereOneWasChosenThatOneIsCompared() {
    work = semester.due(due, terms(Counts.CHOSEN));
    UUID chosen = semester.scored(amy, work, due.minusSeconds(120), 3);
    UUID better = semester.scored(amy, work, due.minusSeconds(60), 8);
    jdbc.sql(
            """
            insert into choice (assignment_exercise_id, account_id, submission_id, chosen_at)
            select assignment_exercise_id, account_id, id, now() from submission where id = ?
            """)
        .param(chosen)
        .update();
    UUID regrade = begun();
    again(regrade, chosen, 2);
    again(regrade, better, 10);

    Mover mover = outcomes.of(regrades.of(work, regrade)).movers().getFirst();
    apply(regrade);

    assertThat(mover.before()).hasToString("3.00");
    assertThat(mover.after()).hasToString("2.00");
    assertThat(best(amy)).isEqualTo("2.00");
  }

  @Test
  void pointsOfANewVersionReachOldWorkWithTheRegrade() {
    UUID submission = semester.scored(amy, work, due.minusSeconds(60), 8);
    jdbc.sql("update grading set assignment_version = 1, points = 10 where submission_id = ?")
        .param(submission)
        .update();
    release(2);
    jdbc.sql("update assignment_exercise set points = 20 where assignment_id = ?")
        .param(work.id())
        .update();

    assertThat(score(submission)).as("as it was graded").isEqualTo("8.00 of 10.00");
    UUID regrade = begun();
    again(regrade, submission, 8);
    assertThat(outcomes.of(regrades.of(work, regrade)).movers())
        .singleElement()
        .extracting(Mover::change)
        .hasToString("8.00");
    apply(regrade);

    assertThat(score(submission)).isEqualTo("16.00 of 20.00");
  }

  @Test
  void whatIsHandedInMeanwhileIsNoPartOfItAndNothingNewerIsOverwritten() {
    UUID before = semester.scored(amy, work, due.minusSeconds(120), 4);
    UUID waiting = semester.handedIn(ben, work, due.minusSeconds(90));
    UUID regrade = begun();
    UUID meanwhile = semester.scored(amy, work, due.minusSeconds(60), 5);
    semester.graded(waiting, 3);

    assertThat(parts(regrade)).containsExactly(before);
    again(regrade, before, 6);
    // Graded once more in the ordinary way, and after the regrade came to it.
    semester.graded(before, 7);
    assertThat(outcomes.of(regrades.of(work, regrade)).changed()).isEmpty();
    apply(regrade);

    assertThat(score(before)).isEqualTo("7.00 of 10.00");
    assertThat(score(meanwhile)).isEqualTo("5.00 of 10.00");
    assertThat(score(waiting)).isEqualTo("3.00 of 10.00");
  }

  @Test
  void whatStaffAndThoseWhoLeftHandedInIsNotGradedAgain() {
    semester.scored(ida, work, due.minusSeconds(60), 4);
    Membership gone = semester.join("regrade-gone", "Gone", Role.STUDENT);
    semester.scored(gone, work, due.minusSeconds(60), 4);
    jdbc.sql("delete from enrolment where account_id = ?").param(gone.accountId()).update();
    UUID amys = semester.scored(amy, work, due.minusSeconds(60), 4);
    UUID older = semester.scored(amy, work, due.minusSeconds(90), 4);
    UUID bens = semester.scored(ben, work, due.minusSeconds(80), 4);

    assertThat(parts(begun())).as("everybody's newest first").containsExactly(amys, bens, older);
  }

  @Test
  void whatIsUnfinishedOrFailedOnOurSideIsNotApplied() {
    UUID hers = semester.scored(amy, work, due.minusSeconds(60), 4);
    UUID his = semester.scored(ben, work, due.minusSeconds(60), 4);
    UUID regrade = begun();
    again(regrade, hers, 5);
    failed(regrade, his);
    regrades.finish(regrade, Instant.now());

    Regrade open = regrades.of(work, regrade);
    assertThat(open.state()).isEqualTo(State.RUNNING);
    assertThat(List.of(open.total(), open.done(), open.faulty())).containsExactly(2, 1, 1);
    assertRefused(() -> desk.apply(ida, work, regrade, WHY), Reason.UNFINISHED);
    assertThat(score(hers)).isEqualTo("4.00 of 10.00");
    assertThat(regrades.next(regrade)).as("tried again").contains(his);
    again(regrade, his, 5, 2);
    assertThat(regrades.next(regrade)).isEmpty();
    apply(regrade);
    assertThat(score(his)).isEqualTo("5.00 of 10.00");
  }

  @Test
  void aFaultInARegradeCostsNoAttempt() {
    UUID submission = semester.handedIn(amy, work, due.minusSeconds(60));
    semester.graded(submission, 4);
    UUID regrade = begun();
    failed(regrade, submission);

    assertThat(score(submission)).isEqualTo("4.00 of 10.00");
    assertThat(signedIn("regrade-amy").page(semester.path(work) + "/softmax"))
        .contains("1 of 5 used");
  }

  @Test
  void aReleaseInBetweenLeavesItOnlyToBeDiscarded() {
    UUID submission = semester.scored(amy, work, due.minusSeconds(60), 4);
    UUID regrade = begun();
    release(2);

    assertThat(regrades.next(regrade)).as("nothing more is graded for it").isEmpty();
    again(regrade, submission, 9);
    regrades.finish(regrade, Instant.now());
    assertThat(regrades.of(work, regrade).state()).isEqualTo(State.OUTDATED);
    assertRefused(() -> desk.apply(ida, work, regrade, WHY), Reason.OUTDATED);
    desk.discard(ida, work, regrade);

    assertThat(score(submission)).isEqualTo("4.00 of 10.00");
  }

  @Test
  void aDecisionIsMadeOnceHoweverOftenItIsPressed() throws Exception {
    UUID submission = semester.scored(amy, work, due.minusSeconds(60), 4);
    UUID regrade = begun();
    again(regrade, submission, 9);
    regrades.finish(regrade, Instant.now());
    List<Callable<Boolean>> presses =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(
                i ->
                    () -> {
                      try {
                        if (i % 2 == 0) {
                          desk.apply(ida, work, regrade, WHY);
                        } else {
                          desk.discard(ida, work, regrade);
                        }
                        return i % 2 == 0;
                      } catch (RefusedRegradeException refused) {
                        return i % 2 != 0;
                      }
                    })
            .toList();

    List<Boolean> applied;
    try (var pool = Executors.newFixedThreadPool(8)) {
      applied = pool.invokeAll(presses).stream().map(press -> press.resultNow()).toList();
    }

    boolean stands = regrades.of(work, regrade).state() == State.APPLIED;
    assertThat(applied).as("all know of the same decision").containsOnly(stands);
    assertThat(score(submission)).isEqualTo(stands ? "9.00 of 10.00" : "4.00 of 10.00");
    assertRefused(
        stands ? () -> desk.discard(ida, work, regrade) : () -> desk.apply(ida, work, regrade, WHY),
        stands ? Reason.APPLIED : Reason.DISCARDED);
  }

  @Test
  void anAssignmentHasOneOpenRegrade() {
    semester.scored(amy, work, due.minusSeconds(60), 4);
    UUID first = begun();

    assertThatThrownBy(this::begun).isInstanceOf(DataIntegrityViolationException.class);
    assertThat(desk.start(ida, work)).isEqualTo(first);
    desk.discard(ida, work, first);
    assertThat(begun()).isNotEqualTo(first);
  }

  @Test
  void aLaterRegradeTakesThePlaceOfAnEarlierOne() {
    UUID submission = semester.scored(amy, work, due.minusSeconds(60), 4);
    UUID first = begun();
    again(first, submission, 9);
    apply(first);
    UUID second = begun();
    again(second, submission, 6);
    apply(second);

    assertThat(score(submission)).isEqualTo("6.00 of 10.00");
    assertThat(outcomes.of(regrades.of(work, first)).movers().getFirst().after())
        .hasToString("9.00");
  }

  @Test
  void onlyInstructorsBeginAndDecide() {
    semester.scored(amy, work, due.minusSeconds(60), 4);
    Membership tom = semester.join("regrade-tom", "Tom", Role.TA);
    UUID regrade = begun();

    for (Membership other : List.of(tom, amy)) {
      assertThatThrownBy(() -> desk.start(other, work)).isInstanceOf(NotHereException.class);
      assertThatThrownBy(() -> desk.apply(other, work, regrade, WHY))
          .isInstanceOf(NotHereException.class);
      assertThatThrownBy(() -> desk.discard(other, work, regrade))
          .isInstanceOf(NotHereException.class);
    }
    Assignment another = semester.due(due, terms(Counts.BEST));
    assertThatThrownBy(() -> desk.apply(ida, another, regrade, WHY))
        .isInstanceOf(NotHereException.class);
  }

  private static void assertRefused(Runnable decision, Reason reason) {
    assertThatThrownBy(decision::run)
        .isInstanceOfSatisfying(
            RefusedRegradeException.class,
            refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  /** One that no job works on. */
  private UUID begun() {
    UUID id = regrades.add(ida, work, Instant.now());
    regrades.choose(id);
    return id;
  }

  private void apply(UUID regrade) {
    regrades.finish(regrade, Instant.now());
    desk.apply(ida, work, regrade, WHY);
  }

  private void again(UUID regrade, UUID submission, double points) {
    again(regrade, submission, points, 1);
  }

  private void again(UUID regrade, UUID submission, double points, int attempt) {
    jdbc.sql(
            """
            insert into grading (submission_id, regrade_id, attempt, verdict, score, max_score, report,
              exercise_version, assignment_version, points, seed, started_at, finished_at)
            select :submission, regrade.id, :attempt, 'PARTIAL', :points, 10, '{}', 1, regrade.version,
              asked.points, 0, now() - interval '1 h', now() - interval '1 h'
            from regrade join assignment_exercise asked using (assignment_id) where regrade.id = :regrade
            """)
        .param("submission", submission)
        .param("attempt", attempt)
        .param("points", points)
        .param("regrade", regrade)
        .update();
  }

  private void failed(UUID regrade, UUID submission) {
    jdbc.sql(
            """
            insert into grading (submission_id, regrade_id, attempt, verdict, seed, started_at,
              finished_at, fault)
            values (?, ?, 1, 'INTERNAL_ERROR', 0, now(), now(), 'disk full')
            """)
        .params(submission, regrade)
        .update();
  }

  private void release(int version) {
    jdbc.sql("update assignment set version = ? where id = ?").params(version, work.id()).update();
  }

  private List<UUID> parts(UUID regrade) {
    return jdbc.sql(
            "select submission_id from regrade_submission where regrade_id = ? order by place")
        .param(regrade)
        .query(UUID.class)
        .list();
  }

  private String score(UUID submission) {
    return jdbc.sql("select score || ' of ' || max from score where submission_id = ?")
        .param(submission)
        .query(String.class)
        .single();
  }

  private String best(Membership student) {
    return jdbc.sql("select score::text from best_score where account_id = ? and assignment_id = ?")
        .params(student.accountId(), work.id())
        .query(String.class)
        .single();
  }

  private String graded(UUID submission) {
    return jdbc.sql(
            """
            select case when graded = applied_at then 'applied' else graded::text end
            from score join regrade using (assignment_id) where submission_id = ?
            """)
        .param(submission)
        .query(String.class)
        .single();
  }

  private int count(String sql, UUID id) {
    return jdbc.sql(sql).param(id).query(Integer.class).single();
  }
}
