package dev.touchstone.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.sample.YamlFile;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The course page and the calendars, in a course of their own for each test. */
class ScheduleTest extends ServerTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static int courses;

  private String slug;
  private String tag;
  private String base;
  private Visitor ta;

  @BeforeEach
  void aCourse() {
    courses++;
    tag = "sch" + courses;
    slug = "schedule-" + courses;
    base = "/courses/" + slug + "/schedule";
    Classroom.open(jdbc, slug, "安排课", "Schedules")
        .person(tag + "-ta", "助教", "TA")
        .person(tag + "-amy", "艾米", "STUDENT")
        .person(tag + "-bob", "鲍勃", "STUDENT")
        .assignment("first", Duration.ofDays(2), Duration.ofDays(3), "softmax");
    ta = signedIn(tag + "-ta");
  }

  @Test
  void aWeekSaysWhatIsTaughtReadAndDueInBothLanguages() {
    LocalDate start = LocalDate.now(ZONE);
    HttpResponse<String> saved =
        save(
            "weeks/new",
            Map.of(
                "startsOn", start.toString(),
                "topicZh", "卷积",
                "topicEn", "Convolution",
                "lectures", start + " 13:00–14:30 一教 101",
                "slides", "https://example.org/slides.pdf",
                "readingEn", "Chapter $6$, *twice* <script>alert(1)</script>"));
    assertThat(saved.statusCode()).isEqualTo(302);
    String page = signedIn(tag + "-amy").page(base);
    assertThat(page)
        .contains("Convolution")
        .contains("13:00–14:30")
        .contains("一教 101")
        .contains("https://example.org/slides.pdf")
        .contains("<em>twice</em>")
        .contains("<span class=\"math\">6</span>")
        .doesNotContain("<script>alert")
        .contains("Linear models")
        .doesNotContain("Add a week");
    assertThat(signedIn(tag + "-amy").reading("zh").page(base)).contains("卷积").contains("线性模型");
    assertThat(signedIn(tag + "-amy").get(base + "/weeks/new").statusCode()).isEqualTo(404);
  }

  @Test
  void whatCannotBeSavedIsSaidAndNothingTypedIsLost() {
    HttpResponse<String> refused =
        save(
            "weeks/new",
            Map.of("startsOn", "2026-09-07", "topicZh", "卷积", "lectures", "Tuesday at noon"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("no lecture").contains("卷积").contains("Tuesday at noon");
    assertThat(
            save(
                    "weeks/new",
                    Map.of(
                        "startsOn", "2026-09-07", "topicZh", "卷积", "slides", "javascript:alert(1)"))
                .statusCode())
        .isEqualTo(422);
    assertThatThrownBy(() -> Lecture.read("2026-09-08 14:30-13:00", ZONE))
        .isInstanceOf(RefusedPageException.class);
    assertThat(Lecture.read("2026-9-8 8:00～9:35", ZONE).startsAt())
        .isEqualTo(Instant.parse("2026-09-08T00:00:00Z"));
  }

  @Test
  void theLaterOfTwoWritersIsShownTheOtherTextAndKeepsTheirOwn() {
    save("announcements/new", Map.of("firstEn", "Room change", "secondEn", "We meet in 102."));
    String one =
        base
            + "/announcements/"
            + jdbc.sql("select max(id) from announcement").query(Long.class).single();
    save(one, Map.of("firstEn", "Room change", "secondEn", "Now 103.", "version", "1"));
    HttpResponse<String> late =
        save(one, Map.of("firstEn", "Room change", "secondEn", "Now 104.", "version", "1"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Now 103.").contains("Now 104.").contains("value=\"2\"");
    save(one, Map.of("firstEn", "Room change", "secondEn", "Now 104.", "version", "2"));
    assertThat(signedIn(tag + "-amy").page(base)).contains("Now 104.");
    assertThat(signedIn(tag + "-amy").page("/courses/" + slug)).contains("Room change");

    save("about", Map.of("firstEn", "- [A book](https://example.org)", "secondEn", "Mondays"));
    assertThat(save("about", Map.of("firstEn", "mine", "secondEn", "")).statusCode())
        .isEqualTo(409);
    assertThat(signedIn(tag + "-bob").page(base))
        .contains("https://example.org")
        .contains("Mondays");
  }

  @Test
  void theCalendarHasEverybodysOwnDatesAndNothingElse() {
    LocalDate start = LocalDate.now(ZONE);
    save(
        "weeks/new",
        Map.of(
            "startsOn",
            start.toString(),
            "topicEn",
            "Convolution",
            "lectures",
            start + " 13:00-14:30 101"));
    Instant extended = Instant.now().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.SECONDS);
    jdbc.sql(
            """
            insert into extension (assignment_id, account_id, kind, due_at, reason, granted_by, at)
            select assignment.id, amy.id, 'GRANTED', ?, 'ill', ta.id, now()
            from assignment join course on course.id = course_id, account amy, account ta
            where course.slug = ? and amy.name = ? and ta.name = ?
            """)
        .params(extended.atOffset(ZoneOffset.UTC), slug, tag + "-amy", tag + "-ta")
        .update();
    Visitor amy = signedIn(tag + "-amy");
    String path = calendar(amy);
    String text = stranger().page(path);
    ICalendar calendar = Biweekly.parse(text).first();
    assertThat(event(calendar, "assignment-").getDateStart().getValue().toInstant())
        .isEqualTo(extended);
    VEvent lecture = event(calendar, "lecture-");
    assertThat(lecture.getDateStart().getValue().toInstant())
        .isEqualTo(start.atTime(13, 0).atZone(ZONE).toInstant());
    assertThat(lecture.getLocation().getValue()).isEqualTo("101");
    assertThat(text).doesNotContain("艾米").doesNotContain(tag).doesNotContain("ill");

    ICalendar bobs = Biweekly.parse(stranger().page(calendar(signedIn(tag + "-bob")))).first();
    assertThat(event(bobs, "assignment-").getDateStart().getValue().toInstant()).isBefore(extended);

    String renewed = calendar(amy);
    assertThat(renewed).isNotEqualTo(path);
    assertThat(stranger().get(path).statusCode()).isEqualTo(404);
    assertThat(stranger().get(renewed).statusCode()).isEqualTo(200);
    assertThat(stranger().reading("zh").page(renewed)).contains("截止");
  }

  @Test
  void theSampleCourseBringsItsSchedule() {
    ScheduleFile file =
        YamlFile.read(Path.of("../sample-course/schedule.yaml"), ScheduleFile.class);
    assertThat(file.weeks()).hasSizeGreaterThan(4);
    assertThat(file.meets()).allMatch(meeting -> meeting.begins().isBefore(meeting.ends()));
  }

  private String calendar(Visitor visitor) {
    visitor.post(base, base + "/calendar", Map.of());
    String page = visitor.page(base);
    int at = page.indexOf("/calendar/");
    return URI.create(page.substring(at, page.indexOf(".ics", at) + 4)).getPath();
  }

  private static VEvent event(ICalendar calendar, String key) {
    return calendar.getEvents().stream()
        .filter(event -> event.getUid().getValue().startsWith(key))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> save(String form, Map<String, String> typed) {
    String path = form.startsWith("/") ? form : base + "/" + form;
    Map<String, String> fields = new HashMap<>();
    for (String field :
        new String[] {
          "startsOn",
          "topicZh",
          "topicEn",
          "lectures",
          "slides",
          "recording",
          "readingZh",
          "readingEn",
          "firstZh",
          "firstEn",
          "secondZh",
          "secondEn"
        }) {
      fields.put(field, "");
    }
    fields.put("version", "0");
    fields.putAll(typed);
    return ta.post(path, path, fields);
  }
}
