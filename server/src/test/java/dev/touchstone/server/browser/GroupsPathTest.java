package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.touchstone.server.Semester;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.course.Role;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A result in groups, some closed, as a student and as staff read it; pictures in
 * target/screenshots.
 */
class GroupsPathTest extends BrowserTest {

  private static final String GROUPS =
      """
      [{"name": "basics", "title": {"zh": "基本情形", "en": "The basics"}, "weight": 2,
        "show": "NOW", "cases": ["example", "rectangular", "square"]},
       {"name": "edge", "title": {"zh": "极端情形", "en": "Edge cases"}, "weight": 2,
        "show": "AFTER_DUE", "cases": ["large", "single"]},
       {"name": "exam", "title": {"zh": "验收用例", "en": "Acceptance"}, "weight": 3,
        "show": "AFTER_RELEASE", "cases": ["equal"]}]
      """;
  private static final String CODE =
      """
      import numpy as np

      def softmax(o):
          e = np.exp(o)
          return e / e.sum(axis=1, keepdims=True)
      """;

  @Autowired ApplicationContext server;

  @Test
  void whatIsClosedSaysWhenItOpens() {
    Semester semester = new Semester(server, "Asia/Shanghai", 2);
    semester.join("gerda", "Gerda", Role.STUDENT);
    semester.join("gustav", "Gustav", Role.TA);
    Assignment work = semester.due(Instant.now().plus(Duration.ofDays(2)), Terms.FREE);
    semester.group(work, GROUPS);
    Visitor gerda = signedIn("gerda");
    String result = gerda.submit(semester.path(work) + "/softmax", CODE);
    gerda.result(result);

    student("en-GB", 1180, "en", semester, work, result);
    student("zh-CN", 360, "zh-360", semester, work, result);
    semester.move(work, Instant.now().minusSeconds(2));
    student("zh-CN", 1180, "zh-due", semester, work, result);

    Page page = open(new NewContextOptions().setLocale("en-GB").setViewportSize(1180, 800));
    visit(page, semester.path(work));
    signIn(page, "gustav");
    visit(page, semester.path(work));
    look(page, "groups-staff-assignment-en");
    page.click("button:has-text('Release the results')");
    assertThat(page.locator("main")).containsText("The results were released");
    look(page, "groups-staff-released-en");
    visit(page, result);
    assertThat(page.locator(".case-group")).hasCount(3);
    look(page, "groups-staff-result-en");
    page.context().close();
    student("en-GB", 360, "en-360-released", semester, work, result);
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  private void student(
      String locale, int width, String name, Semester semester, Assignment work, String result) {
    Page page = open(new NewContextOptions().setLocale(locale).setViewportSize(width, 800));
    visit(page, result);
    signIn(page, "gerda");
    visit(page, result);
    assertThat(page.locator(".case-group")).hasCount(3);
    look(page, "groups-result-" + name);
    visit(page, semester.path(work));
    look(page, "groups-assignment-" + name);
    visit(page, semester.path());
    look(page, "groups-home-" + name);
    visit(page, semester.path() + "/submissions");
    look(page, "groups-submissions-" + name);
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
