package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import dev.touchstone.server.Classroom;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A student lets a program learn, and reads how far it has come. */
class GoalPathTest extends BrowserTest {

  private static final double PATIENCE = 120_000;
  private static final String GOAL = "/courses/goals/assignments/open-ended/digits_softmax";

  /** Reaches a mark or two, and no more. */
  private static final String MEANS =
      """
      import numpy as np


      def train(x, y):
          print("learned from", len(x), "images")
          return np.stack([x[y == k].reshape(-1, 784).mean(axis=0) for k in range(10)])


      def predict(model, x):
          x = x.reshape(len(x), -1).astype(float)
          return (x @ model.T - (model**2).sum(axis=1) / 2).argmax(axis=1)
      """;

  @BeforeEach
  void aCourse() {
    Classroom.open(jdbc, "goals", "训练", "Training")
        .person("qin", "秦一", "STUDENT")
        .assignment("open-ended", Duration.ofDays(1), Duration.ofDays(6), "digits_softmax");
  }

  @ParameterizedTest
  @CsvSource({
    "en, en-GB, 1280, What counts, It learns and it answers, of the held-out images are right",
    "zh, zh-CN, 360, 怎样得分, 能训练，也能预测, 留出的图认对了"
  })
  void aStudentRunsSubmitsAndReadsHowFarTheNextMarkIs(
      String name, String locale, int width, String table, String runs, String headline) {
    Page page = open(new NewContextOptions().setLocale(locale).setViewportSize(width, 800));
    visit(page, GOAL);
    signIn(page, "qin");
    assertThat(page.locator("main")).containsText(table);
    assertThat(page.locator(".goal tbody tr")).hasCount(4);
    picture(page, "goal-" + name + "-1-exercise");
    if (width < 1000) {
      page.click("label[for=split-right]");
    }

    write(page, MEANS);
    page.click("button[data-run]");
    assertThat(page.locator("#run"))
        .containsText(runs, new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(page.locator("#run")).containsText("learned from");
    picture(page, "goal-" + name + "-2-run");

    page.click("button[data-main]");
    assertThat(page.locator("h1"))
        .containsText(headline, new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(page.locator("main")).containsText("95");
    picture(page, "goal-" + name + "-3-result");
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    assertThat(complaints).isEmpty();
  }
}
