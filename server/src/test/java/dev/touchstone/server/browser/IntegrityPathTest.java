package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.Media;
import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.integrity.Copies;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * An integrity case from the comparison to its outcome: the instructor at a desk, the student on a
 * phone; pictures in target/screenshots.
 */
class IntegrityPathTest extends BrowserTest {

  private static final String HOME = "/courses/fair-play";

  @Test
  void fromComparisonToOutcome() {
    aClass();
    Page staff = open(new NewContextOptions().setLocale("en-GB").setViewportSize(1280, 900));
    visit(staff, HOME);
    signIn(staff, "fp-teacher");
    staff.click("nav a:has-text('Integrity')");
    staff.click("button:has-text('Compare')");
    assertThat(staff.locator("main"))
        .containsText("Pairs that stand out", new ContainsTextOptions().setTimeout(60_000));
    both(staff, "integrity-comparison");
    String pair = staff.locator("a:has-text('Side by side')").first().getAttribute("href");
    visit(staff, pair);
    assertThat(staff.locator("main")).containsText("The same apart from names");
    both(staff, "integrity-pair");
    visit(staff, pair.replace("names=true", "names=false"));
    assertThat(staff.locator("main")).not().containsText("尤晓");
    staff.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    picture(staff, "integrity-pair-print");
    staff.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    visit(staff, pair);
    staff.check("text=suspected");
    staff.click("text=Save the verdict");
    staff.click("button:has-text('Open the case of 尤晓')");
    both(staff, "integrity-case-open");
    staff.click("text=Notify the student");
    String page = staff.url();

    Page student =
        open(
            new NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(360, 780)
                .setHasTouch(true)
                .setIsMobile(true));
    visit(student, HOME);
    signIn(student, "fp-you");
    both(student, "integrity-home-360");
    student.click(".message a");
    student.fill("textarea", "我和同学一起讨论过思路，代码是自己写的。");
    both(student, "integrity-own-360");
    student.fill("textarea", "我和同学一起讨论过思路，代码是自己写的。");
    student.click("text=提交说明");
    assertThat(student.locator("main")).containsText("重新提交");

    staff.navigate(page);
    assertThat(staff.locator("main")).containsText("一起讨论过思路");
    staff.check("text=deduction");
    staff.fill("input[name=points]", "2.5");
    staff.fill("textarea[name=reason]", "Discussing is fine; this is the same program.");
    staff.click("button:has-text('Decide')");
    assertThat(staff.locator("main")).containsText("−2.5 points");
    both(staff, "integrity-case-decided");
    student.reload();
    assertThat(student.locator("main")).containsText("扣 2.5 分");
    both(student, "integrity-own-decided-360");

    visit(staff, HOME + "/integrity/spot-checks");
    staff.fill("input[name=wanted]", "3");
    staff.click("button:has-text('Draw')");
    assertThat(staff.locator("main")).containsText("Seed");
    both(staff, "integrity-spot-check");
    visit(staff, HOME + "/integrity");
    both(staff, "integrity-desk");
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  private void aClass() {
    Classroom course = Classroom.open(jdbc, "fair-play", "深度学习", "Deep learning");
    course
        .person("fp-teacher", "顾老师", "INSTRUCTOR")
        .person("fp-you", "尤晓", "STUDENT")
        .person("fp-he", "何冰", "STUDENT");
    course.assignment("models", Duration.ofDays(9), Duration.ofDays(2), "softmax");
    handIn(course, "fp-he", Copies.written(100));
    handIn(course, "fp-you", Copies.renamed(Copies.written(100)));
    for (int i = 0; i < 9; i++) {
      course.person("fp-s" + i, "同学" + i, "STUDENT");
      handIn(course, "fp-s" + i, Copies.written(101 + i));
    }
    course.person("fp-brief", "简言", "STUDENT");
    handIn(course, "fp-brief", "def softmax(o):\n    return o\n");
  }

  private static void handIn(Classroom course, String student, String code) {
    course.grade(
        course.handIn(student, "models", "softmax", code, Duration.ofHours(3)),
        Verdict.PARTIAL,
        0.8,
        null,
        null);
  }

  /** A picture in each language; nothing scrolls sideways. */
  private static void both(Page page, String name) {
    String here = page.url();
    String first = page.locator("html").getAttribute("lang").startsWith("zh") ? "zh" : "en";
    look(page, name + "-" + first);
    String other = first.equals("zh") ? "en" : "zh";
    page.click(".site-tools a[hreflang=" + other + "]");
    look(page, name + "-" + other);
    page.click(".site-tools a[hreflang=" + first + "]");
    page.navigate(here);
  }

  private static void look(Page page, String name) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(name + " does not scroll sideways")
        .isEqualTo(true);
    picture(page, name);
  }
}
