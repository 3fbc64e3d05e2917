package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.touchstone.server.Semester;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.competition.BoardScene;
import dev.touchstone.server.course.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A board of 130 teams: found, watched, taken along, shown to everybody. */
class BoardPathTest extends BrowserTest {

  private static final double PATIENCE = 20_000;
  private static final double SECRET = 0.0123;
  private static final String SECRET_SHOWN = "(?s).*(?<![\\d.])1\\.23%.*";

  @Autowired ApplicationContext server;

  @Test
  void theBoardIsFoundWatchedTakenAlongAndShownToEverybody() throws Exception {
    Semester semester = new Semester(server, "Asia/Shanghai", 0);
    semester.join("board-ta", "方助教", Role.TA);
    long ning = semester.join("board-ning", "宁静远", Role.STUDENT).accountId();
    long xia = semester.join("board-xia", "夏知秋", Role.STUDENT).accountId();
    var scene = new BoardScene(server, semester.path().substring("/courses/".length()), "leaves");
    String board = semester.path() + "/competitions/leaves/board";
    long own = fill(scene, ning, xia);
    long first = scene.team("=1+1");
    scene.scored(first, Instant.now().minus(Duration.ofDays(1)), 12, SECRET);

    Page page = open(new NewContextOptions().setLocale("zh-CN"));
    visit(page, board);
    signIn(page, "board-ning");
    assertThat(page.locator("#teams")).containsText("132");
    assertThat(page.locator("table.board tbody tr")).hasCount(102);
    assertThat(page.locator("tr.mine")).containsText("夏知秋");
    assertThat(page.locator(".delta.up").first()).isVisible();
    assertThat(page.locator("td.tie.first").first()).isVisible();
    assertThat(page.locator(".board-chart path.own")).hasCount(1);
    picture(page, "zh-90-board");

    jumpsToItsOwnRow(page, board);
    findsAMember(page);
    seesANewScore(page, board, scene);
    page.context().close();

    String csv =
        new String(signedIn("board-ning").download(board + ".csv"), StandardCharsets.UTF_8);
    assertThat(csv).startsWith("\uFEFF").contains("'=1+1").doesNotContain("\n=1+1", ",=1+1");
    assertThat(csv.lines()).hasSize(134);

    namesAreKept(scene, board, own);
    everybodyMayLook(scene, semester.path().replace("/courses/", "/boards/") + "/leaves", board);
    onAPhoneInTheDark(board);
    withoutAScript(board);
    assertThat(complaints).isEmpty();
  }

  private static long fill(BoardScene scene, long ning, long xia) {
    Instant yesterday = Instant.now().minus(Duration.ofDays(2));
    long own = 0;
    for (int i = 0; i < 130; i++) {
      long team = i == 110 ? scene.team("静水流深", ning, xia) : scene.team("第 " + (i + 1) + " 队");
      own = i == 110 ? team : own;
      scene.scored(team, yesterday.plusSeconds(60L * i), 60 + 2 * i - (i % 7), SECRET);
      if (i % 3 == 0) {
        scene.scored(team, Instant.now().minusSeconds(9000 - i), 20 + 2 * i, SECRET);
      }
    }
    long baseline = scene.team("Softmax");
    scene.change(baseline, "baseline = true");
    scene.scored(baseline, yesterday, 90, SECRET);
    return own;
  }

  private static void jumpsToItsOwnRow(Page page, String board) {
    page.click("text=到我的一行");
    page.waitForURL("**" + board + "?page=1#me");
    assertThat(page.locator("#me")).isInViewport();
    assertThat(page.locator("table.board tbody tr")).hasCount(32);
  }

  private static void findsAMember(Page page) {
    page.fill("#q", "知秋");
    page.keyboard().press("Enter");
    assertThat(page.locator("table.board tbody tr")).hasCount(1);
    assertThat(page.locator("tr.mine")).containsText("静水流深");
    page.fill("#q", "没有这个人");
    page.keyboard().press("Enter");
    assertThat(page.locator("#board")).containsText("没有队伍");
  }

  private void seesANewScore(Page page, String board, BoardScene scene) {
    visit(page, board);
    page.evaluate("window.sameDocument = true");
    long newcomer = scene.team("后来居上");
    scene.scored(newcomer, Instant.now(), 3, SECRET);
    Locator top = page.locator("table.board tbody tr").first();
    assertThat(top).containsText("后来居上", new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(page.evaluate("window.sameDocument === true")).isEqualTo(true);
    scene.change(newcomer, "disqualified_at = now(), disqualified_reason = 'x'");
    assertThat(top).not().containsText("后来居上", new ContainsTextOptions().setTimeout(PATIENCE));
    assertThat(page.content()).doesNotMatch(SECRET_SHOWN);
    scene.change(newcomer, "disqualified_at = null, disqualified_reason = null");
  }

  private void namesAreKept(BoardScene scene, String board, long own) {
    Visitor student = signedIn("board-ning");
    scene.set("board_names", "nicknames");
    scene.change(own, "nickname = '水'");
    assertThat(student.page(board)).doesNotContain("第 1 队").contains("Team ");
    assertThat(student.page(board + "?page=1")).contains("静水流深", "宁静远");
    assertThat(signedIn("board-xia").page(board + "?page=1")).contains("静水流深");
    assertThat(signedIn("board-ta").page(board)).contains("第 1 队");
    scene.set("board_names", "top");
    scene.set("board_top", 5);
    assertThat(student.page(board + "?q=第").split("<tr")).hasSizeLessThan(20);
    scene.set("board_names", "names");
  }

  private void everybodyMayLook(BoardScene scene, String open, String board) throws Exception {
    assertThat(stranger().get(open).statusCode()).isEqualTo(404);
    scene.set("public_page", true);
    Thread.sleep(1100);
    HttpResponse<String> answer = ask(open, "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("第 1 队")
        .doesNotContain("宁静远", "/courses/", "/entries/", "_csrf")
        .doesNotMatch(SECRET_SHOWN);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors *");
    assertThat(answer.headers().firstValue("X-Frame-Options")).isEmpty();
    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("public");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(ask(open, tag).statusCode()).isEqualTo(304);
    scene.scored(scene.team("最新"), Instant.now(), 300, SECRET);
    Thread.sleep(400);
    assertThat(ask(open, tag).statusCode()).isEqualTo(200);
    HttpResponse<String> inside = signedIn("board-ning").get(board);
    assertThat(inside.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors 'none'");
    assertThat(inside.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    Page page = open(new NewContextOptions().setLocale("en-GB"));
    visit(page, open);
    assertThat(page.locator("table.board tbody tr")).hasCount(100);
    picture(page, "en-91-public-board");
    page.context().close();
  }

  private HttpResponse<String> ask(String path, String tag) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    request.header("Accept-Language", "zh");
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  private void onAPhoneInTheDark(String board) {
    Page page =
        open(
            new NewContextOptions()
                .setLocale("en-GB")
                .setViewportSize(360, 780)
                .setColorScheme(ColorScheme.DARK));
    visit(page, board);
    signIn(page, "board-ning");
    assertThat(page.locator("tr.mine")).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("no page scrolls sideways")
        .isEqualTo(true);
    picture(page, "phone-92-board");
    page.context().close();
  }

  private void withoutAScript(String board) {
    Page page = open(new NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
    visit(page, board);
    signIn(page, "board-ning");
    assertThat(page.locator(".board-chart path.line")).hasCount(6);
    assertThat(page.locator(".sparkline svg").first()).isVisible();
    picture(page, "en-93-board-still");
    page.context().close();
  }
}
