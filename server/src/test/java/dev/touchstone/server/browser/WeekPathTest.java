package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.touchstone.server.Semester;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.authoring.Desk;
import dev.touchstone.server.course.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A week in the life of an assignment, from the author's folder to the shadow regrade. */
class WeekPathTest extends BrowserTest {

  private static final double PATIENCE = 120_000;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final String RIGHT =
      """
      def accuracy(o, y):
          pred = o.argmax(axis=1)
          return {"pred": pred, "acc": (pred == y).mean()}
      """;
  private static final String WRONG = RIGHT.replace("(pred == y)", "(pred != y)");

  @Autowired ApplicationContext server;

  private final Instant opens = Instant.now().minus(Duration.ofDays(7));
  private final Instant due = Instant.now().minus(Duration.ofHours(5));

  /** What pages say in one language. */
  private record Words(
      String passed,
      String diagnosis,
      String rightOnExamples,
      String accepted,
      String cost,
      String slipped,
      String finished,
      String who,
      String why,
      String regraded,
      String before,
      String earlier) {}

  private static final Words ENGLISH =
      new Words(
          "This version can be released",
          "You return the error rate",
          "Hidden cases are still to come",
          "Every case agrees with the reference",
          "costs 20 %",
          "2 of your 3 slip days left",
          "Everything is graded again",
          "2 students go up, nobody goes down, one keeps",
          "It is worth ten points, as the statement says.",
          "Graded again under version 2",
          "Before: 7 of 7",
          "This is an earlier result");

  private static final Words CHINESE =
      new Words(
          "这个版本可以发布",
          "你返回的是错误率",
          "提交后还要通过不公开的用例",
          "所有用例都与参考答案一致",
          "扣 20%",
          "还剩 2 个",
          "全部重新评测完毕",
          "2 人升，0 人降，1 人分数不变",
          "按题面，这道题值 10 分。",
          "已按作业第 2 版重新评测",
          "原来：7 / 7 分",
          "这是较早的结果");

  private Semester semester;
  private String name;
  private String locale;
  private Words words;

  @ParameterizedTest
  @CsvSource({"en, en-GB", "zh, zh-CN"})
  void fromTheFolderToTheShadowRegrade(String language, String browserLocale) {
    name = language;
    locale = browserLocale;
    words = language.equals("zh") ? CHINESE : ENGLISH;
    semester = new Semester(server, ZONE.getId(), 3);
    semester.join("week-lan-" + name, "兰老师", Role.INSTRUCTOR);
    semester.join("week-lin-" + name, "林一诺", Role.STUDENT);
    semester.join("week-bo-" + name, "薄文", Role.STUDENT);
    semester.join("week-cai-" + name, "蔡小雨", Role.STUDENT);
    Page lan = staff();

    release(lan, 7, 1);
    String right = theStudentWorks();
    othersWork();
    theClassIsLookedAt(lan);
    release(lan, 10, 2);
    everybodyIsGradedAgain(lan, right);
    lan.context().close();

    theStudentReadsIt(right);
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  private Page staff() {
    Page lan = open(new NewContextOptions().setLocale(locale));
    visit(lan, semester.path() + "/authoring");
    signIn(lan, "week-lan-" + name);
    return lan;
  }

  private void release(Page lan, int points, int version) {
    visit(lan, semester.path() + "/authoring");
    lan.fill("input[name=slug]", "accurate");
    lan.setInputFiles(
        "input[name=file]",
        new FilePayload("folder.zip", "application/zip", Desk.zip(folder(points))));
    lan.click("main form button");
    assertThat(lan.locator("main h1"))
        .containsText(words.passed(), new ContainsTextOptions().setTimeout(PATIENCE));
    lan.click("main form[action$='/release'] button");
    assertThat(lan.locator("main form[action$='/regrades'] button")).isVisible();
    look(lan, "week-" + name + "-1-released-" + version);
  }

  /** Runs, hands in what is wrong, mends it; and puts the due date off, since the week is over. */
  private String theStudentWorks() {
    Page lin = open(new NewContextOptions().setLocale(locale));
    visit(lin, work());
    signIn(lin, "week-lin-" + name);
    assertThat(lin.locator(".message.warning")).containsText(words.cost());
    look(lin, "week-" + name + "-2-late");
    lin.click("form[action$='/slip-days'] button");
    assertThat(lin.locator("main")).containsText(words.slipped());

    visit(lin, work() + "/accuracy");
    write(lin, RIGHT);
    lin.click("button[data-run]");
    assertThat(lin.locator("#run"))
        .containsText(words.rightOnExamples(), new ContainsTextOptions().setTimeout(PATIENCE));
    write(lin, WRONG);
    lin.click("button[data-main]");
    assertThat(lin.locator("main h1"))
        .containsText(words.diagnosis(), new ContainsTextOptions().setTimeout(PATIENCE));
    look(lin, "week-" + name + "-3-diagnosis");
    visit(lin, work() + "/accuracy");
    write(lin, RIGHT);
    lin.click("button[data-main]");
    assertThat(lin.locator("main h1"))
        .containsText(words.accepted(), new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(lin.locator(".streak.large .streak-score")).hasText("7 / 7");
    String right = lin.url().replaceFirst(".*(/submissions/)", "$1");
    lin.context().close();
    return right;
  }

  /** One is wrong and stays so; of the other we found once what we do not find any more. */
  private void othersWork() {
    Visitor bo = signedIn("week-bo-" + name);
    Visitor cai = signedIn("week-cai-" + name);
    String wrong = bo.submit(work() + "/accuracy", WRONG);
    String misjudged = cai.submit(work() + "/accuracy", RIGHT);
    bo.result(wrong);
    cai.result(misjudged);
    jdbc.sql(
            """
            update grading mine set verdict = other.verdict, score = 0, report = other.report
            from grading other where other.submission_id = ? and mine.submission_id in (?, ?)
            """)
        .params(id(wrong), id(wrong), id(misjudged))
        .update();
  }

  private void theClassIsLookedAt(Page lan) {
    visit(lan, work() + "/class");
    assertThat(lan.locator(".class-grid tbody tr")).hasCount(3);
    assertThat(lan.locator(".diagnoses")).containsText(words.diagnosis());
    look(lan, "week-" + name + "-4-class");
  }

  private void everybodyIsGradedAgain(Page lan, String right) {
    assertThat(signedIn("week-lin-" + name).page(right)).as("as it was").contains("<b>7</b>");
    lan.click("main form[action$='/regrades'] button");
    picture(lan, "week-" + name + "-5-regrade-begins");
    assertThat(lan.locator("#status"))
        .containsText(words.finished(), new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(lan.locator(".regrade-table tbody tr")).hasCount(2);
    assertThat(lan.locator(".regrade-table tbody tr").first()).containsText("蔡小雨");
    look(lan, "week-" + name + "-6-who-moves");
    assertThat(signedIn("week-lin-" + name).page(right)).as("still").contains("<b>7</b>");
    onAPhone(lan.url());

    lan.click("a[href$='/apply']");
    assertThat(lan.locator("main")).containsText(words.who());
    lan.fill("#reason", words.why());
    look(lan, "week-" + name + "-7-apply");
    lan.click("button[data-main]");
    assertThat(lan.locator("#status")).containsText(words.why());
    look(lan, "week-" + name + "-8-applied");
    visit(lan, work() + "/regrades");
    look(lan, "week-" + name + "-9-regrades");
  }

  private void onAPhone(String url) {
    Page phone =
        open(
            new NewContextOptions()
                .setLocale(locale)
                .setViewportSize(360, 780)
                .setColorScheme(ColorScheme.DARK));
    phone.navigate(url);
    signIn(phone, "week-lan-" + name);
    look(phone, "week-" + name + "-phone-1-who-moves");
    phone.context().close();
  }

  private void theStudentReadsIt(String right) {
    Page lin = open(new NewContextOptions().setLocale(locale).setViewportSize(360, 780));
    visit(lin, right);
    signIn(lin, "week-lin-" + name);
    assertThat(lin.locator(".message.info")).containsText(words.regraded());
    assertThat(lin.locator(".message.info")).containsText(words.why());
    assertThat(lin.locator(".streak.large .streak-score")).hasText("10 / 10");
    look(lin, "week-" + name + "-phone-2-regraded");
    lin.locator(".message.info a").click();
    assertThat(lin.locator(".message.warning")).containsText(words.earlier());
    assertThat(lin.locator(".streak.large .streak-score")).hasText("7 / 7");
    look(lin, "week-" + name + "-phone-3-earlier");
    lin.context().close();
  }

  private String work() {
    return semester.path() + "/assignments/accurate";
  }

  private Map<String, String> folder(int points) {
    Map<String, String> files = new TreeMap<>();
    files.put(
        "assignment.yaml",
        """
        title: {zh: 算得准不准, en: How accurate}
        opens: %s
        due: %s
        late: {policy: penalty, per-day: 20, days: 3}
        exercises:
          - {id: accuracy, points: %d}
        """
            .formatted(DATE.format(opens.atZone(ZONE)), DATE.format(due.atZone(ZONE)), points));
    files.put("statement.zh.md", "算一算准确率 $\\mathrm{acc}$。");
    files.put("statement.en.md", "Compute the accuracy $\\mathrm{acc}$.");
    return files;
  }

  /** Nothing scrolls sideways; and a picture. */
  private static void look(Page page, String picture) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as(picture + " does not scroll sideways")
        .isEqualTo(true);
    picture(page, picture);
  }

  private static UUID id(String path) {
    return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
  }
}
