package dev.touchstone.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ReducedMotion;
import dev.touchstone.server.ServerTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A real browser in front of the server; pictures go to target/screenshots. */
abstract class BrowserTest extends ServerTest {

  private static Playwright playwright;
  private static Browser browser;

  /** Pages on which no script runs, and so none that looks at them. */
  private static final Set<Page> STILL = new HashSet<>();

  /** What the browser complained about. */
  final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void launch() {
    playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void quit() {
    playwright.close();
  }

  /** A page that holds still: nothing moves while a picture of it is taken. */
  Page open(NewContextOptions options) {
    BrowserContext context = browser.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
    Page page = context.newPage();
    if (Boolean.FALSE.equals(options.javaScriptEnabled)) {
      STILL.add(page);
    }
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  void visit(Page page, String path) {
    page.navigate("http://127.0.0.1:" + port + path);
  }

  static void signIn(Page page, String name) {
    page.fill("input[name=name]", name);
    page.fill("input[name=password]", "touchstone");
    page.click("button[data-main]");
  }

  /**
   * English on a desktop and Chinese on a phone: every page is seen in both, and at both widths.
   */
  static int width(String language) {
    return language.equals("en") ? 1280 : 360;
  }

  /** Replaces what is in the editor. */
  static void write(Page page, String code) {
    Locator editor = page.locator(".cm-content");
    editor.click();
    page.keyboard().press("Control+A");
    page.keyboard().insertText(code);
  }

  /**
   * Takes a picture of a page from its top down to an element and a little further, for what tells
   * of that part.
   */
  static void pictureDownTo(String last, Page page, String name) {
    double bottom =
        ((Number)
                page.locator(last)
                    .first()
                    .evaluate("element => element.getBoundingClientRect().bottom + scrollY + 24"))
            .doubleValue();
    page.screenshot(
        new ScreenshotOptions()
            .setPath(Path.of("target/screenshots", name + ".png"))
            .setFullPage(true)
            .setClip(0, 0, page.viewportSize().width, bottom));
  }

  /** Takes a picture of a page in which axe finds nothing serious. */
  static void picture(Page page, String name) {
    page.screenshot(
        new ScreenshotOptions()
            .setPath(Path.of("target/screenshots", name + ".png"))
            .setFullPage(true));
    if (!STILL.contains(page)) {
      assertThat(Axe.seriousIn(page)).as(name).isEmpty();
    }
  }
}
