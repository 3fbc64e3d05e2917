package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A draft goes from one device to the next, and two that grew apart are both kept. */
class DraftPathTest extends BrowserTest {

  private static final String CORR2D = "/courses/dl/assignments/first-steps/corr2d";

  @BeforeEach
  void noDraftYet() {
    jdbc.sql("delete from draft").update();
  }

  @ParameterizedTest
  @CsvSource({"en, en-GB, Saved at, Also edited elsewhere", "zh, zh-CN, 已保存, 在别处也修改过"})
  void aDraftMovesBetweenTwoDevices(String name, String locale, String saved, String elsewhere) {
    Page laptop = open(new NewContextOptions().setLocale(locale));
    visit(laptop, CORR2D);
    signIn(laptop, "lin");
    write(laptop, "# begun on the laptop\n");
    assertThat(laptop.locator(".editor-state")).containsText(saved);
    picture(laptop, name + "-60-draft-saved");

    Page phone =
        open(new NewContextOptions().setLocale(locale).setViewportSize(360, 780).setHasTouch(true));
    visit(phone, CORR2D);
    signIn(phone, "lin");
    phone.click("label[for=split-right]");
    assertThat(phone.locator(".cm-content")).containsText("# begun on the laptop");
    assertThat(phone.locator(".editor-draft")).isVisible();
    picture(phone, name + "-61-draft-on-the-phone");
    write(phone, "# gone on with on the phone\n");
    assertThat(phone.locator(".editor-state")).containsText(saved);

    write(laptop, "# gone on with on the laptop\n");
    assertThat(laptop.locator(".editor-elsewhere")).containsText(elsewhere);
    picture(laptop, name + "-62-two-drafts");
    laptop.click("[data-take]");
    assertThat(laptop.locator(".cm-content")).containsText("# gone on with on the phone");
    assertThat(laptop.locator(".editor-elsewhere")).isHidden();

    write(phone, "# the phone again\n");
    assertThat(phone.locator(".editor-state")).containsText(saved);
    phone.waitForTimeout(2000);
    write(laptop, "# the laptop insists\n");
    assertThat(laptop.locator(".editor-elsewhere")).isVisible();
    laptop.click("[data-keep]");
    assertThat(laptop.locator(".editor-state")).containsText(saved);
    phone.reload();
    phone.click("label[for=split-right]");
    assertThat(phone.locator(".cm-content")).containsText("# the laptop insists");
    write(phone, "# a conflict on the phone\n");
    phone.waitForTimeout(2000);
    laptop.reload();
    assertThat(laptop.locator(".cm-content")).containsText("# a conflict on the phone");
    picture(phone, name + "-63-draft-on-the-phone-again");
    phone.context().close();
    laptop.context().close();
    // Each conflict is a 409, and Chromium says so.
    complaints.removeIf(complaint -> complaint.contains("409"));
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en, en-GB, Not on the server yet, Saved at", "zh, zh-CN, 还没存到服务器, 已保存"})
  void withoutAConnectionTheBrowserKeepsItAndSendsItLater(
      String name, String locale, String offline, String saved) {
    Page page = open(new NewContextOptions().setLocale(locale));
    visit(page, CORR2D);
    signIn(page, "chen");
    assertThat(page.locator(".cm-content")).isVisible();
    page.context().setOffline(true);
    write(page, "# written in a tunnel\n");
    assertThat(page.locator(".editor-state")).containsText(offline);
    picture(page, name + "-64-offline");
    page.click("button[data-run]");
    assertThat(page.locator("#run [role=alert]")).isVisible();
    picture(page, name + "-65-run-offline");

    page.context().setOffline(false);

    assertThat(page.locator(".editor-state")).containsText(saved);
    page.context().close();
    complaints.removeIf(
        complaint ->
            complaint.contains("ERR_INTERNET_DISCONNECTED") || complaint.startsWith("htmx:"));
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en-GB", "zh-CN"})
  void aClosedTabLosesNothingAndHandingInEndsTheDraft(String locale) {
    Page page = open(new NewContextOptions().setLocale(locale));
    visit(page, CORR2D);
    signIn(page, "lan");
    write(page, "# closed at once\n");
    page.navigate("http://127.0.0.1:" + port + "/courses/dl");

    Page other = open(new NewContextOptions().setLocale(locale));
    visit(other, CORR2D);
    signIn(other, "lan");
    assertThat(other.locator(".cm-content")).containsText("# closed at once");
    other.click("button[data-main]");
    assertThat(other.locator("[data-receipt] code").first()).isVisible();
    visit(other, CORR2D);
    assertThat(other.locator(".cm-content")).containsText("# closed at once");
    assertThat(other.locator(".editor-draft")).isHidden();
    visit(page, CORR2D);
    assertThat(page.locator(".editor-draft")).isHidden();
    page.context().close();
    other.context().close();
    assertThat(complaints).isEmpty();
  }
}
