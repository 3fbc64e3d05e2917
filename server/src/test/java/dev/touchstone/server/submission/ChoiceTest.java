package dev.touchstone.server.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.assignment.Terms.Counts;
import dev.touchstone.server.assignment.Terms.Late;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A student says which submission counts. */
class ChoiceTest extends ServerTest {

  @Autowired private ApplicationContext server;

  private final Instant now = Instant.now();
  private Semester semester;
  private Membership student;

  @BeforeEach
  void aTerm() {
    semester = new Semester(server, "Asia/Shanghai", 0);
    student = semester.student("choosing-bai");
    semester.join("choosing-ta", "TA", Role.TA);
  }

  @Test
  void whatIsChosenCountsUntilSomethingElseIsAndWithoutAChoiceTheBestDoes() {
    Assignment work = work(Counts.CHOSEN, now.plus(Duration.ofDays(1)), Late.free());
    UUID first = semester.scored(student, work, now.minusSeconds(300), 4);
    UUID second = semester.scored(student, work, now.minusSeconds(200), 9);
    UUID third = semester.scored(student, work, now.minusSeconds(100), 6);
    Visitor bai = signedIn("choosing-bai");
    assertThat(counting(work)).isEqualTo("9.00");

    choose(bai, work, first);
    assertThat(counting(work)).isEqualTo("4.00");
    choose(bai, work, third);
    choose(bai, work, third);
    assertThat(counting(work)).isEqualTo("6.00");

    String page = bai.page(history(work));
    assertThat(page).contains("Let this one count", "choose-" + first, "choose-" + second);
    assertThat(page).doesNotContain("form=\"choose-" + third);
    assertThat(signedIn("choosing-ta").page(history(work) + "?student=choosing-bai"))
        .as("staff see what counts and choose nothing")
        .contains(">counts<")
        .doesNotContain("Let this one count");
  }

  @Test
  void nobodyElseChoosesAndNoOtherPolicyAsks() {
    Assignment work = work(Counts.CHOSEN, now.plus(Duration.ofDays(1)), Late.free());
    Assignment other = work(Counts.BEST, now.plus(Duration.ofDays(1)), Late.free());
    UUID worse = semester.scored(student, work, now.minusSeconds(300), 4);
    semester.scored(student, work, now.minusSeconds(200), 9);
    UUID best = semester.scored(student, other, now.minusSeconds(300), 4);
    semester.scored(student, other, now.minusSeconds(200), 9);
    semester.student("choosing-other");

    Visitor ta = signedIn("choosing-ta");
    assertThat(ta.post(history(work), choice(worse), Map.of()).statusCode()).isEqualTo(404);
    Visitor stranger = signedIn("choosing-other");
    assertThat(stranger.post(history(work), choice(worse), Map.of()).statusCode()).isEqualTo(404);
    Visitor bai = signedIn("choosing-bai");
    assertThat(bai.page(history(other))).contains(">counts<").doesNotContain("Let this one count");
    assertThat(bai.post(history(other), choice(best), Map.of()).headers().firstValue("Location"))
        .hasValueSatisfying(place -> assertThat(place).endsWith("?closed=true"));
    assertThat(counting(work)).isEqualTo("9.00");
    assertThat(counting(other)).isEqualTo("9.00");
  }

  @Test
  void itIsTooLateOnceNothingMoreCouldBeEarned() {
    Instant due = now.minus(Duration.ofDays(2));
    Assignment closed = work(Counts.CHOSEN, due, Late.penalty(10, 1));
    Assignment open = work(Counts.CHOSEN, due, Late.penalty(10, 3));
    Visitor bai = signedIn("choosing-bai");
    for (Assignment work : new Assignment[] {closed, open}) {
      semester.scored(student, work, due.minusSeconds(200), 9);
      choose(bai, work, semester.scored(student, work, due.minusSeconds(100), 5));
    }

    assertThat(counting(closed)).isEqualTo("9.00");
    assertThat(bai.page(history(closed) + "?closed=true")).contains("It is too late to choose");
    assertThat(counting(open)).isEqualTo("5.00");
  }

  @Test
  void onceHiddenGroupsAreOpenNobodyChooses() {
    Assignment work = work(Counts.CHOSEN, now.minus(Duration.ofHours(1)), Late.free());
    semester.scored(student, work, now.minusSeconds(9000), 9);
    UUID worse = semester.scored(student, work, now.minusSeconds(8000), 5);
    Visitor bai = signedIn("choosing-bai");
    choose(bai, work, worse);
    assertThat(counting(work)).isEqualTo("5.00");

    semester.group(
        work,
        """
        [{"name": "all", "title": {"zh": "全部", "en": "All"}, "cases": ["large", "single"], "weight": 1, "show": "AFTER_DUE"}]
        """);

    assertThat(bai.page(history(work))).doesNotContain("Let this one count");
  }

  @Test
  void whatWasTakenBackCannotBeChosen() {
    Assignment work = work(Counts.CHOSEN, now.plus(Duration.ofDays(1)), Late.free());
    UUID gone = semester.handedIn(student, work, now.minusSeconds(300));
    semester.scored(student, work, now.minusSeconds(200), 9);
    jdbc.sql("update submission set withdrawn_at = now() where id = ?").param(gone).update();

    choose(signedIn("choosing-bai"), work, gone);

    assertThat(counting(work)).isEqualTo("9.00");
    assertThat(
            jdbc.sql("select count(*) from choice where submission_id = ?")
                .param(gone)
                .query(Integer.class)
                .single())
        .isZero();
  }

  private Assignment work(Counts counts, Instant due, Late late) {
    return semester.due(due, new Terms(late, counts, null, Duration.ZERO));
  }

  private void choose(Visitor visitor, Assignment work, UUID submission) {
    assertThat(visitor.post(history(work), choice(submission), Map.of()).statusCode())
        .isEqualTo(302);
  }

  private static String choice(UUID submission) {
    return "/submissions/" + submission + "/choose";
  }

  private String history(Assignment work) {
    return semester.path(work) + "/softmax/submissions";
  }

  private String counting(Assignment work) {
    return jdbc.sql("select score from best_score where assignment_id = ? and account_id = ?")
        .params(work.id(), student.accountId())
        .query(String.class)
        .single();
  }
}
