package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.course.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The end of a competition: when it is drawn up, what it says, and that it never changes. */
class ClosingTest extends ServerTest {

  @Autowired ApplicationContext server;

  private final Instant monday = Instant.now().minus(Duration.ofDays(1));
  private Contest contest;
  private Membership lin;
  private Membership chen;
  private Membership zhou;

  @Test
  void itIsDrawnUpOnceEverythingIsScoredThatCameInTime() {
    open("cl-1", Contest.rules(1, 2, 1, false));
    contest.scored(lin, monday, 0.9, 0.85);
    UUID waiting = contest.handedIn(chen, monday);
    Visitor student = signedIn("cl-1-lin");

    assertThat(contest.close()).as("before the close").isFalse();
    contest.endedBefore(Duration.ofSeconds(30));
    assertThat(contest.close()).as("within the minute of grace").isFalse();
    contest.endedBefore(Duration.ofMinutes(2));
    assertThat(contest.close()).as("while one waits").isFalse();
    assertThat(student.get(path()).statusCode()).isEqualTo(404);
    assertThat(student.get(path() + ".csv").statusCode()).isEqualTo(404);
    assertThat(student.page(contest.page())).doesNotContain("/final");
    assertThat(signedIn("cl-1-lan").page(path())).contains("One entry still to be scored");

    contest.judge(waiting, 0.8, 0.8712345);
    assertThat(contest.close()).isTrue();
    assertThat(contest.close()).as("only once").isTrue();
    assertThat(editions()).isEqualTo(1);
    assertThat(student.page(path())).contains("87.12%", "Rank 2", "26.25 points");
  }

  @Test
  void everyTeamHasItsPlace() {
    open("cl-2", Contest.rules(1, 2, 1, true));
    contest.baseline(0.9, 0.88);
    UUID picked = contest.scored(lin, monday, 0.80, 0.86);
    contest.scored(lin, monday.plusSeconds(1), 0.95, 0.99);
    UUID own = contest.scored(chen, monday.plusSeconds(2), 0.92, 0.93);
    contest.scored(zhou, monday, 0.97, 0.97);
    Membership wu = contest.join("cl-2-wu", "吴桐");
    contest.handedIn(wu, monday);
    Visitor linPage = signedIn("cl-2-lin");
    assertThat(contest.post(linPage, "/team/picks/" + picked, Map.of("pick", "true")).statusCode())
        .isEqualTo(302);
    UUID late = contest.scored(wu, Instant.now(), 0.99, 0.999);
    jdbc.sql("update entry set late = true where id = ?").param(late).update();
    contest.judge(waitingOf(wu), 0.1, 0.1);
    jdbc.sql("update entry set late = true where team_id = ?")
        .param(contest.team(wu).id())
        .update();
    Visitor lan = signedIn("cl-2-lan");
    String teams = contest.page() + "/teams";
    String action = teams + "/" + contest.team(zhou).id() + "/disqualify";
    assertThat(lan.post(teams, action, Map.of("reason", " ")).body()).contains("Give a reason");
    assertThat(lan.post(teams, action, Map.of("reason", "shared code")).statusCode())
        .isEqualTo(302);
    assertThat(signedIn("cl-2-zhou").page(contest.page() + "/team")).contains("shared code");
    assertThat(signedIn("cl-2-zhou").get(teams).statusCode()).isEqualTo(404);
    contest.endedBefore(Duration.ofMinutes(2));
    assertThat(contest.close()).isTrue();

    FinalBoard board = board(null);
    assertThat(board.rows())
        .extracting(FinalBoard.Row::name)
        .containsExactly("cl-2-chen", "Softmax regression", "cl-2-lin", "吴桐", "cl-2-zhou");
    assertThat(board.rows()).extracting(FinalBoard.Row::rank).containsExactly(1, 2, 3, null, null);
    assertThat(board.rows())
        .extracting(FinalBoard.Row::delta)
        .containsExactly(1, 1, -2, null, null);
    assertThat(board.rows().getFirst().isMoveWithinNoise()).isTrue();
    assertThat(board.rows().get(2).isMoveWithinNoise()).isFalse();

    // The first rank owes its code, and so does the next one.
    assertThat(linPage.page(path()))
        .contains("A prize waits for your code", "The entry that counted is one you picked");
    Visitor chenPage = signedIn("cl-2-chen");
    contest.post(chenPage, "/team/published/" + own, Map.of("publish", "true"));
    assertThat(chenPage.page(path()))
        .contains("You have one of the prizes", "33 points, for a private score of 93.00%");
    assertThat(linPage.page(path())).doesNotContain("A prize waits");
    assertThat(contest.post(chenPage, "/team/published/" + own, Map.of("publish", "false")).body())
        .contains("stays open");
    assertThat(linPage.page(contest.page() + "/receipts/" + own)).contains("entry.py", "SHA-256");
    assertThat(linPage.get("/entries/" + own).statusCode()).isEqualTo(404);

    String student = linPage.page(path());
    assertThat(student).doesNotContain("Another edition", "33 points");
    String csv = new String(lan.download(path() + ".csv"), StandardCharsets.UTF_8);
    assertThat(csv.lines().toList()).hasSize(6);
    assertThat(csv).contains("1,2,1,cl-2-chen", "0.93", "within noise", "disqualified");
    assertThat(new String(linPage.download(path() + ".csv"), StandardCharsets.UTF_8))
        .contains("cl-2-chen", ",27\r\n")
        .doesNotContain(",33\r\n");
  }

  @Test
  void whatWouldChangeItMakesAnotherEdition() {
    open("cl-3", Contest.rules(1, 2, 1, false));
    contest.scored(lin, monday, 0.9, 0.85);
    UUID entry = contest.scored(chen, monday, 0.8, 0.80);
    rename(chen, "=HYPERLINK(\"x\")");
    contest.endedBefore(Duration.ofMinutes(2));
    contest.close();
    jdbc.sql(
            """
            with again as (
              insert into entry_scoring (entry_id, attempt, verdict, score, score_low, score_high,
                report, started_at, finished_at)
              select entry_id, 2, verdict, 0.95, 0.93, 0.97, report, now(), now()
              from entry_scoring where entry_id = ? returning id)
            insert into private_score select id, 0.95, 0.93, 0.97 from again
            """)
        .param(entry)
        .update();
    Visitor lan = signedIn("cl-3-lan");
    assertThat(board(null).rows().getFirst().name()).isEqualTo("cl-3-lin");

    assertThat(signedIn("cl-3-lin").post(contest.page(), path(), Map.of("label", "x")).statusCode())
        .isEqualTo(404);
    lan.post(path(), path(), Map.of("label", "A label was wrong <b>"));
    String teams = contest.page() + "/teams";
    lan.post(teams, teams + "/" + contest.team(lin).id() + "/disqualify", Map.of("reason", "x"));

    assertThat(editions()).isEqualTo(3);
    assertThat(board(1).rows()).extracting(FinalBoard.Row::team).startsWith(contest.team(lin).id());
    assertThat(board(2).rows())
        .extracting(FinalBoard.Row::team)
        .startsWith(contest.team(chen).id());
    assertThat(board(2).label()).isEqualTo("A label was wrong <b>");
    String page = signedIn("cl-3-lin").page(path());
    assertThat(page)
        .contains(
            "A label was wrong &lt;b&gt;", "after a disqualification", "as it was at the close")
        .contains("Your team is disqualified");
    assertThat(signedIn("cl-3-lin").page(path() + "?edition=1")).contains("Rank 1");
    assertThat(signedIn("cl-3-lin").get(path() + "?edition=9").statusCode()).isEqualTo(404);
    assertThat(new String(lan.download(path() + ".csv"), StandardCharsets.UTF_8))
        .contains("\"'=HYPERLINK(\"\"x\"\")\"");
  }

  @Test
  void whereOnlyNicknamesAreShownNobodyReadsAnotherName() {
    RulesFile usual = Contest.rules(2, 2, 0, false);
    open(
        "cl-4",
        new RulesFile(
            2,
            null,
            2,
            3,
            null,
            new RulesFile.Board("nicknames", null),
            null,
            null,
            null,
            null,
            null,
            usual.marks()));
    contest.scored(lin, monday, 0.9, 0.85);
    contest.scored(chen, monday, 0.8, 0.80);
    jdbc.sql("update team set nickname = 'Falcon' where id = ?")
        .param(contest.team(lin).id())
        .update();
    contest.endedBefore(Duration.ofMinutes(2));
    contest.close();

    String seen = signedIn("cl-4-zhou").page(path());
    assertThat(seen)
        .contains("Falcon", "Team " + contest.team(chen).id(), "85.000%")
        .doesNotContain("cl-4-lin", "cl-4-chen");
    assertThat(signedIn("cl-4-lan").page(path())).contains("cl-4-lin", "cl-4-chen");
  }

  @Test
  void staffSeeWhoHandsInNearlyTheSameAgainAndAgain() {
    open("cl-5", Contest.rules(1, 2, 0, false));
    for (int i = 0; i < 5; i++) {
      contest.scored(lin, monday.plusSeconds(600 * i), 0.9 + 0.001 * i, 0.8);
      contest.scored(chen, monday.plusSeconds(600 * i), 0.5 + 0.05 * i, 0.8);
    }

    List<StaffTeams.Probing> probing =
        server.getBean(StaffTeams.class).probing(contest.lan(), contest.competition());

    assertThat(probing).extracting(StaffTeams.Probing::name).containsExactly("cl-5-lin");
    assertThat(probing.getFirst().alike()).isEqualTo(5);
    assertThat(signedIn("cl-5-lan").page(contest.page() + "/teams"))
        .contains("Many nearly equal entries", "5 within a day");
    var limited =
        new Membership(
            contest.lan().accountId(), contest.lan().course(), Role.TA, Set.of(chen.accountId()));
    StaffTeams teams = server.getBean(StaffTeams.class);
    assertThat(teams.probing(limited, contest.competition())).isEmpty();
    assertThat(teams.of(limited, contest.competition()))
        .extracting(StaffTeams.Line::name)
        .containsExactly("cl-5-chen");
  }

  private void open(String prefix, RulesFile rules) {
    contest = new Contest(server, prefix + "-lan", rules);
    lin = contest.join(prefix + "-lin", prefix + "-lin");
    chen = contest.join(prefix + "-chen", prefix + "-chen");
    zhou = contest.join(prefix + "-zhou", prefix + "-zhou");
  }

  private void rename(Membership member, String name) {
    jdbc.sql("update team set name = ? where id = ?")
        .params(name, contest.team(member).id())
        .update();
  }

  private UUID waitingOf(Membership member) {
    return server.getBean(Entries.class).unjudged(contest.team(member).id()).getFirst();
  }

  private String path() {
    return contest.page() + "/final";
  }

  private FinalBoard board(@org.jspecify.annotations.Nullable Integer edition) {
    return server.getBean(FinalBoards.class).find(contest.competition(), edition).orElseThrow();
  }

  private int editions() {
    return server.getBean(FinalBoards.class).editions(contest.competition()).size();
  }
}
