package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A TA reviews, asks for a fix, changes the rubric and answers; a student mends and asks. */
class ReviewPathTest extends BrowserTest {

  private static final String BROKEN =
      """
      import numpy as np


      def softmax(x):
          # 夏同学: normalises the wrong way
          e = np.exp(x)
          return e / e.sum(axis=0)
      """;

  private static final String MENDED =
      """
      import numpy as np
      def softmax(x):
          e = np.exp(x - x.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  private UUID hers;

  @Test
  void fromMarkedLinesToTheDeductionAndFromAnInquiryToItsAnswer() {
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    classroom();
    Page ta = open(new NewContextOptions().setLocale("en-GB").setViewportSize(1440, 900));
    Page student = open(new NewContextOptions().setLocale("zh-CN").setViewportSize(360, 780));
    visit(ta, "/courses/studio/review");
    signIn(ta, "zeng-ta");
    visit(student, "/courses/studio");
    signIn(student, "xia-s");

    theRubricIsWritten(ta);
    sheIsReviewedByKeys(ta);
    aFixIsAskedFor(ta);
    sheHandsInTheFix(student);
    theRubricChangesAndMovesHer(ta);
    sheReadsItAndAsks(student);
    staffAnswer(ta, student);

    ta.context().close();
    student.context().close();
    assertThat(complaints).isEmpty();
  }

  private void classroom() {
    Classroom room =
        Classroom.open(jdbc, "studio", "工作室", "Studio")
            .person("xia-s", "夏同学", "STUDENT")
            .person("yao-s", "姚同学", "STUDENT")
            .person("zeng-ta", "曾助教", "TA")
            .assignment("forms", Duration.ofDays(9), Duration.ofDays(-1), "softmax", "corr2d");
    hers =
        room.grade(
            room.handIn("xia-s", "forms", "softmax", BROKEN, Duration.ofDays(2)),
            Verdict.PARTIAL,
            0.4,
            "axis0",
            "softmax");
    room.grade(
        room.handIn("yao-s", "forms", "softmax", MENDED, Duration.ofDays(2)),
        Verdict.ACCEPTED,
        1,
        null,
        null);
  }

  private String desk() {
    return "/courses/studio/review/forms?at=" + hers;
  }

  private void theRubricIsWritten(Page ta) {
    visit(ta, "/courses/studio/review");
    picture(ta, "review-en-1-overview");
    visit(ta, "/courses/studio/review/forms/rubric");
    Locator said = ta.locator("input[name=said]");
    Locator points = ta.locator("input[name=points]");
    said.nth(0).fill("Clear names");
    points.nth(0).fill("1");
    said.nth(1).fill("No guard against overflow");
    points.nth(1).fill("-1");
    ta.click("button[data-main]");
    ta.click("button[name=apply]");
    assertThat(ta.locator("main")).containsText("The rubric is changed.");
  }

  private void sheIsReviewedByKeys(Page ta) {
    visit(ta, desk());
    assertThat(ta.locator(".annotated .tok-keyword, .annotated code span").first()).isVisible();
    ta.keyboard().press("?");
    assertThat(ta.locator("#keys")).hasAttribute("open", "");
    ta.keyboard().press("?");
    ta.locator("#L0-6").click(new Locator.ClickOptions().setPosition(12, 8));
    ta.keyboard().press("c");
    ta.keyboard().type("Subtract the maximum: $e^{x - \\max x}$ can not overflow.");
    ta.click(".comment-form button:has-text('Add the comment')");
    assertThat(ta.locator("#L0-6 .line-comment")).containsText("Subtract the maximum");
    assertThat(ta.locator("#L0-6 .katex").first()).isVisible();
    ta.keyboard().press("2");
    ta.fill("#v-said", "Good start.");
    ta.click("#verdict-form button[data-main]");
    assertThat(ta.locator(".review-state")).containsText("−1 points");
    picture(ta, "review-en-2-desk");
    ta.keyboard().press("g");
    assertThat(ta.locator(".review-state")).containsText("released");
    String before = ta.locator("#code-title").textContent();
    ta.keyboard().press(ta.locator("[data-key=j]").count() > 0 ? "j" : "k");
    assertThat(ta.locator("#code-title")).not().hasText(before);
  }

  private void aFixIsAskedFor(Page ta) {
    visit(ta, desk());
    ta.locator("#L0-7").click(new Locator.ClickOptions().setPosition(12, 8));
    ta.keyboard().press("r");
    ta.keyboard().type("请改成对每一行归一化：`axis=1`。");
    ta.click("button:has-text('Ask for the fix')");
    assertThat(ta.locator("#fix-title ~ p").first()).containsText("waiting for the fix");
    visit(ta, desk() + "&lang=zh");
    picture(ta, "review-zh-3-desk");
    ta.setViewportSize(360, 780);
    visit(ta, desk());
    noSidewaysScrolling(ta);
    picture(ta, "review-zh-4-desk-phone");
    ta.setViewportSize(1440, 900);
    visit(ta, desk() + "&lang=en");
  }

  private void sheHandsInTheFix(Page student) {
    visit(student, "/courses/studio");
    assertThat(student.locator("main")).containsText("等待修改");
    noSidewaysScrolling(student);
    picture(student, "review-zh-5-home");
    student.locator("a[href*='/fix/']").click();
    noSidewaysScrolling(student);
    picture(student, "review-zh-6-fix");
    write(student, MENDED);
    student.click("button[data-main]");
    assertThat(student.locator(".page-head .verdict").first())
        .hasText("通过", new HasTextOptions().setTimeout(90_000));
    student.locator("a[href*='/fix/']").click();
    assertThat(student.locator("main")).containsText("全部测试通过");
    assertThat(student.locator(".meta")).containsText("1 分（该题分值的 10%）");
    picture(student, "review-zh-7-fixed");
    assertThat(points("fix:%")).isEqualByComparingTo("-1");
  }

  private void theRubricChangesAndMovesHer(Page ta) {
    visit(ta, "/courses/studio/review/forms/rubric");
    ta.locator("input[name=points]").nth(1).fill("-2.5");
    ta.click("button[data-main]");
    assertThat(ta.locator("#moves ~ .entry-body")).containsText("夏同学");
    assertThat(ta.locator("#moves ~ .entry-body")).containsText("−2.5");
    picture(ta, "review-en-8-rubric-moves");
    assertThat(points("review:%")).isEqualByComparingTo("-1");
    ta.click("button[name=apply]");
    assertThat(ta.locator("main")).containsText("1 review got other points.");
    assertThat(points("review:%")).isEqualByComparingTo("-2.5");
  }

  private void sheReadsItAndAsks(Page student) {
    visit(student, "/submissions/" + hers);
    assertThat(student.locator("main")).containsText("−2.5 分");
    noSidewaysScrolling(student);
    picture(student, "review-zh-9-result");
    student.locator("a[href$='/review']").click();
    assertThat(student.locator(".line-comment").first()).containsText("Subtract");
    noSidewaysScrolling(student);
    picture(student, "review-zh-10-feedback");
    visit(student, "/submissions/" + hers + "/inquiry");
    student.fill("#said", "第 6 行我已经改了，为什么还扣 $2.5$ 分？");
    student.click("button[data-main]");
    assertThat(student.locator("main")).containsText("等待答复");
    noSidewaysScrolling(student);
    picture(student, "review-zh-11-inquiry");
  }

  private void staffAnswer(Page ta, Page student) {
    visit(ta, "/courses/studio/inquiries");
    assertThat(ta.locator("main")).containsText("since today");
    picture(ta, "review-en-12-inquiries");
    ta.locator("a[href$='/inquiry']").click();
    ta.fill("#answer", "扣的是第一次提交；修改后的版本另计。");
    ta.click("button[value=false]");
    assertThat(ta.locator("main")).containsText("left as it is");
    visit(student, "/courses/studio");
    assertThat(student.locator("main")).containsText("已答复：维持原判");
    noSidewaysScrolling(student);
    picture(student, "review-zh-13-home");
  }

  private BigDecimal points(String source) {
    return jdbc.sql(
            """
            select sum(adjustment.points) from adjustment
            join account on account.id = account_id
            where account.name = 'xia-s' and source like ?
            """)
        .param(source)
        .query(BigDecimal.class)
        .single();
  }

  private static void noSidewaysScrolling(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("%s does not scroll sideways", page.url())
        .isEqualTo(true);
  }
}
