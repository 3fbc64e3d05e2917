package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole path of a student, and a look over a TA's shoulder; pictures in target/screenshots. */
class StudentPathTest extends BrowserTest {

  private static final String WRONG_AXIS =
      """
      import numpy as np

      def softmax(o):
          e = np.exp(o - o.max(axis=0, keepdims=True))
          return e / e.sum(axis=0, keepdims=True)
      """;

  @ParameterizedTest
  @CsvSource({
    "en, en-GB, Your softmax normalises over the batch (axis 0)",
    "zh, zh-CN, 你的 softmax 在批次方向（axis 0）做了归一化"
  })
  void aStudentHandsInAndReadsWhatToChange(String name, String locale, String diagnosis) {
    Page page = open(new NewContextOptions().setLocale(locale));
    visit(page, "/");
    picture(page, name + "-1-sign-in");
    signIn(page, "lin");
    assertThat(page.locator("main h1")).isVisible();
    picture(page, name + "-2-course");
    visit(page, "/courses/dl/assignments");
    picture(page, name + "-3-assignments");
    page.click("main a[href$='/first-steps']");
    picture(page, name + "-4-assignment");
    page.click("main a[href$='/softmax']");
    write(page, WRONG_AXIS);
    picture(page, name + "-5-exercise");

    page.click("button[data-main]");
    page.evaluate("window.sameDocument = true");
    assertThat(page.locator("[data-receipt] code").first()).isVisible();
    picture(page, name + "-6-stored");
    assertThat(page.locator("main h1"))
        .containsText(diagnosis, new ContainsTextOptions().setTimeout(60_000));

    assertThat(page.evaluate("window.sameDocument === true"))
        .as("the result came without loading the page again")
        .isEqualTo(true);
    assertThat(page.locator("a.case")).hasCount(6);
    assertThat(page.locator("[data-receipt] code").first()).isVisible();
    picture(page, name + "-7-result");
    pictureDownTo("[aria-labelledby=hint]", page, "docs-result-" + name);
    walkTheCases(page);
    visit(page, "/courses/dl/submissions");
    assertThat(page.locator("tbody tr").first()).isVisible();
    picture(page, name + "-8-history");
    page.context().close();

    theTaSeesIt(name, locale);
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  private void theTaSeesIt(String name, String locale) {
    Page page = open(new NewContextOptions().setLocale(locale));
    visit(page, "/courses/dl/submissions");
    signIn(page, "wang");
    assertThat(page.locator("tbody")).containsText("林一诺");
    picture(page, name + "-9-submissions");
    visit(page, "/styleguide");
    picture(page, name + "-10-styleguide");
    visit(page, "/courses/none-of-yours");
    picture(page, name + "-11-not-here");
    // The page that is not there is a 404, and Chromium says so.
    complaints.removeIf(complaint -> complaint.contains("404"));
    page.context().close();
  }

  @Test
  void itWorksWithoutJavaScript() {
    Page page = open(new NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
    visit(page, "/courses/dl/assignments/first-steps/softmax");
    signIn(page, "chen");
    page.fill("textarea[name=code]", WRONG_AXIS);
    page.click("button[data-main]");
    assertThat(page.locator("[data-receipt] code").first()).isVisible();

    for (int i = 0; i < 100 && page.locator("a.case").count() == 0; i++) {
      page.waitForTimeout(200);
      page.reload();
    }

    assertThat(page.locator("main h1")).containsText("axis 0");
    page.context().close();
  }

  @Test
  void aPhoneInTheDarkSeesItAll() {
    Page page =
        open(
            new NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(390, 844)
                .setColorScheme(ColorScheme.DARK));
    visit(page, "/courses/dl/assignments/first-steps/softmax");
    signIn(page, "chen");
    picture(page, "phone-1-exercise");
    visit(page, "/courses/dl/submissions");
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("no page scrolls sideways")
        .isEqualTo(true);
    picture(page, "phone-2-history");
    page.locator("tbody th a").first().click();
    picture(page, "phone-3-result");
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
    page.context().close();
  }

  private static void walkTheCases(Page page) {
    page.locator("a.case").first().focus();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#case-2")).isVisible();
    assertThat(page.locator("#case-1")).isHidden();
  }
}
