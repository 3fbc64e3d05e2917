package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FilePayload;
import dev.touchstone.server.authoring.Desk;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An assignment on its way from an author's folder to a student's screen. */
class AuthoringPathTest extends BrowserTest {

  private static final double PATIENCE = 120_000;
  private static final String AUTHORING = "/courses/dl/authoring";
  private static final String GIVES_IT_AWAY =
      """
      def accuracy(o, y):
          pred = o.argmax(axis=1)
          return {"pred": pred, "acc": (pred == y).mean()}
      """;

  @ParameterizedTest
  @CsvSource({
    "en, en-GB, is missing, keeps this version, can be released, How accurate",
    "zh, zh-CN, 缺少这个文件, 使这个版本不能发布, 这个版本可以发布, 算得准不准"
  })
  void anInstructorUploadsMendsAndReleases(
      String name, String locale, String missing, String failed, String passed, String title) {
    Page page = open(new NewContextOptions().setLocale(locale));
    visit(page, "/courses/dl");
    signIn(page, "lan");
    page.click(".site-nav a[href='" + AUTHORING + "']");
    picture(page, name + "-80-authoring");

    upload(page, name, Map.of("assignment.yaml", yaml()));
    assertThat(page.locator("[role=alert]")).containsText(missing);
    picture(page, name + "-81-authoring-refused");

    upload(page, name, folder("starter/accuracy.py", GIVES_IT_AWAY));
    page.evaluate("window.sameDocument = true");
    picture(page, name + "-82-gate-running");
    assertThat(page.locator("main h1"))
        .containsText(failed, new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(page.evaluate("window.sameDocument === true")).isEqualTo(true);
    picture(page, name + "-83-gate-failed");

    visit(page, AUTHORING);
    upload(page, name, folder("starter/accuracy.py", "# " + title + "\n"));
    assertThat(page.locator("main h1"))
        .containsText(passed, new ContainsTextOptions().setTimeout(PATIENCE));
    picture(page, name + "-84-gate-passed");
    page.click("main form button");
    page.click("a.button[href$='/assignments/accurate-" + name + "']");
    assertThat(page.locator("main h1")).hasText(title);
    visit(page, AUTHORING);
    picture(page, name + "-85-authoring-versions");
    page.context().close();
    // A refused upload is an answer with 422, and the browser notes it.
    assertThat(complaints).allMatch(complaint -> complaint.contains("422"));

    studentSees(name, locale, title);
  }

  private void studentSees(String name, String locale, String title) {
    Page page = open(new NewContextOptions().setLocale(locale).setViewportSize(360, 780));
    visit(page, "/courses/dl/assignments/accurate-" + name);
    signIn(page, "lin");
    assertThat(page.locator("main h1")).hasText(title);
    picture(page, name + "-86-released");
    page.context().close();
  }

  private static void upload(Page page, String name, Map<String, String> files) {
    page.fill("input[name=slug]", "accurate-" + name);
    page.setInputFiles(
        "input[name=file]", new FilePayload("folder.zip", "application/zip", Desk.zip(files)));
    page.click("main form button");
  }

  private static String yaml() {
    return """
    title: {zh: 算得准不准, en: How accurate}
    opens: 2026-01-01 08:00
    due: 2099-01-01 23:59
    exercises:
      - {id: accuracy, points: 7}
    """;
  }

  private static Map<String, String> folder(String further, String text) {
    Map<String, String> files = new TreeMap<>();
    files.put("assignment.yaml", yaml());
    files.put("statement.zh.md", "算一算准确率 $\\mathrm{acc}$。");
    files.put("statement.en.md", "Compute the accuracy $\\mathrm{acc}$.");
    files.put(further, text);
    return files;
  }
}
