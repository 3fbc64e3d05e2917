package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.course.Membership;
import dev.touchstone.server.grading.Jobs;
import dev.touchstone.server.submission.HandIn;
import dev.touchstone.server.submission.RefusedHandInException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who is in which team, and which entries count: as students do it, by forms. */
class TeamLifeTest extends ServerTest {

  private static final Map<String, String> YES = Map.of("accept", "true");
  private static final Map<String, String> NO = Map.of("accept", "false");

  @Autowired ApplicationContext server;
  @Autowired Jobs jobs;

  private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));
  private Contest contest;

  @Test
  void peopleAreInvitedAndDecideThemselves() {
    contest = Contest.usual(server, "tl-lan-1");
    Visitor lin = student("tl-lin-1");
    Visitor chen = student("tl-chen-1");
    Visitor zhou = student("tl-zhou-1");
    Visitor wu = student("tl-wu-1");
    done(lin, "", Map.of("name", " 深 海\u202E ", "nickname", "Abyss"));
    assertThat(team(lin)).contains("深 海", "1 of at most 3").doesNotContain("\u202E");

    assertThat(refused(lin, "/invitations", Map.of("account", "nobody")))
        .contains("No student of this course signs in as nobody");
    assertThat(refused(lin, "/invitations", Map.of("account", "tl-lan-1")))
        .contains("No student of this course");
    done(lin, "/invitations", Map.of("account", "tl-chen-1"));
    assertThat(refused(lin, "/invitations", Map.of("account", "tl-chen-1")))
        .contains("invited already");
    done(lin, "/invitations", Map.of("account", "tl-zhou-1"));
    assertThat(refused(lin, "/invitations", Map.of("account", "tl-wu-1")))
        .contains("at most 3 people, open invitations counted");

    String invitation = request(team(chen), "invitations");
    assertThat(contest.post(wu, "/team/invitations/" + invitation, YES).statusCode())
        .isEqualTo(404);
    assertThat(contest.post(wu, "/team/requests/" + invitation + "/withdraw", Map.of()).body())
        .contains("You have no team yet");
    done(chen, "/invitations/" + invitation, YES);
    assertThat(refused(chen, "/invitations/" + invitation, YES)).contains("withdrawn or answered");
    done(zhou, "/invitations/" + request(team(zhou), "invitations"), NO);
    assertThat(team(zhou)).contains("Found a team").doesNotContain("深 海");

    String page = team(chen);
    assertThat(page).contains("2 of at most 3", "tl-chen-1 joined", "深 海");
    assertThat(refused(zhou, "", Map.of("name", "ABYSS"))).contains("is called ABYSS");
    done(chen, "/leave", Map.of());
    assertThat(team(lin)).contains("tl-chen-1 left", "1 of at most 3");
    assertThat(signedIn("tl-lan-1").get(contest.page() + "/team").statusCode()).isEqualTo(404);
    assertThat(signedIn("lin").get(contest.page() + "/team").statusCode()).isEqualTo(404);
  }

  @Test
  void entriesStayWithTheirTeam() {
    contest = Contest.usual(server, "tl-lan-2");
    Visitor lin = student("tl-lin-2");
    Visitor chen = student("tl-chen-2");
    contest.scored(member("tl-lin-2"), yesterday, 0.9, 0.8);
    done(chen, "", Map.of("name", "Chen 2"));

    assertThat(refused(lin, "/leave", Map.of())).contains("the last in this team");
    done(chen, "/invitations", Map.of("account", "tl-lin-2"));
    assertThat(refused(lin, "/invitations/" + request(team(lin), "invitations"), YES))
        .contains("Let the two teams become one instead");
    done(lin, "/invitations", Map.of("account", "tl-chen-2"));
    done(chen, "/invitations/" + request(team(chen), "invitations"), YES);
    done(lin, "/leave", Map.of());

    assertThat(team(chen)).contains("1 of at most 3", "90.00%");
    assertThat(team(lin)).contains("Found a team");
  }

  @Test
  void twoTeamsBecomeOneWithAllTheyHave() {
    contest = Contest.usual(server, "tl-lan-3");
    Visitor lin = student("tl-lin-3");
    Visitor chen = student("tl-chen-3");
    Membership linMember = member("tl-lin-3");
    Membership chenMember = member("tl-chen-3");
    UUID good = contest.scored(linMember, yesterday, 0.93, 0.8);
    UUID poor = contest.scored(linMember, yesterday.plusSeconds(1), 0.91, 0.8);
    UUID fair = contest.scored(chenMember, yesterday.plusSeconds(2), 0.92, 0.8);
    long chensTeam = contest.team(chenMember).id();
    for (UUID entry : List.of(good, poor)) {
      done(lin, "/picks/" + entry, Map.of("pick", "true"));
    }
    done(chen, "/picks/" + fair, Map.of("pick", "true"));

    assertThat(refused(lin, "/mergers", Map.of("account", "tl-lin-3"))).contains("in your team");
    done(lin, "/mergers", Map.of("account", "tl-chen-3"));
    assertThat(refused(lin, "/mergers", Map.of("account", "tl-chen-3"))).contains("stands already");
    String page = team(chen);
    assertThat(page).contains("wants to become one with yours", "the 2 best public ones remain");
    done(chen, "/mergers/" + request(page, "mergers"), YES);

    String merged = team(chen);
    assertThat(merged)
        .contains("2 of at most 3", "handed in by tl-chen-3", "became part of this team")
        .contains("no room for these picks: " + receipt(poor))
        .contains("92.00%", "93.00%", "91.00%");
    assertThat(contest.team(linMember).id()).isEqualTo(contest.team(chenMember).id());
    assertThat(
            jdbc.sql(
                    "select count(*) from entry where team_id <> first_team_id and first_team_id ="
                        + " ?")
                .param(chensTeam)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(
            jdbc.sql("select picked_at is null from entry where id = ?")
                .param(poor)
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(contest.post(chen, "/team/mergers/999999", YES).body()).contains("in the meantime");
    assertThat(signedIn("tl-lan-3").page(contest.page() + "/teams")).contains("with tl-chen-3");
  }

  @Test
  void togetherTheyKeepToTheLimitsOfOne() {
    contest = Contest.usual(server, "tl-lan-4");
    Visitor lin = student("tl-lin-4");
    student("tl-chen-4");
    Instant start = Instant.now().minus(Duration.ofDays(2));
    // Open since two days: three days have begun, so fifteen entries at the most.
    for (int i = 0; i < 15; i++) {
      contest.scored(member("tl-lin-4"), start.plusSeconds(i), 0.5, 0.5);
    }
    contest.scored(member("tl-chen-4"), start, 0.5, 0.5);

    assertThat(refused(lin, "/mergers", Map.of("account", "tl-chen-4")))
        .contains(
            "Together you have 16 entries; on day 3 of the competition, at 5 entries a day, a team"
                + " may have 15");
    jdbc.sql("update competition set merges_until = now() where id = ?")
        .param(contest.id())
        .update();
    assertThat(refused(lin, "/mergers", Map.of("account", "tl-chen-4")))
        .contains("can become one has passed");
    contest.endedBefore(Duration.ofSeconds(1));
    assertThat(refused(lin, "/invitations", Map.of("account", "tl-chen-4")))
        .contains("after it closes");
  }

  @Test
  void ofManyWhoAcceptAtOnceNoMoreThanFitGetIn() throws Exception {
    contest = Contest.usual(server, "tl-lan-5");
    Visitor lin = student("tl-lin-5");
    done(lin, "", Map.of("name", "Narrow"));
    Team narrow = contest.team(member("tl-lin-5"));
    List<Callable<Integer>> answers = new ArrayList<>();
    for (String name : List.of("tl-a-5", "tl-b-5", "tl-c-5", "tl-d-5")) {
      Visitor one = student(name);
      server
          .getBean(TeamRequests.class)
          .invite(narrow, member(name).accountId(), member("tl-lin-5").accountId(), Instant.now());
      String request = request(team(one), "invitations");
      answers.add(() -> contest.post(one, "/team/invitations/" + request, YES).statusCode());
    }

    assertThat(atOnce(answers)).containsExactlyInAnyOrder(302, 302, 422, 422);
    assertThat(contest.team(member("tl-lin-5")).size()).isEqualTo(3);
  }

  @Test
  void ofTwoTeamsThatTakeEachOtherAtOnceOneGoesOn() throws Exception {
    contest = Contest.usual(server, "tl-lan-6");
    Visitor lin = student("tl-lin-6");
    Visitor chen = student("tl-chen-6");
    done(lin, "", Map.of("name", "Left"));
    done(chen, "", Map.of("name", "Right"));
    done(lin, "/mergers", Map.of("account", "tl-chen-6"));
    done(chen, "/mergers", Map.of("account", "tl-lin-6"));
    String toChen = request(team(chen), "mergers");
    String toLin = request(team(lin), "mergers");

    List<Integer> answers =
        atOnce(
            List.of(
                () -> contest.post(chen, "/team/mergers/" + toChen, YES).statusCode(),
                () -> contest.post(lin, "/team/mergers/" + toLin, YES).statusCode()));

    assertThat(answers).containsExactlyInAnyOrder(302, 422);
    assertThat(contest.team(member("tl-lin-6")).id())
        .isEqualTo(contest.team(member("tl-chen-6")).id());
  }

  @Test
  void aThirdPickIsRefusedWhenItIsMade() {
    contest = Contest.usual(server, "tl-lan-7");
    Visitor lin = student("tl-lin-7");
    Visitor chen = student("tl-chen-7");
    Membership member = member("tl-lin-7");
    UUID one = contest.scored(member, yesterday, 0.9, 0.8);
    UUID two = contest.scored(member, yesterday.plusSeconds(1), 0.8, 0.8);
    UUID three = contest.scored(member, yesterday.plusSeconds(2), 0.7, 0.8);
    UUID waiting = contest.handedIn(member, yesterday.plusSeconds(3));
    Map<String, String> pick = Map.of("pick", "true");
    assertThat(team(lin)).contains("2 best public entries count");

    done(lin, "/picks/" + one, pick);
    done(lin, "/picks/" + three, pick);
    assertThat(refused(lin, "/picks/" + two, pick))
        .contains("At most 2 can be picked", receipt(one), receipt(three), "Take one back first");
    assertThat(refused(lin, "/picks/" + waiting, pick)).contains("has no score that could count");
    assertThat(contest.post(chen, "/team/picks/" + one, pick).statusCode()).isEqualTo(404);
    done(lin, "/picks/" + one, Map.of("pick", "false"));
    done(lin, "/picks/" + two, pick);
    contest.endedBefore(Duration.ofSeconds(1));
    assertThat(refused(lin, "/picks/" + two, Map.of("pick", "false"))).contains("Picks ended");
  }

  @Test
  void aNewerEntryTakesThePlaceOfTheOneThatWaits() {
    contest = Contest.usual(server, "tl-lan-8");
    student("tl-lin-8");
    Membership member = member("tl-lin-8");
    UUID older = contest.handedIn(member, yesterday);
    queue(older);

    accept(member, "x = 1\n", Clock.systemUTC().instant());

    assertThat(
            jdbc.sql(
                    "select coalesce(min(priority), -32768) from scheduled_tasks where"
                        + " task_instance = ?")
                .param(older.toString())
                .query(Integer.class)
                .single())
        .isEqualTo(Short.MIN_VALUE);
  }

  @Test
  void nobodyLeavesOrJoinsATeamThatIsDisqualified() {
    contest = Contest.usual(server, "tl-lan-11");
    Visitor lin = student("tl-lin-11");
    Visitor chen = student("tl-chen-11");
    done(lin, "", Map.of("name", "深海", "nickname", "Abyss"));
    done(lin, "/invitations", Map.of("account", "tl-chen-11"));
    Visitor lan = signedIn("tl-lan-11");
    String teams = contest.page() + "/teams";
    String one = teams + "/" + contest.team(member("tl-lin-11")).id();
    lan.post(teams, one + "/disqualify", Map.of("reason", "Copied."));

    assertThat(refused(lin, "/leave", Map.of())).contains("This team is disqualified");
    assertThat(refused(lin, "/invitations", Map.of("account", "tl-chen-11")))
        .contains("This team is disqualified");
    assertThat(refused(chen, "/invitations/" + request(team(chen), "invitations"), YES))
        .contains("This team is disqualified");
    lan.post(teams, one + "/reinstate", Map.of());
    done(chen, "/invitations/" + request(team(chen), "invitations"), YES);
  }

  @Test
  void whatWaitedOverMidnightIsOfTheDayOnWhichItCame() {
    contest = Contest.usual(server, "tl-lan-12");
    student("tl-lin-12");
    Membership member = member("tl-lin-12");
    int perDay = contest.competition().entriesPerDay();
    ZoneId zone = member.course().zone();
    Instant midnight = LocalDate.now(zone).atStartOfDay(zone).toInstant();
    for (int i = 0; i < perDay; i++) {
      contest.scored(member, midnight.minusSeconds(60 + i), 0.5, 0.5);
    }

    assertThatThrownBy(() -> accept(member, "x = 1\n", midnight.minusMillis(100)))
        .isInstanceOf(RefusedHandInException.class);
    accept(member, "x = 1\n", midnight.plusMillis(100));
  }

  private void queue(UUID entry) {
    jdbc.sql(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,
              priority)
            values ('score-entry', ?, now() + interval '1 hour', false, 1, 0)
            """)
        .param(entry.toString())
        .update();
  }

  private void accept(Membership member, String code, Instant received) {
    server
        .getBean(EntryDesk.class)
        .accept(
            member,
            contest.competition(),
            new HandIn(code.getBytes(StandardCharsets.UTF_8), "x.py"),
            UUID.randomUUID(),
            received);
  }

  @Test
  void aNewerEntryDoesNotFreeOneThatIsHeld() {
    contest = Contest.usual(server, "tl-lan-10");
    student("tl-lin-10");
    Membership member = member("tl-lin-10");
    UUID held = contest.handedIn(member, yesterday);
    queue(held);
    jdbc.sql(
            """
            update scheduled_tasks set held_at = now(), held_by = account.id from account
            where task_instance = ? and account.name = 'admin'
            """)
        .param(held.toString())
        .update();

    accept(member, "x = 2\n", Clock.systemUTC().instant());

    assertThat(
            jdbc.sql(
                    "select count(*) from scheduled_tasks where task_instance = ? and held_at is"
                        + " not null")
                .param(held.toString())
                .query(Integer.class)
                .single())
        .isOne();
    jdbc.sql("delete from scheduled_tasks where task_instance = ?").param(held.toString()).update();
  }

  @Test
  void leavingATeamDoesNotBeginANewDay() {
    contest = Contest.usual(server, "tl-lan-9");
    student("tl-lin-9");
    Visitor chen = student("tl-chen-9");
    for (int i = 0; i < 5; i++) {
      contest.scored(member("tl-chen-9"), Instant.now(), 0.5, 0.5);
    }
    done(chen, "/invitations", Map.of("account", "tl-lin-9"));
    Visitor lin = signedIn("tl-lin-9");
    done(lin, "/invitations/" + request(team(lin), "invitations"), YES);
    done(chen, "/leave", Map.of());

    Map<String, String> fields = Visitor.hidden(chen.page(contest.page()));
    fields.putIfAbsent("form", UUID.randomUUID().toString());
    fields.put("code", "x = 1");
    HttpResponse<String> answer =
        chen.uploadBare(contest.page() + "/entries", fields, "", new byte[0]);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("has used its 5 entries");
  }

  private Visitor student(String name) {
    contest.join(name, name);
    return signedIn(name);
  }

  private Membership member(String name) {
    return contest.join(name, name);
  }

  private String team(Visitor visitor) {
    return visitor.page(contest.page() + "/team");
  }

  private void done(Visitor visitor, String path, Map<String, String> fields) {
    HttpResponse<String> answer = contest.post(visitor, "/team" + path, fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private String refused(Visitor visitor, String path, Map<String, String> fields) {
    HttpResponse<String> answer = contest.post(visitor, "/team" + path, fields);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Nothing has changed");
    return answer.body();
  }

  /** The first request of that kind on a team's page. */
  private static String request(String page, String kind) {
    var found = java.util.regex.Pattern.compile("/team/" + kind + "/(\\d+)").matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  private String receipt(UUID entry) {
    return jdbc.sql("select receipt from entry where id = ?")
        .param(entry)
        .query(String.class)
        .single();
  }

  private static List<Integer> atOnce(List<Callable<Integer>> posts) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> answers = new ArrayList<>();
      for (var answer : threads.invokeAll(posts)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
