package dev.touchstone.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import dev.touchstone.server.competition.Contest;
import dev.touchstone.server.competition.Digits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Three teams live through a competition: a merger, a tie, a disqualification, a late entry, the
 * close. Everything that the server sends to students before it is read to the last byte.
 */
class ContestPathTest extends BrowserTest {

  private static final double PATIENCE = 90_000;
  private static final String CHINESE = "zh-CN";
  private static final String ENGLISH = "en-GB";

  private static final String NINES =
      "def train(x, y):\n    pass\n\ndef predict(model, x):\n    return [9] * len(x)\n";

  @Autowired ApplicationContext server;

  private Contest contest;
  private Relay relay;

  @Test
  void threeTeamsLiveThroughACompetition() throws Exception {
    contest = Contest.usual(server, "con-lan");
    contest.join("con-lin", "林一诺");
    contest.join("con-wu", "吴桐");
    contest.join("con-chen", "Chen Siyuan");
    contest.join("con-zhou", "Zhou Ning");
    contest.enterBaseline();
    try (Relay between = new Relay(port)) {
      relay = between;
      Page lin = student("con-lin", CHINESE, 1280);
      Page wu = student("con-wu", CHINESE, 360);
      Page chen = student("con-chen", ENGLISH, 1280);
      enter(lin, Digits.starter());
      enter(wu, NINES);
      String tied = enter(chen, Digits.starter() + "\n# Chen\n");
      merge(lin, wu);
      outsideOf(chen, "con-zhou");
      pick(chen, tied);

      // The job that draws up final boards leaves it alone for a minute yet.
      contest.endedBefore(Duration.ofSeconds(1));
      assertThat(visitTo(chen, "/final")).isEqualTo(404);
      enter(chen, Digits.starter() + "\n# late\n");
      assertThat(chen.locator(".late").first()).isVisible();
      go(chen, "/team");
      picture(chen, "contest-en-4-late");
      go(lin, "");

      noPrivateNumberWasSent();
      contest.endedBefore(Duration.ofMinutes(2));
      assertThat(contest.close()).isTrue();
      theEnd(lin, wu, chen);
      List.of(lin, wu, chen).forEach(page -> page.context().close());
    }
    assertThat(complaints).allMatch(said -> said.contains("404"));
  }

  private void merge(Page lin, Page wu) {
    go(lin, "/team");
    lin.fill("#name", "近邻");
    lin.click("form:has(#name) button");
    assertThat(lin.locator("h1")).containsText("近邻");
    lin.fill("#merge-with", "con-wu");
    lin.click("form:has(#merge-with) button");
    assertThat(lin.locator("main")).containsText("尚未答复");
    picture(lin, "contest-zh-1-offer");
    go(wu, "/team");
    assertThat(wu.locator("main")).containsText("有队伍想与你们合并");
    picture(wu, "contest-zh-2-offered-phone");
    wu.locator("section[aria-labelledby=offers] form button").first().click();
    assertThat(wu.locator("h1")).containsText("近邻");
    assertThat(wu.locator("main")).containsText("吴桐 并入本队");
    assertThat(wu.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
    picture(wu, "contest-zh-3-merged-phone");
  }

  /** A third team, which is disqualified and reads why. */
  private void outsideOf(Page chen, String name) {
    Page zhou = student(name, ENGLISH, 1280);
    enter(zhou, Digits.program("nearest_neighbours"));
    Page lan = open(new NewContextOptions().setLocale(CHINESE));
    visit(lan, contest.page() + "/teams");
    signIn(lan, "con-lan");
    var row = lan.locator("tr:has-text('Zhou Ning')");
    row.locator("summary").click();
    row.locator("input[name=reason]").fill("Code copied from another course");
    row.locator("form button").click();
    assertThat(lan.locator("tr:has-text('Zhou Ning')")).containsText("取消资格");
    picture(lan, "contest-zh-5-teams-staff");
    lan.context().close();
    go(zhou, "/team");
    assertThat(zhou.locator("[role=alert]")).containsText("Code copied from another course");
    zhou.context().close();
  }

  private void pick(Page chen, String entry) {
    go(chen, "/team");
    chen.click("form[action$='/picks/" + entry + "'] button");
    assertThat(chen.locator("main")).containsText("Only what you picked counts");
    chen.click("form[action$='/published/" + entry + "'] button");
    assertThat(chen.locator("main")).containsText("published");
  }

  private void theEnd(Page lin, Page wu, Page chen) {
    go(chen, "/final");
    assertThat(chen.locator("h1")).containsText("Final board");
    assertThat(chen.locator(".final-table tbody tr")).hasCount(4);
    assertThat(chen.locator(".final-table tbody tr").last()).containsText("disqualified");
    assertThat(chen.locator(".shake-up line")).hasCount(3);
    tieIsByReceipt();
    assertThat(chen.locator("section[aria-labelledby=own]"))
        .containsText("You have one of the prizes");
    picture(chen, "contest-en-6-final");
    chen.click(".final-table a:has-text('code')");
    assertThat(chen.locator("h1")).containsText("Receipt of an entry");
    picture(chen, "contest-en-7-receipt");
    go(lin, "/final");
    assertThat(lin.locator("section[aria-labelledby=own]")).containsText("公开代码后才能领奖");
    picture(lin, "contest-zh-6-final");
    lin.click(".final-table a:has-text('代码')");
    assertThat(lin.locator("main")).containsText("# Chen");
    go(wu, "/final");
    assertThat(wu.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
    picture(wu, "contest-zh-8-final-phone");
    replay();
  }

  /** Two teams handed in the same program; whose receipt is earlier stands first. */
  private void tieIsByReceipt() {
    record Row(String name, int rank, double score) {}
    List<Row> teams =
        jdbc.sql(
                """
                select name, rank, score from final_row
                where rank is not null and not baseline and board_id in
                  (select id from final_board where competition_id in
                    (select id from competition where slug = ?))
                order by rank
                """)
            .param(contest.page().substring(contest.page().lastIndexOf('/') + 1))
            .query(Row.class)
            .list();
    assertThat(teams).extracting(Row::name).containsExactly("近邻", "Chen Siyuan");
    assertThat(teams.getFirst().score()).isEqualTo(teams.getLast().score());
    assertThat(teams.getFirst().rank()).isLessThan(teams.getLast().rank());
  }

  /** Staff run the winner's entry again. */
  private void replay() {
    Page lan = open(new NewContextOptions().setLocale(ENGLISH));
    visit(lan, contest.page() + "/final");
    signIn(lan, "con-lan");
    picture(lan, "contest-en-9-final-staff");
    lan.locator(".final-table tbody tr:not(.baseline) a").first().click();
    lan.click("form[action$='/replays'] button");
    Instant end = Instant.now().plusSeconds(60);
    while (Instant.now().isBefore(end) && !lan.content().contains("Same within tolerance")) {
      lan.waitForTimeout(500);
      lan.reload();
    }
    assertThat(lan.locator("main")).containsText("Same within tolerance");
    picture(lan, "contest-en-10-replay");
    lan.context().close();
  }

  /**
   * No private score, in any form that a page, a script or a table could give it: all digits, the
   * digits shown, as a percentage, as a share. What is public as well proves nothing.
   */
  private void noPrivateNumberWasSent() {
    String everything = relay.everything();
    assertThat(everything).contains("</html>", "text/event-stream", "近邻", "Chen Siyuan");
    Set<String> open = new HashSet<>();
    jdbc.sql(
            "select unnest(array[score, score_low, score_high]) from entry_scoring where score is"
                + " not null")
        .query(Double.class)
        .list()
        .forEach(score -> open.addAll(forms(score)));
    Set<String> secret = new TreeSet<>();
    jdbc.sql(
            """
            select unnest(array[kept.score, kept.score_low, kept.score_high])
            from private_score kept
            join entry_scoring s on s.id = kept.entry_scoring_id
            join entry on entry.id = s.entry_id join team on team.id = entry.team_id
            join competition on competition.id = team.competition_id
            where competition.slug = ?
            """)
        .param(contest.page().substring(contest.page().lastIndexOf('/') + 1))
        .query(Double.class)
        .list()
        .forEach(score -> secret.addAll(forms(score)));
    secret.removeAll(open);

    assertThat(secret).hasSizeGreaterThan(20);
    assertThat(secret).noneMatch(form -> isIn(everything, form));
  }

  /** Not as the end of a longer number: 97.76% holds no 7.76%. */
  private static boolean isIn(String text, String form) {
    return Pattern.compile("(?<![0-9.])" + Pattern.quote(form)).matcher(text).find();
  }

  private static Set<String> forms(double score) {
    Set<String> forms = new HashSet<>();
    forms.add(String.valueOf(score));
    forms.add(String.valueOf(100 * score));
    for (int digits = 4; digits <= 10; digits++) {
      forms.add(String.format(Locale.ROOT, "%." + digits + "f", score));
    }
    for (int digits = 2; digits <= 8; digits++) {
      forms.add(String.format(Locale.ROOT, "%." + digits + "f", 100 * score) + "%");
    }
    return forms;
  }

  private Page student(String name, String locale, int width) {
    Page page = open(new NewContextOptions().setLocale(locale).setViewportSize(width, 900));
    go(page, "");
    signIn(page, name);
    return page;
  }

  private void go(Page page, String path) {
    visitTo(page, path);
  }

  private int visitTo(Page page, String path) {
    return page.navigate("http://127.0.0.1:" + relay.port() + contest.page() + path).status();
  }

  /** Hands in by the form, waits for the score and answers the entry's id. */
  private String enter(Page page, String code) {
    go(page, "");
    if (page.viewportSize().width < 600) {
      page.locator("label[for=split-right]").click();
    }
    write(page, code);
    page.click(".split-right button[data-main]");
    assertThat(page.locator("main h1"))
        .containsText("%", new ContainsTextOptions().setTimeout(PATIENCE));
    String url = page.url();
    return UUID.fromString(url.substring(url.lastIndexOf('/') + 1)).toString();
  }
}
