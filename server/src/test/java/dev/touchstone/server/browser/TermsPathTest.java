package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.touchstone.server.Semester;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.assignment.Terms.Counts;
import dev.touchstone.server.assignment.Terms.Late;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A student who is late and takes a slip day, and staff who give more time. */
class TermsPathTest extends BrowserTest {

  private static final Terms TERMS =
      new Terms(Late.penalty(10, 3), Counts.BEST, 30, Duration.ofSeconds(10));
  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  @Autowired ApplicationContext server;

  @ParameterizedTest
  @CsvSource({
    "en, en-GB, 1280, You choose which submission counts",
    "zh, zh-CN, 360, 以哪次提交为准由你选",
  })
  void aStudentSaysWhichSubmissionCounts(String name, String locale, int width, String rule) {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    Membership student = semester.join("amy", "Amy", Role.STUDENT);
    Instant due = Instant.now().plus(Duration.ofDays(2));
    Assignment work = semester.due(due, new Terms(Late.free(), Counts.CHOSEN, null, Duration.ZERO));
    for (int points : new int[] {5, 8, 6}) {
      semester.scored(student, work, Instant.now().minusSeconds(100 - points), points);
    }
    Page page = open(new NewContextOptions().setLocale(locale).setViewportSize(width, 800));
    visit(page, semester.path(work));
    signIn(page, "amy");
    assertThat(page.locator("main")).containsText(rule);
    visit(page, semester.path(work) + "/softmax/submissions");
    assertThat(page.locator("tr:has(.tag)")).containsText("8");
    page.locator("tr:has(.streak-score b:text-is('6')) button[form^=choose]").click();
    assertThat(page.locator("tr:has(.tag)")).containsText("6");
    picture(page, "terms-" + name + "-6-choice");
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("no page scrolls sideways")
        .isEqualTo(true);
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, en-GB, 1280, costs 10 %, Use a slip day, 2 of your 3 slip days left",
    "zh, zh-CN, 360, 扣 10%, 用 1 个宽限日, 还剩 2 个",
  })
  void aStudentWhoIsLateTakesASlipDay(
      String name, String locale, int width, String cost, String take, String left) {
    Semester semester = new Semester(server, "Asia/Shanghai", 3);
    Membership student = semester.join("amy", "Amy", Role.STUDENT);
    Instant due = Instant.now().minus(Duration.ofHours(5));
    Assignment work = semester.due(due, TERMS);
    semester.scored(student, work, due.plus(Duration.ofHours(1)), 8);
    Page page = open(new NewContextOptions().setLocale(locale).setViewportSize(width, 800));
    visit(page, semester.path());
    signIn(page, "amy");
    visit(page, semester.path());
    assertThat(page.locator("main .late").first()).containsText(cost);
    picture(page, "terms-" + name + "-1-home");
    visit(page, semester.path(work) + "/softmax");
    if (width < 400) {
      page.locator("label[for=split-right]").click();
    }
    assertThat(page.locator(".split-right")).containsText(cost);
    assertThat(page.locator("#terms")).containsText("Asia/Shanghai");
    picture(page, "terms-" + name + "-2-exercise");
    visit(page, semester.path(work));
    assertThat(page.locator(".message.warning")).containsText(cost);
    assertThat(page.locator(".streak-score b").first()).hasText("7.2");
    picture(page, "terms-" + name + "-3-late");

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(take)).click();

    assertThat(page.locator("main")).containsText(left);
    assertThat(page.locator(".message.warning")).hasCount(0);
    assertThat(page.locator(".streak-score b").first()).hasText("8");
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("no page scrolls sideways")
        .isEqualTo(true);
    picture(page, "terms-" + name + "-4-slip-day");
    visit(page, semester.path());
    picture(page, "terms-" + name + "-5-home");
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en, en-GB, 1280, Was in hospital., extended", "zh, zh-CN, 360, 住院治疗。, 已延期"})
  void staffGiveAStudentMoreTime(
      String name, String locale, int width, String reason, String extended) {
    Semester semester = new Semester(server, "Asia/Shanghai", 3);
    semester.join("amy", "Amy", Role.STUDENT);
    semester.join("ben", "Ben", Role.STUDENT);
    semester.join("tom", "Tom", Role.TA);
    Instant due = Instant.now().minus(Duration.ofHours(30));
    Assignment work = semester.due(due, TERMS);
    Page page = open(new NewContextOptions().setLocale(locale).setViewportSize(width, 800));
    visit(page, semester.path(work));
    signIn(page, "tom");
    page.locator("main a[href$='/extensions']").click();
    picture(page, "terms-" + name + "-6-extensions");
    page.locator("a[href$='student=amy']").click();
    String until = FIELD.format(due.plus(Duration.ofDays(4)).atZone(ZoneId.of("Asia/Shanghai")));
    page.fill("#due", until);
    page.fill("#reason", reason);
    page.click("button[data-main]");

    assertThat(page.locator("tbody tr").first()).containsText(extended);
    assertThat(page.locator("main")).containsText(reason);
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
    picture(page, "terms-" + name + "-7-extended");
    page.context().close();

    Page hers = open(new NewContextOptions().setLocale(locale).setViewportSize(width, 800));
    visit(hers, semester.path(work));
    signIn(hers, "amy");
    assertThat(hers.locator("main")).containsText(reason);
    picture(hers, "terms-" + name + "-8-her-own-date");
    hers.context().close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aSlipDayIsTakenWithoutJavaScript() {
    Semester semester = new Semester(server, "Asia/Shanghai", 1);
    semester.join("amy", "Amy", Role.STUDENT);
    Assignment work = semester.due(Instant.now().plus(Duration.ofHours(5)), TERMS);
    Page page = open(new NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
    visit(page, semester.path(work));
    signIn(page, "amy");

    page.click("button:has-text('Use a slip day')");
    assertThat(page.locator("main")).containsText("0 of your 1 slip days left");
    page.click("button:has-text('Give the last one back')");

    assertThat(page.locator("main")).containsText("1 of your 1 slip days left");
    page.context().close();
  }
}
