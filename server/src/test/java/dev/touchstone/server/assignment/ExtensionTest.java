package dev.touchstone.server.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Terms.Counts;
import dev.touchstone.server.assignment.Terms.Late;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Staff give one student more time. */
class ExtensionTest extends ServerTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
  private static final Terms STRICT = new Terms(Late.none(), Counts.BEST, null, Duration.ZERO);

  @Autowired ApplicationContext server;

  private Semester semester;
  private Membership student;
  private Assignment work;
  private Instant due;
  private String page;

  @BeforeEach
  void anAssignmentThatIsOver() {
    semester = new Semester(server, "Asia/Shanghai", 0);
    student = semester.join("amy", "Amy", Role.STUDENT);
    semester.join("ben", "Ben", Role.STUDENT);
    semester.join("tom", "Tom", Role.TA);
    due = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(5));
    work = semester.due(due, STRICT);
    page = semester.path(work) + "/extensions";
  }

  @Test
  void whatWasHandedInLateIsThenOnTimeAndTheStudentReadsWhy() {
    semester.scored(student, work, due.plus(Duration.ofHours(1)), 8);
    assertThat(signedIn("amy").page(semester.path(work))).contains("worth nothing", "<b>0</b>");

    HttpResponse<String> answer =
        grant("tom", "amy", due.plus(Duration.ofDays(2)), "Was <b>ill</b>.");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(signedIn("amy").page(semester.path(work)))
        .contains("Due for you", "Tom gave you until", "Was &lt;b&gt;ill&lt;/b&gt;.", "<b>8</b>")
        .doesNotContain("The due date has passed");
    assertThat(signedIn("ben").page(semester.path(work)))
        .contains("The due date has passed")
        .doesNotContain("b&gt;ill", "gave you until");
    assertThat(signedIn("tom").page(page)).contains("extended", "Tom: Was &lt;b&gt;ill");
  }

  @Test
  void theNewestStandsAndTheAssignmentsOwnDateTakesItBack() {
    grant("tom", "amy", due.plus(Duration.ofDays(2)), "first");
    grant("tom", "amy", due.plus(Duration.ofDays(1)), "second");
    assertThat(own()).isEqualTo(minute(due.plus(Duration.ofDays(1))));

    assertThat(grant("tom", "amy", due, "a mistake").statusCode()).isEqualTo(302);

    assertThat(own()).isEqualTo(due);
    assertThat(signedIn("tom").page(page)).contains("first", "second", "a mistake");
    assertThat(signedIn("amy").page(semester.path(work))).doesNotContain("gave you until");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amy | tomorrow | ill | Give a date and a time",
        "amy | 2026-02-30T10:00 | ill | Give a date and a time",
        "amy | 2020-01-01T10:00 | ill | no earlier than",
        "amy | 2999-01-01T10:00 | ill | check the year",
        "nobody | NEXT | ill | Choose a student",
        "tom | NEXT | ill | Choose a student",
        "chen | NEXT | ill | Choose a student",
        "amy | NEXT | '  ' | Give a reason",
      })
  void whatCannotBeGrantedIsToldAndNothingChanges(
      String who, String when, String reason, String told) {
    String date = when.equals("NEXT") ? field(due.plus(Duration.ofDays(1))) : when;

    HttpResponse<String> answer = grant("tom", who, date, reason);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Nothing has changed", told);
    assertThat(own()).isEqualTo(due);
  }

  @Test
  void aReasonIsStoredWithoutWhatCannotBe() {
    assertThat(grant("tom", "amy", due.plus(Duration.ofDays(1)), "ill\0\n twice").statusCode())
        .isEqualTo(302);

    assertThat(signedIn("tom").page(page)).contains("Tom: ill  twice");
  }

  @Test
  void studentsGrantNothingAndStaffOfAnotherCourseNeither() {
    Semester elsewhere = new Semester(server, "Asia/Shanghai", 0);
    elsewhere.join("eva", "Eva", Role.INSTRUCTOR);

    for (String who : new String[] {"amy", "ben", "eva", "wang"}) {
      assertThat(signedIn(who).get(page).statusCode()).as(who).isEqualTo(404);
      HttpResponse<String> answer =
          grant(who, "amy", due.plus(Duration.ofDays(1)), "because I say so");
      assertThat(answer.statusCode()).as(who).isEqualTo(404);
    }
    assertThat(own()).isEqualTo(due);
    assertThat(signedIn("tom").get(page).statusCode()).isEqualTo(200);
  }

  private Instant own() {
    return new Deadlines(jdbc, Clock.systemUTC()).of(student, work).due();
  }

  private HttpResponse<String> grant(String staff, String who, Instant until, String reason) {
    return grant(staff, who, field(until), reason);
  }

  private HttpResponse<String> grant(String staff, String who, String date, String reason) {
    Visitor visitor = signedIn(staff);
    Map<String, String> form = Visitor.hidden(home(visitor));
    form.putAll(Map.of("student", who, "due", date, "reason", reason));
    return visitor.postBare(page, form);
  }

  // Whoever has one course is sent to it.
  private static String home(Visitor visitor) {
    HttpResponse<String> answer = visitor.get("/");
    return answer.statusCode() == 302 ? visitor.page(visitor.submitted(answer)) : answer.body();
  }

  private static String field(Instant instant) {
    return FIELD.format(instant.atZone(SHANGHAI));
  }

  private static Instant minute(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES);
  }
}
