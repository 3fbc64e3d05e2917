package dev.touchstone.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages around submissions, by day and by night, wide and narrow, in both languages. */
class ClassPathTest extends BrowserTest {

  private static final String[] EXERCISES = {"softmax", "corr2d", "normal_equation", "adam"};
  private static final String[] NAMES = {
    "徐一鸣", "何静怡", "吕思源", "施宇航", "张雨桐", "孔令仪", "曹子墨", "严文博", "华晓东", "金梓涵", "魏明哲", "陶若溪"
  };
  private static final String BEFORE =
      """
      import numpy as np


      def softmax(o):
          e = np.exp(o)
          return e / e.sum(axis=0)
      """;
  private static final String AFTER =
      """
      import numpy as np


      def softmax(o):
          # Subtract the maximum first: 1000 must not become inf.
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  private static UUID first;
  private static UUID second;

  @BeforeEach
  void aClass() {
    Classroom room =
        Classroom.open(jdbc, "autumn", "深度学习（秋季）", "Deep Learning, autumn")
            .person("dong", "董助教", "TA")
            .assignment("linear", Duration.ofDays(6), Duration.ofDays(1), EXERCISES)
            .assignment("earlier", Duration.ofDays(20), Duration.ofDays(-2), "accuracy");
    for (int i = 0; i < NAMES.length; i++) {
      room.person("autumn" + (i + 1), NAMES[i], "STUDENT");
    }
    if (first == null) {
      first = room.handIn("autumn1", "linear", "softmax", BEFORE, Duration.ofHours(30));
      room.grade(first, Verdict.PARTIAL, 0.33, "axis0", "softmax");
      second = room.handIn("autumn1", "linear", "softmax", AFTER, Duration.ofHours(2));
      room.grade(second, Verdict.ACCEPTED, 1, null, null);
      room.grade(
          room.handIn("autumn1", "earlier", "accuracy", "late", Duration.ofHours(1)),
          Verdict.ACCEPTED,
          1,
          null,
          null);
      for (int i = 1; i < NAMES.length - 2; i++) {
        for (int j = 0; j < EXERCISES.length && (i + j) % 5 != 0; j++) {
          someWork(room, "autumn" + (i + 1), EXERCISES[j], (7 * i + 3 * j) % 6);
        }
      }
    }
  }

  private static void someWork(Classroom room, String student, String exercise, int which) {
    UUID work =
        room.handIn(student, "linear", exercise, student + exercise, Duration.ofHours(5 + which));
    switch (which) {
      case 0 -> {}
      case 1 -> room.grade(work, Verdict.WRONG_ANSWER, 0, "shape", null);
      case 2 -> room.grade(work, Verdict.PARTIAL, 0.55, "not_finite", null);
      case 3 -> room.grade(work, Verdict.RUNTIME_ERROR, 0, "raised", null);
      default -> room.grade(work, Verdict.ACCEPTED, 1, null, null);
    }
  }

  @ParameterizedTest
  @CsvSource({"en, en-GB", "zh, zh-CN"})
  void theClassItsSubmissionsAndTheirReceipts(String language, String locale) throws IOException {
    Page page = open(new NewContextOptions().setLocale(locale));
    visit(page, "/courses/autumn/assignments/linear/class");
    signIn(page, "dong");
    look(page, "class-" + language + "-1-overview");
    visit(page, "/courses/autumn/assignments/linear/class?exercise=softmax&state=TRIED");
    look(page, "class-" + language + "-2-narrowed");
    page.locator(".diagnoses a").first().click();
    look(page, "class-" + language + "-3-submissions");
    visit(page, "/submissions/" + first + "/compare/" + second);
    look(page, "class-" + language + "-4-compare");
    page.context().close();

    theStudent(open(new NewContextOptions().setLocale(locale)), language);
    assertThat(complaints).isEmpty();
  }

  private static void theStudentsReceipt(Page page, String language) throws IOException {
    Download receipt = page.waitForDownload(() -> page.click("a[href$='/receipt']"));
    assertThat(receipt.suggestedFilename()).startsWith("receipt-");
    page.click("a[href='/receipts/check']");
    page.setInputFiles("#receipt", receipt.path());
    page.setInputFiles(
        "#file",
        new FilePayload("softmax.py", "text/x-python", AFTER.getBytes(StandardCharsets.UTF_8)));
    page.click("main form button[type=submit]");
    assertThat(page.locator("#finding .message.success").count())
        .as("genuine, and of this file")
        .isEqualTo(2);
    look(page, "class-" + language + "-9-receipt");
  }

  private void theStudent(Page page, String language) throws IOException {
    visit(page, "/courses/autumn");
    signIn(page, "autumn1");
    look(page, "class-" + language + "-5-home");
    visit(page, "/courses/autumn/assignments");
    look(page, "class-" + language + "-6-assignments");
    visit(page, "/courses/autumn/assignments/linear/softmax/submissions");
    look(page, "class-" + language + "-7-history");
    page.click("main form button[type=submit]");
    assertThat(page.url()).endsWith(first + "/compare/" + second);
    visit(page, "/submissions/" + second);
    look(page, "class-" + language + "-8-result");
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
    picture(page, "class-" + language + "-8-printed");
    page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
    theStudentsReceipt(page, language);
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"en, en-GB, LIGHT", "zh, zh-CN, DARK"})
  void aPhoneSeesThemToo(String language, String locale, ColorScheme colours) {
    var phone =
        new NewContextOptions().setLocale(locale).setViewportSize(360, 760).setColorScheme(colours);
    Page staff = open(phone);
    visit(staff, "/courses/autumn/assignments/linear/class");
    signIn(staff, "dong");
    look(staff, "class-" + language + "-phone-1-overview");
    staff.context().close();

    Page page = open(phone);
    visit(page, "/courses/autumn/assignments");
    signIn(page, "autumn1");
    look(page, "class-" + language + "-phone-2-assignments");
    visit(page, "/courses/autumn/assignments/linear/softmax/submissions");
    look(page, "class-" + language + "-phone-3-history");
    visit(page, "/submissions/" + first + "/compare/" + second);
    look(page, "class-" + language + "-phone-4-compare");
    visit(page, "/receipts/check");
    look(page, "class-" + language + "-phone-5-receipt");
    page.context().close();
  }

  @Test
  void withoutJavaScriptTwoSubmissionsAreChosenAndCompared() {
    Page page = open(new NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
    visit(page, "/courses/autumn/assignments/linear/softmax/submissions");
    signIn(page, "autumn1");

    page.check("input[name=a][value='" + second + "']");
    page.check("input[name=b][value='" + first + "']");
    page.click("main form button[type=submit]");

    assertThat(page.url()).endsWith(second + "/compare/" + first);
    assertThat(page.locator("tr.added").first().textContent()).contains("np.exp(o)");
    page.context().close();
  }

  /** Nothing scrolls sideways; and a picture. */
  private static void look(Page page, String name) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(name + " does not scroll sideways")
        .isEqualTo(true);
    picture(page, name);
  }
}
