package dev.touchstone.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.touchstone.server.Classroom;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/**
 * A course begins: its roster comes with mistakes and is mended, an invitation is used on a phone,
 * the schedule is written, a question is asked there and answered here.
 */
class CourseDeskPathTest extends BrowserTest {

  private static final String COURSE = "/courses/opening";

  private static final String BROKEN =
      """
      学号,姓名,班级,备注
      20260001,周敏,1班,
      20260001,周明,1班,
      2.026E+07,吴桐,2班,
      20260003,\u202E郑爽\u202C,2班,
      ,冯迪,2班,
      """;
  private static final String GOOD =
      """
      学号,姓名,班级
      20260001,周敏,1班
      20260002,吴桐,2班
      20260003,郑爽,2班
      """;

  private Page teacher;
  private Page student;

  @Test
  void aCourseBegins() {
    Classroom.open(jdbc, "opening", "深度学习（开课）", "Deep Learning, opening")
        .person("opening-teacher", "沈老师", "INSTRUCTOR")
        .assignment("linear", Duration.ofDays(1), Duration.ofDays(2), "softmax");
    teacher = open(new NewContextOptions().setLocale("en-GB").setViewportSize(1280, 900));
    student =
        open(
            new NewContextOptions().setLocale("zh-CN").setViewportSize(360, 740).setHasTouch(true));
    visit(teacher, COURSE + "/people");
    signIn(teacher, "opening-teacher");
    theRosterIsMended();
    String invitation = anInvitationIsMade();
    theScheduleIsWritten();
    somebodyJoinsOnAPhone(invitation);
    aQuestionIsAskedAndAnswered();
    theRestIsLookedAt();
    assertThat(complaints).isEmpty();
  }

  private void theRosterIsMended() {
    teacher.click("a[href$='/people/import']");
    teacher.setInputFiles(
        "#file",
        new FilePayload("名单.csv", "text/csv", BROKEN.getBytes(Charset.forName("GB18030"))));
    picture(teacher, "opening-en-1-import");
    teacher.click("main form button[type=submit]");
    assertThat(teacher.textContent("main"))
        .contains("GB18030")
        .contains("Line 3")
        .contains("Line 4")
        .contains("Line 5")
        .contains("Line 6")
        .contains("备注");
    picture(teacher, "opening-en-2-preview");
    teacher.locator("main a[href$='/people/import']").last().click();
    teacher.fill("#lines", GOOD);
    teacher.click("main form button[type=submit]");
    teacher.click("button[name=how][value=page]");
    assertThat(teacher.locator("td code.long-code").count()).isEqualTo(3);
    picture(teacher, "opening-en-3-links");
    teacher.click("main p a.button");
    assertThat(teacher.textContent("main")).contains("周敏").contains("4 of 4 people");
    picture(teacher, "opening-en-4-people");
  }

  private String anInvitationIsMade() {
    visit(teacher, COURSE + "/people/invites");
    teacher.selectOption("#section", "1班");
    teacher.fill("#most", "30");
    teacher.click("button[data-main]");
    picture(teacher, "opening-en-5-invites");
    return teacher.textContent(".invite-link").strip();
  }

  private void theScheduleIsWritten() {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    visit(teacher, COURSE + "/schedule/weeks/new");
    teacher.fill("#starts", today.toString());
    teacher.fill("#topic-zh", "张量与线性回归");
    teacher.fill("#topic-en", "Tensors and linear regression");
    teacher.fill("#lectures", today + " 13:00-14:30 一教 101");
    teacher.fill("#slides", "https://example.org/slides-1.pdf");
    teacher.fill("#reading-zh", "《动手学深度学习》第 2 章；$\\hat y = w^\\top x + b$");
    teacher.fill("#reading-en", "Dive into Deep Learning, chapter 2; $\\hat y = w^\\top x + b$");
    teacher.click("button[data-main]");
    visit(teacher, COURSE + "/schedule/announcements/new");
    teacher.fill("#first-zh", "第一次课");
    teacher.fill("#first-en", "First lecture");
    teacher.fill("#second-zh", "请带上笔记本电脑。");
    teacher.fill("#second-en", "Please bring your **laptop**.");
    teacher.click("button[data-main]");
    picture(teacher, "opening-en-6-schedule");
  }

  private void somebodyJoinsOnAPhone(String invitation) {
    student.navigate(invitation);
    picture(student, "opening-zh-phone-1-join");
    student.fill("#display-name", "何苗");
    student.fill("#name", "opening-he");
    student.fill("#chosen", "three quiet herons");
    student.fill("#again", "three quiet herons");
    student.locator("main form button[type=submit]").click();
    assertThat(student.textContent("main")).contains("第一次课");
    picture(student, "opening-zh-phone-2-home");
    visit(student, COURSE + "/schedule");
    student.locator("form[action$='/calendar'] button").click();
    assertThat(student.textContent("main")).contains("张量与线性回归").contains("线性模型").contains(".ics");
    picture(student, "opening-zh-phone-3-schedule");
  }

  private void aQuestionIsAskedAndAnswered() {
    visit(student, COURSE + "/questions/new?place=linear/softmax");
    student.fill("#title", "为什么要先减去最大值？");
    student.fill("#body", "我知道 $e^{1000}$ 会溢出，但减去最大值以后结果为什么不变？");
    student.click("button[data-main]");
    picture(student, "opening-zh-phone-4-question");

    visit(teacher, COURSE + "/questions");
    picture(teacher, "opening-en-7-questions");
    teacher.click("a.list-title");
    teacher.fill("#body", "分子分母同乘 $e^{-m}$，约掉了：\n\n$\\frac{e^{o_i-m}}{\\sum_j e^{o_j-m}}$");
    teacher.click("button[data-main]");
    teacher.locator("form[action$='/endorse'] button").click();
    teacher.locator("form[action$='/collect'] button").click();
    picture(teacher, "opening-en-8-answer");

    visit(student, COURSE + "/questions");
    picture(student, "opening-zh-phone-5-questions");
    student.click("a.list-title");
    assertThat(student.textContent("main")).contains("沈老师 认可了这个回答");
    picture(student, "opening-zh-phone-6-answer");
  }

  private void theRestIsLookedAt() {
    visit(teacher, COURSE + "/people");
    teacher.click("tbody th a");
    visit(teacher, COURSE + "/people?called=20260001");
    teacher.click("tbody th a");
    picture(teacher, "opening-en-9-person");
    visit(teacher, COURSE + "/audit");
    picture(teacher, "opening-en-10-record");
    visit(teacher, COURSE + "/people/sections");
    picture(teacher, "opening-en-11-sections");
    visit(student, "/account");
    picture(student, "opening-zh-phone-7-account");
    visit(teacher, COURSE + "/people?lang=zh");
    teacher.setViewportSize(360, 740);
    picture(teacher, "opening-zh-phone-8-people");
    teacher.setViewportSize(1280, 900);
    visit(teacher, COURSE + "/settings?lang=zh");
    picture(teacher, "opening-zh-12-settings");
  }
}
