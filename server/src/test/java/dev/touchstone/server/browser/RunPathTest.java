package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.touchstone.server.Visitor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A student runs a program on the examples as often as she likes, and hands it in once. */
class RunPathTest extends BrowserTest {

  private static final double PATIENCE = 60_000;
  private static final String SOFTMAX = "/courses/dl/assignments/first-steps/softmax";
  private static final String RIGHT =
      """
      import numpy as np

      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;
  private static final String WRONG_AXIS = RIGHT.replace("axis=1", "axis=0");

  @Autowired Scheduler scheduler;

  @ParameterizedTest
  @CsvSource({
    "en, en-GB, Your softmax normalises over the batch (axis 0), Hidden cases are still to come",
    "zh, zh-CN, 你的 softmax 在批次方向（axis 0）做了归一化, 提交后还要通过不公开的用例"
  })
  void aStudentRunsThenSubmits(String name, String locale, String diagnosis, String right) {
    Page page = open(new NewContextOptions().setLocale(locale));
    visit(page, SOFTMAX);
    signIn(page, "lin");
    write(page, WRONG_AXIS);
    page.evaluate("window.sameDocument = true");
    picture(page, name + "-50-before-the-run");

    page.click("button[data-run]");
    assertThat(page.locator("#run"))
        .containsText(diagnosis, new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(page.locator("#run .case-panel.open figure").first()).isVisible();
    assertThat(page.locator(".cm-content")).containsText("axis=0");
    picture(page, name + "-51-wrong-on-the-examples");

    write(page, RIGHT);
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#run"))
        .containsText(right, new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(page.evaluate("window.sameDocument === true"))
        .as("running leaves the page where it is")
        .isEqualTo(true);
    picture(page, name + "-52-right-on-the-examples");

    page.locator(".cm-content").click();
    page.keyboard().press("Control+Shift+Enter");
    assertThat(page.locator("[data-receipt] code").first()).isVisible();
    page.context().close();
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  @Test
  void aRunThatWaitsSaysSoAndIsCancelledWithoutLeavingThePage() {
    Page page = open(new NewContextOptions().setLocale("en-GB"));
    visit(page, SOFTMAX);
    signIn(page, "lan");
    write(page, "# third\n" + RIGHT);
    scheduler.pause();
    try {
      startRun("# first\n" + RIGHT);
      startRun("# second\n" + RIGHT);
      page.click("button[data-run]");
      assertThat(page.locator("#run")).containsText("2 ahead of you");
      picture(page, "en-53-a-run-waits");

      write(page, "# one too many\n" + RIGHT);
      page.click("button[data-run]");
      assertThat(page.locator("#run [role=alert]")).containsText("3 of your runs");
      assertThat(page.locator(".cm-content")).containsText("one too many");
      picture(page, "en-54-too-many-runs");

      write(page, "# third\n" + RIGHT);
      page.click("button[data-run]");
      page.click("#run form button");
      assertThat(page.locator("#run")).isHidden();
      assertThat(page.locator(".cm-content")).containsText("# third");
    } finally {
      scheduler.resume();
    }
    page.context().close();
    // The refusal is a 422, the draft of the other browser a 409, and Chromium says so.
    complaints.removeIf(complaint -> complaint.contains("422") || complaint.contains("409"));
    assertThat(complaints).isEmpty();
  }

  /** For the same person from another browser. */
  private void startRun(String code) {
    Visitor lan = signedIn("lan");
    Map<String, String> fields = new HashMap<>(Visitor.hidden(lan.page(SOFTMAX)));
    fields.put("code", code);
    lan.submitted(lan.uploadBare(SOFTMAX + "/runs", fields, "", new byte[0]));
  }

  @Test
  void itWorksWithoutJavaScriptAndTheCodeIsThereOnTheWayBack() {
    Page page = open(new NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
    visit(page, SOFTMAX);
    signIn(page, "chen");
    page.fill("textarea[name=code]", "# without scripts\n" + WRONG_AXIS);
    page.click("button[data-run]");
    for (int i = 0; i < 200 && page.locator("a.case").count() == 0; i++) {
      page.waitForTimeout(200);
      page.reload();
    }
    assertThat(page.locator("#run")).containsText("axis 0");
    picture(page, "en-55-run-without-scripts");

    page.click("a.button.primary");

    assertThat(page.locator("textarea[name=code]")).hasValue("# without scripts\n" + WRONG_AXIS);
    assertThat(page.locator(".editor-draft")).isVisible();
    picture(page, "en-56-back-without-scripts");
    page.click(".editor-draft button");
    assertThat(page.locator(".editor-draft")).isHidden();
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"en, en-GB, LIGHT", "zh, zh-CN, DARK"})
  void aNarrowPhoneShowsItAll(String name, String locale, ColorScheme scheme) {
    Page page =
        open(
            new NewContextOptions()
                .setLocale(locale)
                .setViewportSize(360, 780)
                .setHasTouch(true)
                .setColorScheme(scheme));
    visit(page, SOFTMAX);
    signIn(page, "wang");
    page.click("label[for=split-right]");
    write(page, "print('hello')\n" + WRONG_AXIS);
    page.click("button[data-run]");
    assertThat(page.locator("#run"))
        .containsText("axis 0", new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("no page scrolls sideways")
        .isEqualTo(true);
    picture(page, name + "-57-run-on-a-phone");
    page.context().close();
    assertThat(complaints).isEmpty();
  }
}
