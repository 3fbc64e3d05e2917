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

/** A TA looks for an exercise, reads what is known of it and tries a program. */
class CataloguePathTest extends BrowserTest {

  private static final double PATIENCE = 90_000;
  private static final String EXERCISES = "/courses/dl/exercises";
  private static final String WRONG_AXIS =
      """
      import numpy as np

      def softmax(o):
          e = np.exp(o - o.max(axis=0, keepdims=True))
          return e / e.sum(axis=0, keepdims=True)
      """;

  @ParameterizedTest
  @CsvSource({
    "en, en-GB, Your softmax normalises over the batch (axis 0), With each of 25 seeds",
    "zh, zh-CN, 你的 softmax 在批次方向（axis 0）做了归一化, 25 个种子全部通过"
  })
  void aTaTriesAProgram(String name, String locale, String diagnosis, String adequate) {
    Page page = open(new NewContextOptions().setLocale(locale));
    visit(page, "/courses/dl");
    signIn(page, "wang");
    page.click(".site-nav a[href='" + EXERCISES + "']");
    assertThat(page.locator(".contents li")).hasCount(14);
    page.waitForLoadState();
    picture(page, name + "-30-exercises");
    page.fill("input[name=q]", "softmax");
    page.keyboard().press("Enter");
    assertThat(page.locator("input[name=q]")).hasValue("softmax");
    picture(page, name + "-31-exercises-found");
    page.click("main a[href$='/softmax']");
    assertThat(page.locator(".katex").first()).isVisible();
    picture(page, name + "-32-exercise-staff");

    page.click("#adequacy a");
    assertThat(page.locator("#adequacy"))
        .containsText(adequate, new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(page.url()).endsWith("/softmax");
    picture(page, name + "-33-adequacy");

    write(page, WRONG_AXIS);
    page.click("button[data-main]");
    assertThat(page.locator("[data-receipt]")).isVisible();
    page.evaluate("window.sameDocument = true");
    picture(page, name + "-34-trial-stored");
    assertThat(page.locator("main h1"))
        .containsText(diagnosis, new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(page.evaluate("window.sameDocument === true"))
        .as("the result came without loading the page again")
        .isEqualTo(true);
    assertThat(page.locator("a.case")).hasCount(6);
    picture(page, name + "-35-trial");
    page.click("a.button.primary");
    assertThat(page.locator(".editor-draft")).isHidden();
    picture(page, name + "-36-exercise-tried");
    page.context().close();
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  @Test
  void aStudentReadsItOnAPhoneInTheDark() {
    Page page =
        open(
            new NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(390, 844)
                .setColorScheme(ColorScheme.DARK));
    visit(page, EXERCISES);
    signIn(page, "lin");
    staysInside(page);
    picture(page, "phone-30-exercises");
    for (String exercise : new String[] {"lstm_forward", "avg_pool2d", "box_convert"}) {
      visit(page, EXERCISES + "/" + exercise);
      assertThat(page.locator("#interface")).isVisible();
      staysInside(page);
    }
    visit(page, EXERCISES + "/softmax");
    assertThat(page.locator(".katex").first()).isVisible();
    picture(page, "phone-31-exercise");
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void staffReadItOnAPhone() {
    Page page = open(new NewContextOptions().setLocale("en-GB").setViewportSize(390, 844));
    visit(page, EXERCISES);
    signIn(page, "wang");
    staysInside(page);
    picture(page, "phone-32-exercises-staff");
    visit(page, EXERCISES + "/softmax/adequacy");
    staysInside(page);
    picture(page, "phone-33-exercise-staff");
    page.click("label[for=split-right]");
    staysInside(page);
    picture(page, "phone-34-try");
    page.context().close();
  }

  @Test
  void itWorksWithoutJavaScript() {
    Page page = open(new NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
    visit(page, EXERCISES + "?q=SOFTMAX+probab");
    signIn(page, "wang");
    assertThat(page.locator(".catalogue li")).hasCount(1);
    page.click(".catalogue a");
    page.fill("textarea[name=code]", WRONG_AXIS);
    page.click("button[data-main]");
    assertThat(page.locator("[data-receipt]")).isVisible();

    for (int i = 0; i < 200 && page.locator("a.case").count() == 0; i++) {
      page.waitForTimeout(200);
      page.reload();
    }

    assertThat(page.locator("main h1")).containsText("axis 0");
    page.context().close();
  }

  private static void staysInside(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("no page scrolls sideways: " + page.url())
        .isEqualTo(true);
  }
}
