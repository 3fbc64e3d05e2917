package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.touchstone.authoring.Gate.Row;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.server.Semester;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.assignment.Terms.Counts;
import dev.touchstone.server.assignment.Terms.Late;
import dev.touchstone.server.authoring.Desk;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What an author does around an assignment, and a student who takes a submission back. */
class DeskPathTest extends BrowserTest {

  @Autowired private ApplicationContext server;
  @Autowired private Scheduler scheduler;

  private Semester semester;
  private Membership instructor;

  @BeforeEach
  void aTerm() {
    semester = new Semester(server, "Asia/Shanghai", 2);
    instructor = semester.join("desk-shen", "沈老师", Role.INSTRUCTOR);
    semester.student("desk-lu");
  }

  @AfterEach
  void gradersWork() {
    scheduler.resume();
  }

  @ParameterizedTest
  @CsvSource({"en, en-GB, Moved by", "zh, zh-CN, 推后"})
  void aTermIsCopiedIntoOneThatIsOpenedForIt(String name, String locale, String moved) {
    semester.due(Semester.at("2026-10-12T23:59:00+08:00"), Terms.FREE);
    semester.due(Semester.at("2026-10-26T23:59:00+08:00"), Terms.FREE);
    int width = width(name);
    Page page = author(locale, width, semester.path() + "/authoring");
    picture(page, name + "-a0-authoring");
    page.click("a[href$='/authoring/duplicate']");
    page.fill("#slug", slug() + "-" + name);
    page.fill("#en", "Semester, next term");
    page.fill("#zh", "下学期");
    picture(page, name + "-a1-duplicate");
    page.click("form[action$='/duplicate/course'] button");
    assertThat(page.locator("#preview")).isVisible();
    page.fill("#days", "");
    page.fill("#start", "2027-03-01");
    page.click("form[method=get] button");
    assertThat(page.locator("main")).containsText(moved);
    picture(page, name + "-a2-duplicate-preview");
    page.click("form[method=post] button.primary");
    assertThat(page.locator("#versions")).isVisible();
    org.assertj.core.api.Assertions.assertThat(page.locator(".list .tag").count()).isEqualTo(2);
    picture(page, name + "-a3-duplicated");
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en, en-GB, Preview of version 1", "zh, zh-CN, 预览第 1 版"})
  void aVersionIsLookedAtAsAStudentWill(String name, String locale, String banner) {
    UUID version =
        new Desk(server)
            .upload(
                instructor,
                "soon",
                Desk.folder("2031-01-01 08:00", "2031-02-01 23:59", "# start here\n"));
    int width = width(name);
    Page page = author(locale, width, semester.path() + "/authoring/" + version);
    page.click("a[href$='/preview']");
    assertThat(page.locator("main")).containsText(banner);
    picture(page, name + "-b0-preview");
    page.click("a.list-title");
    assertThat(page.locator("main")).containsText(banner);
    if (width == 360) {
      page.click("label[for=split-right]");
    }
    assertThat(page.locator(".cm-content")).containsText("# start here");
    assertThat(page.locator("main form[method=post]")).hasCount(0);
    picture(page, name + "-b1-preview-exercise");
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, en-GB, You took this submission back, has already begun",
    "zh, zh-CN, 你撤回了这次提交, 评测已经开始"
  })
  void aStudentTakesASubmissionBack(String name, String locale, String done, String begun) {
    scheduler.pause();
    Assignment work =
        semester.due(
            Instant.now().plus(Duration.ofDays(3)),
            new Terms(Late.free(), Counts.BEST, 3, Duration.ZERO));
    int width = width(name);
    Page page = open(options(locale, width));
    visit(page, semester.path(work) + "/softmax");
    signIn(page, "desk-lu");
    submit(page, width, "def softmax(o):\n    return o  # " + name + "\n");
    picture(page, name + "-c0-waiting");
    page.click("form[action$='/withdraw'] button");
    assertThat(page.locator("main h1")).hasText(done);
    picture(page, name + "-c1-withdrawn");
    visit(page, semester.path() + "/submissions");
    picture(page, name + "-c2-history");
    visit(page, semester.path(work) + "/softmax");
    submit(page, width, "def softmax(o):\n    return o  # again " + name + "\n");
    String submission = page.url().substring(page.url().lastIndexOf('/') + 1);
    picked(submission, true);
    page.click("form[action$='/withdraw'] button");
    assertThat(page.locator("main .message.warning")).containsText(begun);
    picture(page, name + "-c3-begun");
    picked(submission, false);
    visit(page, "/submissions/" + submission);
    page.click("form[action$='/withdraw'] button");
    assertThat(page.locator("main h1")).hasText(done);
    page.context().close();
    // A refused withdrawal is an answer with 409, and the browser notes it.
    assertThat(complaints).allMatch(complaint -> complaint.contains("409"));
  }

  @ParameterizedTest
  @CsvSource({"en, en-GB, To be mended, only what has", "zh, zh-CN, 需要修改, 只看需要修改的"})
  void sixHundredRowsAreReadFromTheFailuresOn(
      String name, String locale, String mend, String failedOnly) {
    UUID version =
        new Desk(server)
            .upload(
                instructor,
                "many",
                Desk.folder("2031-01-01 08:00", "2031-02-01 23:59", "# start here\n"),
                rows(600));
    int width = width(name);
    Page page = author(locale, width, semester.path() + "/authoring/" + version);
    assertThat(page.locator("#mend")).containsText(mend);
    assertThat(page.locator("details[open]")).hasCount(0);
    picture(page, name + "-d0-gate");
    page.click("details >> nth=0 >> summary");
    assertThat(page.locator("details[open] li").first()).isVisible();
    picture(page, name + "-d1-gate-open");
    org.assertj.core.api.Assertions.assertThat(
            page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("nothing scrolls sideways")
        .isEqualTo(true);
    page.selectOption("#show", "failed");
    page.click("form.filters button");
    assertThat(page.locator("#fine")).hasCount(0);
    assertThat(page.locator("#show option:checked")).containsText(failedOnly);
    picture(page, name + "-d2-gate-failed-only");
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  private Page author(String locale, int width, String path) {
    Page page = open(options(locale, width));
    visit(page, path);
    signIn(page, "desk-shen");
    return page;
  }

  private static NewContextOptions options(String locale, int width) {
    return new NewContextOptions().setLocale(locale).setViewportSize(width, 800);
  }

  private static void submit(Page page, int width, String code) {
    if (width == 360) {
      page.click("label[for=split-right]");
    }
    write(page, code);
    page.click("button[data-main]");
    assertThat(page.locator("form[action$='/withdraw']")).isVisible();
  }

  private void picked(String submission, boolean picked) {
    jdbc.sql("update scheduled_tasks set picked = ? where task_instance = ?")
        .params(picked, submission)
        .update();
  }

  private String slug() {
    return semester.path().substring("/courses/".length());
  }

  /** Of twelve exercises: one starter, one solution and two mistakes are not as they should be. */
  private static Row[] rows(int count) {
    List<Exercise> exercises = ExerciseCatalog.all().subList(0, 12);
    List<Row> rows = new ArrayList<>();
    for (Exercise exercise : exercises) {
      String id = exercise.id();
      String mistake = exercise.misconceptions().getFirst().id();
      boolean first = rows.isEmpty();
      rows.add(row(id, "STARTER", "starter", "0 %", first ? "PARTIAL 25 %" : "WRONG_ANSWER 0 %"));
      rows.add(
          row(id, "SOLUTION", "good.py", "ACCEPTED", first ? "TIME_LIMIT 0 %" : "ACCEPTED 100 %"));
      rows.add(
          row(id, "MISTAKE", "a.py", mistake, "WRONG_ANSWER 40 %" + (first ? "" : " " + mistake)));
      rows.add(
          row(
              id,
              "MISTAKE",
              "b.py",
              mistake,
              first ? "ACCEPTED 100 %" : "PARTIAL 60 % " + mistake));
      while (rows.size() % (count / exercises.size()) != 0) {
        rows.add(
            row(id, "MISTAKE", "m" + rows.size() + ".py", mistake, "WRONG_ANSWER 0 % " + mistake));
      }
    }
    return rows.toArray(new Row[0]);
  }

  private static Row row(
      String exercise, String kind, String program, String expected, String seen) {
    boolean passed =
        switch (kind) {
          case "STARTER" -> seen.endsWith(" 0 %");
          case "SOLUTION" -> seen.startsWith("ACCEPTED");
          default -> seen.endsWith(expected);
        };
    return new Row(exercise, kind, program, expected, seen, 5, passed, null);
  }
}
