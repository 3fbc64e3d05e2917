package dev.touchstone.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A roll call on a phone and on the wall, what comes of it, and the gradebook it flows into. */
class GradesPathTest extends BrowserTest {

  private static final String COURSE = "/courses/winter";
  private static final String[] NAMES = {
    "单雨桐", "曾静怡", "欧阳思源", "施宇航", "张一鸣", "孔令仪", "曹子墨", "严文博", "查晓东", "Ada Lovelace"
  };
  private static final String[] ASSIGNMENTS = {"linear", "deep", "wide"};

  private void aClass() {
    Classroom room =
        Classroom.open(jdbc, "winter", "深度学习（冬季）", "Deep Learning, winter")
            .person("winter-lan", "兰老师", "INSTRUCTOR");
    for (String assignment : ASSIGNMENTS) {
      Duration due = Duration.ofDays(assignment.equals("wide") ? 3 : -1);
      room.assignment(assignment, Duration.ofDays(20), due, "softmax", "corr2d");
    }
    jdbc.sql(
            """
            update assignment set title_zh = titles.zh, title_en = titles.en
            from (values ('deep', '多层感知机', 'Multilayer perceptrons'), ('wide', '卷积网络', 'Convolution'))
              titles (slug, zh, en), course
            where assignment.slug = titles.slug and course.id = assignment.course_id
              and course.slug = 'winter'
            """)
        .update();
    for (int i = 0; i < NAMES.length; i++) {
      room.person("winter" + i, NAMES[i], "STUDENT");
      for (int j = 0; j < ASSIGNMENTS.length && (i + j) % 6 != 5; j++) {
        double share = (3 + (5 * i + 4 * j) % 8) / 10.0;
        room.grade(
            room.handIn("winter" + i, ASSIGNMENTS[j], "softmax", "x" + i + j, ago(i)),
            share == 1 ? Verdict.ACCEPTED : Verdict.PARTIAL,
            share,
            null,
            null);
      }
    }
    jdbc.sql(
            "update account set student_number = '20260' || right(name, 1) where name ~"
                + " '^winter[0-9]$'")
        .update();
  }

  private static Duration ago(int i) {
    return Duration.ofHours(i == 3 ? 2 : 60);
  }

  @Test
  void fromTheNameOnTheWallToWhatTheStudentReads() {
    aClass();
    Page desk = open(new NewContextOptions().setLocale("zh-CN").setViewportSize(1280, 800));
    visit(desk, COURSE + "/gradebook");
    signIn(desk, "winter-lan");
    look(desk, "grades-zh-1-none");
    theFormula(desk);

    String student = theRollCall(desk);
    theObjection(desk, student);
    theGradebook(desk, student);
    desk.context().close();
    assertThat(complaints)
        .as("but for the formula that was refused")
        .noneMatch(one -> !one.contains("422"));
  }

  private void theFormula(Page desk) {
    desk.click("main a.button.primary");
    desk.selectOption("#of-1", "assignment:linear");
    desk.fill("#weight-1", "30");
    desk.selectOption("#of-2", "assignment:deep");
    desk.fill("#weight-2", "30");
    desk.selectOption("#of-3", "assignment:wide");
    desk.fill("#weight-3", "20");
    desk.fill("#bands", "90 优\n75 良\n60 及格\n0 不及格");
    desk.click("button[data-main]");
    assertThat(desk.locator(".message.error").textContent()).contains("加起来是 90，不是 100");
    look(desk, "grades-zh-2-formula");
    desk.fill("#weight-1", "40");
    desk.click("button[data-main]");
    assertThat(desk.url()).endsWith("/gradebook");
  }

  private String theRollCall(Page desk) {
    Page phone =
        open(
            new NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(360, 760)
                .setHasTouch(true)
                .setColorScheme(ColorScheme.DARK));
    visit(phone, COURSE + "/participation");
    signIn(phone, "winter-lan");
    phone.fill("#topic", "第三讲：反向传播");
    phone.click("button[data-main]");
    look(phone, "grades-zh-phone-1-roll-call");

    visit(desk, phone.url().replaceAll("https?://[^/]+", "") + "/projector");
    phone.click(".roll-next");
    String name = phone.textContent(".roll-name").strip();
    desk.waitForSelector(".wall-name:has-text('" + name + "')");
    assertThat(desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
    phone.click(".roll-buttons button[value=ABSENT]");
    look(phone, "grades-zh-phone-2-absent");
    desk.waitForSelector(".wall-status");
    look(desk, "grades-zh-3-projector");
    phone.click(".roll-next");
    phone.click(".roll-buttons button[value=PRESENT]");
    phone.click(".roll-buttons.points button[value='2']");
    phone.locator("form[action$='/end'] button").click();
    look(phone, "grades-zh-phone-3-over");
    phone.context().close();
    return jdbc.sql(
            """
            select account.name from account join enrolment on enrolment.account_id = account.id
            join course on course.id = course_id where course.slug = 'winter' and display_name = ?
            """)
        .param(name)
        .query(String.class)
        .single();
  }

  private void theObjection(Page desk, String student) {
    Page own = open(new NewContextOptions().setLocale("zh-CN").setViewportSize(360, 760));
    visit(own, COURSE + "/participation");
    signIn(own, student);
    own.locator(".turn summary").click();
    own.fill(".turn textarea", "我在，坐在柱子后面。");
    look(own, "grades-zh-phone-4-objection");
    own.click(".turn form button");

    visit(desk, COURSE + "/participation");
    look(desk, "grades-zh-4-participation");
    desk.click("#appeals + .entry-body a");
    desk.fill("input[name=answer]", "确实在，已更正。");
    desk.click("form[action$='/answer'] button");
    desk.locator(".turn summary").first().click();
    desk.selectOption(".turn select[name=status]", "PRESENT");
    desk.fill(".turn input[name=reason]", "坐在柱子后面");
    desk.click(".turn details form button");
    look(desk, "grades-zh-5-corrected");
    visit(own, COURSE + "/participation");
    assertThat(own.textContent(".turn")).contains("到", "原记录", "缺席", "确实在");
    look(own, "grades-zh-phone-5-answered");
    own.context().close();
  }

  private void theGradebook(Page desk, String student) {
    visit(desk, COURSE + "/gradebook");
    look(desk, "grades-zh-6-gradebook");
    visit(desk, COURSE + "/gradebook/students/" + id(student));
    desk.locator("#part-1 summary").click();
    desk.fill("#points-1", "19");
    desk.fill("#reason-1", "口头补充");
    desk.click("#part-1 form button");
    assertThat(desk.textContent("#part-1")).contains("手工改分，计算值为", "口头补充");
    look(desk, "grades-zh-7-student");
    visit(desk, COURSE + "/gradebook/import");
    look(desk, "grades-zh-8-import");
    visit(desk, COURSE + "/gradebook");
    for (int i = 0; i < 2; i++) {
      desk.locator("form[action$='/release'] input[name=released][value=true] ~ button")
          .first()
          .click();
    }

    Page own =
        open(
            new NewContextOptions()
                .setLocale("en-GB")
                .setViewportSize(360, 760)
                .setJavaScriptEnabled(false));
    visit(own, COURSE + "/grades");
    signIn(own, student);
    assertThat(own.textContent("main"))
        .contains("Set by your teachers", "口头补充", "not released yet");
    own.fill("#if-2", "20");
    own.fill("#if-3", "20");
    own.click("form[action*='/grades'] button");
    assertThat(own.textContent("#what-if + .entry-body")).contains("It would be");
    picture(own, "grades-en-phone-1-what-if");
    own.context().close();

    for (Map.Entry<String, Integer> width : Map.of("desk", 1280, "phone", 360).entrySet()) {
      Page english =
          open(new NewContextOptions().setLocale("en-GB").setViewportSize(width.getValue(), 800));
      visit(english, COURSE + "/gradebook");
      signIn(english, "winter-lan");
      look(english, "grades-en-" + width.getKey() + "-2-gradebook");
      visit(english, COURSE + "/gradebook/scheme");
      look(english, "grades-en-" + width.getKey() + "-3-formula");
      visit(english, COURSE + "/participation/students/" + id(student));
      look(english, "grades-en-" + width.getKey() + "-4-turns");
      english.context().close();
    }
  }

  private long id(String name) {
    return jdbc.sql("select id from account where name = ?").param(name).query(Long.class).single();
  }

  /** Nothing scrolls sideways; and a picture. */
  private static void look(Page page, String name) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(name + " does not scroll sideways")
        .isEqualTo(true);
    picture(page, name);
  }
}
