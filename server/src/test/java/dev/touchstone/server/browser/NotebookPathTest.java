package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FilePayload;
import dev.touchstone.server.Notebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notebooks from the file picker to the marked line; pictures in target/screenshots. */
class NotebookPathTest extends BrowserTest {

  private static final String SOFTMAX = "/courses/dl/assignments/first-steps/softmax";
  private static final String IMPORTS = "import numpy as np\nimport torch\n";
  private static final String RIGHT =
      """
      def softmax(o):
          o = o - o.max(axis=1, keepdims=True)
          return np.exp(o) / np.exp(o).sum(axis=1, keepdims=True)
      """;
  private static final String FORBIDDEN =
      """
      # 偷懒的写法
      def softmax(o):
          return torch.softmax(torch.from_numpy(o), dim=1)
      """;
  private static final String RAISES =
      """
      def softmax(o):
          if o.shape[0] > 0:
              raise ValueError("not finished")
      """;

  @ParameterizedTest
  @CsvSource({
    "en, en-GB, 'Cell 2, line 3 uses torch.softmax', Code cell 2",
    "zh, zh-CN, 第 2 个代码单元第 3 行用了 torch.softmax, 第 2 个代码单元"
  })
  void whatIsRuledOutIsMarkedInItsCell(String name, String locale, String said, String cell) {
    Page page = open(new NewContextOptions().setLocale(locale));
    visit(page, SOFTMAX);
    signIn(page, "lin");
    assertThat(page.locator(".rules")).containsText("torch.softmax");
    picture(page, "notebook-" + name + "-1-exercise");

    handIn(page, Notebook.of(IMPORTS, FORBIDDEN));

    assertThat(page.locator("main h1"))
        .containsText(said, new ContainsTextOptions().setTimeout(60_000));
    assertThat(page.locator("#status .verdict").first()).hasAttribute("data-verdict", "FORBIDDEN");
    assertThat(page.locator("#source details")).hasAttribute("open", "open");
    assertThat(page.locator("figcaption", new Page.LocatorOptions().setHasText(cell))).isVisible();
    assertThat(page.locator("li.marked")).hasCount(1);
    assertThat(page.locator("li.marked")).containsText("torch.softmax(");
    picture(page, "notebook-" + name + "-2-forbidden");
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aRightNotebookIsAcceptedAndWhatWasTypedBesideItStaysADraft() {
    Page page = open(new NewContextOptions().setLocale("en-GB"));
    visit(page, SOFTMAX);
    signIn(page, "chen");
    write(page, "# not handed in yet\n");

    handIn(page, Notebook.of(IMPORTS, RIGHT));

    assertThat(page.locator("main h1"))
        .containsText("Every case agrees", new ContainsTextOptions().setTimeout(60_000));
    visit(page, SOFTMAX);
    assertThat(page.locator(".cm-content")).containsText("# not handed in yet");
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void onAPhoneTheCellAndTheLineFitTheScreen() {
    Page page = open(new NewContextOptions().setLocale("zh-CN").setViewportSize(390, 844));
    visit(page, SOFTMAX);
    signIn(page, "lin");
    picture(page, "notebook-phone-1-exercise");
    page.locator("label[for=split-right]").click();

    handIn(page, Notebook.of(IMPORTS, RAISES));

    assertThat(page.locator("main h1"))
        .containsText(
            "第 2 个代码单元第 3 行抛出 ValueError：not finished",
            new ContainsTextOptions().setTimeout(60_000));
    picture(page, "notebook-phone-2-raises");
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("no page scrolls sideways")
        .isEqualTo(true);
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  private static void handIn(Page page, byte[] notebook) {
    page.setInputFiles(
        "input[type=file]", new FilePayload("work.ipynb", "application/x-ipynb+json", notebook));
    assertThat(page.locator(".upload-says")).containsText("work.ipynb");
    page.click("button[data-main]");
  }
}
