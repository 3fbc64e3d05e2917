package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.touchstone.server.competition.Digits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** From the hand-in to the board, while somebody else watches the board move. */
class CompetitionPathTest extends BrowserTest {

  private static final double PATIENCE = 90_000;

  @Autowired ApplicationContext server;

  @BeforeEach
  void digits() {
    Digits.open(server);
  }

  @ParameterizedTest
  @CsvSource({
    "zh, zh-CN, chen, two_layers, 陈思远, 准确率, 基线, 私榜分数",
    "en, en-GB, lin, nearest_neighbours, 林一诺, Accuracy, baseline, Private score"
  })
  void anEntryMovesTheBoardThatOthersHaveOpen(
      String name,
      String locale,
      String student,
      String program,
      String displayName,
      String metric,
      String baseline,
      String secret) {
    Page staff = open(new NewContextOptions().setLocale(locale));
    visit(staff, Digits.PAGE);
    signIn(staff, "wang");
    Locator baselineRow = staff.locator("tr.baseline .board-score");
    assertThat(baselineRow).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    staff.evaluate("window.sameDocument = true");

    Page page = open(new NewContextOptions().setLocale(locale));
    visit(page, Digits.PAGE);
    signIn(page, student);
    write(page, Digits.program(program));
    page.click("button[data-main]");
    assertThat(page.locator("[data-receipt] code").first()).isVisible();
    assertThat(page.locator("main h1"))
        .containsText(metric, new ContainsTextOptions().setTimeout(PATIENCE));
    // Of the two only this one logs anything.
    assertThat(page.locator(".curves-link")).hasCount(program.equals("two_layers") ? 1 : 0);
    picture(page, name + "-20-entry");
    page.click("a.button.primary");
    assertThat(page.locator("tr.mine")).containsText(displayName);
    assertThat(page.locator("tr.baseline")).containsText(baseline);
    assertThat(page.locator("#board")).not().containsText(secret);
    picture(page, name + "-21-competition");
    pictureDownTo("#board", page, "docs-board-" + name);
    visit(page, "/courses/dl");
    assertThat(page.locator("table.board tr.mine")).containsText(displayName);
    picture(page, name + "-22-course");
    page.context().close();

    assertThat(staff.locator("table.board"))
        .containsText(displayName, new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(staff.evaluate("window.sameDocument === true"))
        .as("the board moved without loading the page again")
        .isEqualTo(true);
    assertThat(staff.locator("table.board")).containsText(secret);
    picture(staff, name + "-23-competition-staff");
    staff.context().close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatCannotBeScoredIsExplained() {
    Page page = open(new NewContextOptions().setLocale("zh-CN"));
    visit(page, Digits.PAGE);
    signIn(page, "chen");
    write(page, Digits.starter().replace("distance.argmin(axis=1)", "distance"));
    page.click("button[data-main]");
    assertThat(page.locator("main h1"))
        .containsText("应为 (896,)", new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(page.locator("main")).containsText("不占今天的次数");
    picture(page, "zh-24-entry-refused");
    page.context().close();
  }

  @Test
  void aPhoneInTheDarkSeesTheBoard() {
    Page page =
        open(
            new NewContextOptions()
                .setLocale("en-GB")
                .setViewportSize(390, 844)
                .setColorScheme(ColorScheme.DARK));
    visit(page, Digits.PAGE);
    signIn(page, "lin");
    assertThat(page.locator("tr.baseline .board-score"))
        .isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("no page scrolls sideways")
        .isEqualTo(true);
    picture(page, "phone-20-competition");
    page.context().close();
  }
}
