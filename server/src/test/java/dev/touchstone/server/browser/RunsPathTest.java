package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.touchstone.server.Classroom;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A student watches a curve while a real program draws it, and looks through her runs. */
class RunsPathTest extends BrowserTest {

  private static final double PATIENCE = 120_000;
  private static final String GOAL = "/courses/watching/assignments/watched/digits_softmax";
  private static final String RUNS = "/courses/watching/runs";

  private static final int STEPS = 250;

  private static final String PREDICTS =
      """
      def predict(model, x):
          return np.zeros(len(x), dtype=int)
      """;

  /** Learns for some seconds, by the clock. */
  private static final String SLOW =
      """
      import time
      import numpy as np
      from touchstone import log

      def train(x, y):
          log.hyper(lr=0.5, optimizer="sgd")
          for step in range(250):
              log.loss(2.0 / (1 + step / 8), step=step)
              if step % 4 == 0:
                  log.metric({"train accuracy": 1 - 1 / (1 + step / 8)}, step=step, epoch=step / 20)
              time.sleep(0.1)
          log.best(accuracy=0.9)
          log.finish()
          return 0

      """
          + PREDICTS;

  /** Logs a million values, some of which are none, under a name that is none of a page's. */
  private static final String FLOOD =
      """
      import numpy as np
      import fitlog

      def train(x, y):
          fitlog.set_log_dir("logs/")
          fitlog.add_hyper({"lr": 0.25, "optimizer": "<b>adam</b>"})
          for step in range(1_000_000):
              fitlog.add_loss(1 / (1 + step), step, name="<b>loss</b>")
          for step, value in enumerate([0.2, float("nan"), 0.4, float("inf"), 0.6, 0.7]):
              fitlog.add_metric(value, step * 200_000, name="accuracy")
          fitlog.add_best_metric(0.7, name="accuracy")
          fitlog.finish()
          return 0

      """
          + PREDICTS;

  @BeforeEach
  void aCourse() {
    Classroom.open(jdbc, "watching", "观察训练", "Watching")
        .person("su", "苏青", "STUDENT")
        .assignment("watched", Duration.ofDays(1), Duration.ofDays(6), "digits_softmax");
  }

  @Test
  void aCurveIsSeenMovingAndRunsAreLookedThrough() {
    Page page = open(new NewContextOptions().setLocale("en-GB").setViewportSize(1280, 900));
    visit(page, RUNS);
    signIn(page, "su");
    assertThat(page.locator("main")).containsText("from touchstone import log");
    visit(page, GOAL);
    write(page, SLOW);
    page.click("button[data-main]");
    Locator link = page.locator("#status .curves-link a");
    assertThat(link).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    link.click();
    Locator line = page.locator(".curve-live g[data-series=loss] polyline");
    assertThat(line.first()).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    assertThat(page.locator("#facts .verdict")).containsText("Running");
    int before = points(page, "loss");
    moment(page, "runs-1-while-it-runs");
    page.waitForCondition(() -> points(page, "loss") >= before + 15);
    int after = points(page, "loss");
    moment(page, "runs-2-further-on");
    assertThat(before).isPositive();
    assertThat(after).isBetween(before + 15, STEPS);
    assertThat(page.locator("#facts .verdict"))
        .containsText("Finished", new ContainsTextOptions().setTimeout(PATIENCE));
    page.waitForCondition(() -> points(page, "loss") == STEPS);
    assertThat(page.locator("#facts")).containsText("optimizer");
    theControlsDoWhatTheySay(page);

    aFloodIsThinnedAndGapsAreMarked(page);
    theTableCounts(page);
    inOtherLanguagesSizesAndColours(page);
    assertThat(complaints).isEmpty();
  }

  private void theControlsDoWhatTheySay(Page page) {
    Locator accuracy =
        page.locator(".curves-key li", new Page.LocatorOptions().setHasText("accuracy"));
    page.check("[data-log]");
    // Of the accuracies, which begin at zero, the first has no place on a log scale.
    assertThat(page.locator(".curve-live .curve-gap")).hasCount(1);
    page.uncheck("[data-log]");
    page.focus("[data-at]");
    page.keyboard().press("Home");
    assertThat(accuracy.locator("output")).containsText("0 ·");
    page.keyboard().press("End");
    assertThat(accuracy.locator("output")).containsText("0.96875");
    page.fill("[data-smooth]", "0.9");
    assertThat(page.locator(".curves-range output").first()).hasText("0.90");
    accuracy.locator("input").uncheck();
    assertThat(page.locator("g[data-series='train accuracy']")).hasCount(0);
  }

  private void aFloodIsThinnedAndGapsAreMarked(Page page) {
    visit(page, GOAL);
    write(page, FLOOD);
    page.click("button[data-run]");
    Locator link = page.locator("#run .curves-link a");
    assertThat(page.locator("#run"))
        .containsText("It learns and it answers", new ContainsTextOptions().setTimeout(PATIENCE));
    link.click();
    assertThat(page.locator("#facts .verdict")).containsText("Finished");
    assertThat(page.locator("#facts")).containsText("of 1,000,000 values one in 512 is kept");
    assertThat(page.locator(".curve-live .curves-key").first()).containsText("<b>loss</b>");
    assertThat(points(page, "<b>loss</b>")).isBetween(1000, 2001);
    assertThat(page.locator(".curve-live .curve-gap")).hasCount(2);
    assertThat(page.locator("g[data-series=accuracy] polyline")).hasCount(3);
    assertThat(page.locator("main b")).hasCount(0);
    picture(page, "runs-3-flood-and-gaps");
  }

  private void theTableCounts(Page page) {
    visit(page, RUNS);
    assertThat(page.locator("table.runs tbody tr")).hasCount(2);
    page.locator("table.runs tbody input[name=run]").first().check();
    assertThat(page.locator("#statistics h2")).hasText("Runs counted: 1");
    page.locator("table.runs tbody input[name=run]").last().check();
    assertThat(page.locator("#statistics h2")).hasText("Runs counted: 2");
    Locator best =
        page.locator(".statistics tr", new Page.LocatorOptions().setHasText("best accuracy"));
    // Of .9 and .7 the mean is .8, and the deviation √.02.
    assertThat(best).containsText("0.8");
    assertThat(best).containsText("0.14142");
    Locator memo = page.locator(".runs-memo input").first();
    memo.fill("a million");
    memo.press("Tab");
    page.waitForCondition(
        () ->
            jdbc.sql("select count(*) from experiment_run where memo = 'a million'")
                    .query(Integer.class)
                    .single()
                == 1);
    picture(page, "runs-4-table");
    page.fill("input[name='f.hyper.lr']", "< 0.3");
    page.keyboard().press("Enter");
    assertThat(page.locator("table.runs tbody tr")).hasCount(1);
    visit(page, RUNS);
    page.locator("table.runs tbody input[name=run]").first().check();
    page.locator("table.runs tbody input[name=run]").last().check();
    page.click("button[formaction$='/compare']");
    assertThat(page.locator(".diff")).containsText("1_000_000");
    picture(page, "runs-5-compare");
    page.click("a.button.primary");
    assertThat(page.locator(".curve-live g[data-series]")).hasCount(4);
    assertThat(page.locator(".curve-live .curves-key").first()).containsText("a million");
    picture(page, "runs-6-over-each-other");
  }

  private void inOtherLanguagesSizesAndColours(Page page) {
    String run = page.url().replaceFirst("^https?://[^/]+", "");
    Page phone =
        open(
            new NewContextOptions()
                .setLocale("zh-CN")
                .setViewportSize(360, 740)
                .setColorScheme(ColorScheme.DARK));
    visit(phone, RUNS);
    signIn(phone, "su");
    assertThat(phone.locator("h1")).hasText("实验记录");
    fits(phone);
    picture(phone, "runs-7-phone-table");
    visit(phone, run);
    assertThat(phone.locator(".curve-live").first()).isVisible();
    fits(phone);
    picture(phone, "runs-8-phone-run");
    Page still = open(new NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
    visit(still, run);
    signIn(still, "su");
    assertThat(still.locator(".curves-still polyline").first()).isVisible();
    picture(still, "runs-9-without-scripts");
  }

  /** A picture that is not looked at by axe, which would take longer than the program runs. */
  private static void moment(Page page, String name) {
    page.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
  }

  private static void fits(Page page) {
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
  }

  /** How many points are drawn of a series. */
  private static int points(Page page, String series) {
    return (Integer)
        page.evaluate(
            """
            name => [...document.querySelectorAll('.curve-live g[data-series]')]
              .filter(group => group.dataset.series === name)
              .flatMap(group => [...group.children])
              .reduce((sum, line) => sum + line.points.numberOfItems, 0)
            """,
            series);
  }
}
