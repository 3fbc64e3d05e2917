package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FilePayload;
import dev.touchstone.server.authoring.OwnExerciseZip;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An author's own exercise on its way from his folder to what a student reads of a mistake. */
class OwnExercisePathTest extends BrowserTest {

  private static final double PATIENCE = 120_000;
  private static final String AUTHORING = "/courses/dl/authoring";

  @ParameterizedTest
  @CsvSource({
    "en, en-GB, leave prints out, can be released, Softmax with a temperature, Your code multiplies"
        + " by the temperature",
    "zh, zh-CN, 请去掉 print, 这个版本可以发布, 带温度的 softmax, 你的代码乘以温度"
  })
  void itIsUploadedMendedReleasedAndFailedAt(
      String name, String locale, String refused, String passed, String title, String found)
      throws IOException {
    String reference = OwnExerciseZip.text(OwnExerciseZip.REFERENCE);
    Page page = open(new NewContextOptions().setLocale(locale));
    visit(page, AUTHORING);
    signIn(page, "lan");

    upload(
        page,
        name,
        Map.of(
            OwnExerciseZip.REFERENCE, reference.replace("return e /", "print(z, t); return e /")));
    assertThat(page.locator("#status"))
        .containsText(refused, new ContainsTextOptions().setTimeout(PATIENCE));
    picture(page, name + "-90-own-refused");

    visit(page, AUTHORING);
    upload(page, name, Map.of());
    assertThat(page.locator("main h1"))
        .containsText(passed, new ContainsTextOptions().setTimeout(PATIENCE));
    picture(page, name + "-91-own-passed");
    page.click("main form button");
    page.context().close();
    assertThat(complaints).isEmpty();

    student(name, locale, title, found);
  }

  private void student(String name, String locale, String title, String found) throws IOException {
    Page page = open(new NewContextOptions().setLocale(locale));
    visit(page, "/courses/dl/assignments/own-" + name + "/" + OwnExerciseZip.ID);
    signIn(page, "lin");
    assertThat(page.locator("main h1")).hasText(title);
    write(page, OwnExerciseZip.text("mistakes/" + OwnExerciseZip.ID + "/multiplies.py"));
    picture(page, name + "-92-own-exercise");
    page.click("button[data-main]");
    assertThat(page.locator("main h1"))
        .containsText(found, new ContainsTextOptions().setTimeout(PATIENCE));
    picture(page, name + "-93-own-result");
    page.setViewportSize(360, 780);
    picture(page, name + "-94-own-result-narrow");
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  private static void upload(Page page, String name, Map<String, String> files) throws IOException {
    page.fill("input[name=slug]", "own-" + name);
    page.setInputFiles(
        "input[name=file]",
        new FilePayload("folder.zip", "application/zip", OwnExerciseZip.with(files)));
    page.click("main form button");
  }
}
