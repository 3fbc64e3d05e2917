package dev.touchstone.server.assignment;

import static dev.touchstone.server.Semester.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.grading.Show;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What is open to whom, and when. */
class VisibilityTest extends ServerTest {

  private static final Terms TERMS = new Terms(Late.none(), Counts.BEST, null, Duration.ZERO);
  private static final Instant DUE = at("2026-11-30T23:59:00+08:00");
  private static final String GROUPS =
      """
      [{"name": "now", "title": {"zh": "一", "en": "One"}, "weight": 1, "show": "NOW",
        "cases": ["example", "rectangular", "square", "large"]},
       {"name": "due", "title": {"zh": "二", "en": "Two"}, "weight": 1, "show": "AFTER_DUE",
        "cases": ["equal"]},
       {"name": "release", "title": {"zh": "三", "en": "Three"}, "weight": 1,
        "show": "AFTER_RELEASE", "cases": ["single"]}]
      """;

  @Autowired ApplicationContext server;

  /** Extension and slip day are another student's. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          STUDENT    | -PT1S     | - | 0 | false | NOW
          STUDENT    | -PT1S     | - | 0 | true  | NOW
          STUDENT    | PT0S      | - | 0 | false | NOW
          STUDENT    | PT1S      | - | 0 | false | AFTER_DUE
          STUDENT    | PT1S      | - | 0 | true  | AFTER_RELEASE
          STUDENT    | PT1S      | PT48H | 0 | false | NOW
          STUDENT    | PT1S      | PT48H | 0 | true  | NOW
          STUDENT    | PT48H     | PT48H | 0 | true  | NOW
          STUDENT    | PT48H1S   | PT48H | 0 | false | AFTER_DUE
          STUDENT    | PT48H1S   | PT48H | 0 | true  | AFTER_RELEASE
          STUDENT    | PT1S      | -PT48H | 0 | false | AFTER_DUE
          STUDENT    | PT1S      | - | 1 | false | NOW
          STUDENT    | PT24H     | - | 1 | false | NOW
          STUDENT    | PT24H1S   | - | 1 | false | AFTER_DUE
          STUDENT    | PT49H     | PT48H | 1 | false | NOW
          TA         | -PT1S     | - | 0 | false | -
          INSTRUCTOR | -PT1S     | PT48H | 0 | false | -
          """)
  void groupsOpenWhenNobodysTimeIsLeftAndStaffSeeAll(
      Role role,
      Duration sinceDue,
      @Nullable Duration extension,
      int slipDays,
      boolean released,
      @Nullable Show stage) {
    Semester semester = new Semester(server, "Asia/Shanghai", 3);
    Membership reader = semester.join("vera-" + role.name().toLowerCase(Locale.ROOT), "Vera", role);
    Membership other = semester.student("viktor");
    Membership staff = semester.join("vincent", "Vincent", Role.TA);
    Assignment work = semester.due(DUE, TERMS);
    if (extension != null) {
      extend(work, other, staff, DUE.plus(extension));
    }
    for (int i = 0; i < slipDays; i++) {
      slip(work, other);
    }
    if (released) {
      server
          .getBean(TransactionTemplate.class)
          .executeWithoutResult(
              doing -> visibility(DUE.minus(Duration.ofHours(1))).release(staff, work));
    }

    Sight sight = visibility(DUE.plus(sinceDue)).of(reader, work);

    assertThat(sight.stage()).isEqualTo(stage);
  }

  @Test
  void whoHasLeftTheCourseHoldsUpNobody() {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    Membership reader = semester.student("vera-student");
    Membership gone = semester.student("valentin");
    Membership staff = semester.join("vincent", "Vincent", Role.TA);
    Assignment work = semester.due(DUE, TERMS);
    extend(work, gone, staff, DUE.plus(Duration.ofDays(9)));
    jdbc.sql("delete from enrolment where account_id = ? and course_id = ?")
        .params(gone.accountId(), gone.course().id())
        .update();

    Sight sight = visibility(DUE.plusSeconds(1)).of(reader, work);

    assertThat(sight.stage()).isEqualTo(Show.AFTER_DUE);
    assertThat(sight.lastDue()).isEqualTo(DUE);
  }

  @Test
  void onceResultsAreShownNobodyPutsOffTheirOwnDueDate() {
    Semester semester = new Semester(server, "Asia/Shanghai", 3);
    Membership student = semester.student("vera-student");
    Assignment work = semester.due(DUE, TERMS);
    Instant after = DUE.plusSeconds(1);
    assertThat(deadline(student, work, after).mayTakeSlipDay()).isTrue();

    semester.group(work, GROUPS);

    assertThat(deadline(student, work, after).mayTakeSlipDay()).isFalse();
    assertThat(deadline(student, work, DUE).mayTakeSlipDay()).isTrue();
    extend(work, semester.student("viktor"), student, DUE.plus(Duration.ofDays(1)));
    assertThat(deadline(student, work, after).mayTakeSlipDay()).as("nothing is shown yet").isTrue();
  }

  @Test
  void staffReleaseResultsAndTakeThatBackAndPressingTwiceIsPressingOnce() {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    semester.join("vincent", "Vincent", Role.TA);
    semester.join("veit", "Veit", Role.INSTRUCTOR);
    semester.student("vera-student");
    Assignment work = semester.due(Instant.now().minus(Duration.ofHours(1)), TERMS);
    semester.group(work, GROUPS);
    String page = semester.path(work);
    Visitor vera = signedIn("vera-student");
    assertThat(vera.page(page))
        .contains("when the course’s staff release the results")
        .doesNotContain("Release the results<");

    press("vincent", page, true);
    Instant first = released(work);
    press("veit", page, true);

    assertThat(released(work)).isNotNull().isEqualTo(first);
    assertThat(vera.page(page)).contains("The results were released");
    assertThat(signedIn("veit").page(page)).contains("by Vincent", "Take this back");
    press("veit", page, false);
    press("vincent", page, false);
    assertThat(released(work)).isNull();
    assertThat(vera.page(page)).contains("when the course’s staff release the results");
  }

  @Test
  void nobodyElseReleasesAnything() {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    Membership student = semester.student("vera-student");
    Assignment work = semester.due(DUE, TERMS);
    semester.group(work, GROUPS);

    for (String name : new String[] {"vera-student", "lin", "wang"}) {
      Visitor visitor = signedIn(name);
      Map<String, String> fields = Visitor.hidden(visitor.page("/receipts/check"));
      fields.put("released", "true");
      assertThat(visitor.postBare(semester.path(work) + "/results", fields).statusCode())
          .as(name)
          .isEqualTo(404);
    }
    assertThat(released(work)).isNull();
    assertThatThrownBy(() -> visibility(DUE).release(student, work))
        .isInstanceOf(NotHereException.class);
    assertThatThrownBy(() -> visibility(DUE).takeBack(student, work))
        .isInstanceOf(NotHereException.class);
  }

  private void press(String name, String page, boolean released) {
    Visitor visitor = signedIn(name);
    assertThat(
            visitor
                .post(page, page + "/results", Map.of("released", String.valueOf(released)))
                .statusCode())
        .isEqualTo(302);
  }

  private @Nullable Instant released(Assignment work) {
    OffsetDateTime at =
        jdbc.sql("select results_released_at from assignment where id = ?")
            .param(work.id())
            .query((row, number) -> row.getObject("results_released_at", OffsetDateTime.class))
            .list()
            .getFirst();
    return at == null ? null : at.toInstant();
  }

  private Visibility visibility(Instant now) {
    return new Visibility(jdbc, server.getBean(Audit.class), Clock.fixed(now, ZoneOffset.UTC));
  }

  private Deadline deadline(Membership student, Assignment work, Instant now) {
    return new Deadlines(jdbc, Clock.fixed(now, ZoneOffset.UTC)).of(student, work);
  }

  private void extend(Assignment work, Membership student, Membership staff, Instant due) {
    jdbc.sql(
            """
            insert into extension (assignment_id, account_id, kind, due_at, reason, granted_by, at)
            values (?, ?, 'GRANTED', ?, 'ill', ?, now())
            """)
        .params(
            work.id(),
            student.accountId(),
            OffsetDateTime.ofInstant(due, ZoneOffset.UTC),
            staff.accountId())
        .update();
  }

  private void slip(Assignment work, Membership student) {
    jdbc.sql(
            """
            insert into extension (assignment_id, account_id, kind, days, granted_by, at)
            values (?, ?, 'SLIP', 1, ?, now())
            """)
        .params(work.id(), student.accountId(), student.accountId())
        .update();
  }
}
