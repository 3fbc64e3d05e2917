package dev.touchstone.server.participation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.account.SignedIn;
import dev.touchstone.server.course.CourseAccess;
import dev.touchstone.server.course.Membership;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Roll calls in courses of three or four, from the draw to the answer to an objection. */
class RollCallTest extends ServerTest {

  @Autowired private RollCalls calls;
  @Autowired private TurnBook turns;
  @Autowired private CourseAccess courses;

  private String course = "";
  private String here = "";

  private void room(String slug) {
    course = slug;
    here = "/courses/" + slug + "/participation";
    Classroom.open(jdbc, slug, "点名课", "Roll call")
        .person(slug + "-lan", "兰老师", "INSTRUCTOR")
        .person(slug + "-ta", "助教", "TA")
        .person(slug + "-a", "阿丽", "STUDENT")
        .person(slug + "-b", "单波", "STUDENT")
        .person(slug + "-c", "陈晨", "STUDENT");
  }

  private long course() {
    return jdbc.sql("select id from course where slug = ?")
        .param(course)
        .query(Long.class)
        .single();
  }

  private Membership lecturer() {
    var lan = new SignedIn(account(course + "-lan"), course + "-lan", "兰老师", false);
    return courses.membership(lan, course);
  }

  private long account(String name) {
    return jdbc.sql("select id from account where name = ?").param(name).query(Long.class).single();
  }

  private String start(Visitor staff) {
    HttpResponse<String> answer = staff.post(here, here + "/calls", Map.of("topic", "第三讲"));
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private static long id(String call) {
    return Long.parseLong(call.substring(call.lastIndexOf('/') + 1));
  }

  private Turn draw(Visitor staff, String call, int after) {
    staff.post(call, call + "/draw", Map.of("after", String.valueOf(after)));
    return turns.ofCall(course(), id(call)).getFirst();
  }

  private static void mark(Visitor staff, String call, Turn turn, Map<String, String> what) {
    Map<String, String> fields = new HashMap<>(what);
    fields.putIfAbsent("seen", String.valueOf(turn.marks().size()));
    staff.post(call, call + "/turns/" + turn.id(), fields);
  }

  private static String words(String page) {
    return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void whatWasDrawnCanBeDrawnAgainFromSeedAndList() {
    room("rc-replay");
    Visitor lan = signedIn("rc-replay-lan");
    String call = start(lan);
    assertThat(start(lan)).as("pressed twice").isEqualTo(call);
    draw(lan, call, 0);
    draw(lan, call, 0);
    assertThat(calls.get(lecturer(), id(call)).turns()).as("pressed twice").isEqualTo(1);
    draw(lan, call, 1);
    draw(lan, call, 2);
    draw(lan, call, 3);

    Call drawn = calls.get(lecturer(), id(call));
    List<Long> order = new ArrayList<>();
    turns.ofCall(course(), id(call)).reversed().forEach(turn -> order.add(turn.accountId()));
    assertThat(order).isEqualTo(Draw.order(drawn.seed(), drawn.pool())).hasSize(3);
    assertThat(lan.page(call)).contains("Everybody was called", drawn.fingerprint());
    assertThat(lan.page(call)).doesNotContain(drawn.seedText());
    assertThat(signedIn("rc-replay-a").page(here)).doesNotContain(drawn.seedText());

    lan.post(call, call + "/end", Map.of());
    assertThat(lan.page(call)).contains(drawn.seedText());
    assertThat(signedIn("rc-replay-a").page(here)).contains(drawn.seedText());
    String second = start(lan);
    assertThat(calls.get(lecturer(), id(second)).pool())
        .as("two calls went to others since the first one's turn, none since the last one's")
        .extracting(Candidate::calls)
        .containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void aCallOfOtherStudentsIsNotThereForATaOfASection() {
    room("rc-limit");
    jdbc.sql("insert into section (course_id, name) values (?, 'A'), (?, 'B')")
        .params(course(), course())
        .update();
    jdbc.sql(
            """
            update enrolment set section_id = (
              select id from section where course_id = enrolment.course_id
                and name = case when account_id = ? then 'A' else 'B' end)
            where course_id = ? and role = 'STUDENT'
            """)
        .params(account("rc-limit-a"), course())
        .update();
    jdbc.sql(
            """
            insert into ta_section (enrolment_id, section_id)
            select enrolment.id, section.id from enrolment
            join section on section.course_id = enrolment.course_id and section.name = 'A'
            where enrolment.account_id = ?
            """)
        .param(account("rc-limit-ta"))
        .update();
    Visitor lan = signedIn("rc-limit-lan");
    Visitor ta = signedIn("rc-limit-ta");
    String everybodys = start(lan);
    draw(lan, everybodys, 0);

    assertThat(ta.page(here)).doesNotContain(everybodys);
    for (String page : List.of("", "/projector", "/projector/name")) {
      assertThat(ta.get(everybodys + page).statusCode()).as(page).isEqualTo(404);
    }
    for (String deed : List.of("/draw", "/answers", "/end")) {
      Map<String, String> all =
          Map.of("after", "1", "points", "1", "student", String.valueOf(account("rc-limit-a")));
      assertThat(ta.post(here, everybodys + deed, all).statusCode()).as(deed).isEqualTo(404);
    }
    assertThat(turns.ofCall(course(), id(everybodys))).hasSize(1);

    String own = start(ta);
    assertThat(ta.page(own)).contains("阿丽").doesNotContain("单波");
    assertThat(ta.page(here)).contains(own);
    assertThat(lan.page(here)).contains(own, everybodys);
  }

  @Test
  void theWallShowsTheNameAndHowItIsRead() {
    room("rc-wall");
    Visitor lan = signedIn("rc-wall-lan").reading("zh");
    String call = start(lan);
    assertThat(lan.page(call + "/projector")).contains("稍等", "every 1s");
    Turn turn = draw(lan, call, 0);

    assertThat(lan.page(call + "/projector/name"))
        .contains(turn.name(), Pinyin.of(turn.name()))
        .doesNotContain("<html");
    Visitor called =
        signedIn(
            jdbc.sql("select name from account where id = ?")
                .param(turn.accountId())
                .query(String.class)
                .single());
    called.post(here, here + "/pinyin", Map.of("pinyin", "<b>"));
    assertThat(lan.page(call + "/projector/name")).contains(Pinyin.of(turn.name()));
    called.post(here, here + "/pinyin", Map.of("pinyin", "Dān Bǒ"));
    assertThat(lan.page(call + "/projector/name")).contains("Dān Bǒ");
  }

  @Test
  void correctionsKeepWhatWasThereAndAreAudited() {
    room("rc-fix");
    Visitor lan = signedIn("rc-fix-lan");
    String call = start(lan);
    Turn turn = draw(lan, call, 0);
    mark(lan, call, turn, Map.of("status", "ABSENT"));
    mark(lan, call, turn, Map.of("status", "PRESENT", "seen", "0"));
    assertThat(turns.find(course(), turn.id()).orElseThrow().status())
        .as("a second lecturer who saw less changes nothing")
        .isEqualTo(Status.ABSENT);
    lan.post(call, call + "/end", Map.of());

    Visitor student =
        signedIn(
            jdbc.sql("select name from account where id = ?")
                .param(turn.accountId())
                .query(String.class)
                .single());
    assertThat(words(student.page(here))).contains("absent", "Object");
    String appeal = here + "/turns/" + turn.id() + "/appeal";
    student.post(here, appeal, Map.of("text", "I was there, <b>behind the pillar</b>"));
    student.post(here, appeal, Map.of("text", "twice"));
    assertThat(lan.page(here)).contains("I was there, &lt;b&gt;behind the pillar");

    String page = here + "/students/" + turn.accountId();
    String action = here + "/turns/" + turn.id();
    Map<String, String> fix =
        Map.of("status", "PRESENT", "points", "1", "reason", "was behind the pillar", "seen", "1");
    assertThat(lan.post(page, action, with(fix, "reason", " ")).body()).contains("Say why");
    assertThat(lan.post(page, action, with(fix, "points", "-1")).statusCode()).isEqualTo(422);
    assertThat(lan.post(page, action, fix).statusCode()).isEqualTo(302);
    assertThat(lan.post(page, action, fix).body()).contains("Something was noted here meanwhile");
    lan.post(page, action + "/answer", Map.of("answer", "You were."));

    assertThat(words(student.page(here)))
        .contains("present +1", "was behind the pillar", "before: absent", "You were.")
        .doesNotContain("twice", "Waits for an answer");
    assertThat(
            jdbc.sql(
                    """
                    select detail ->> 'was' from audit_entry
                    where subject_id = ? and action = 'participation.corrected'
                    """)
                .param(turn.accountId())
                .query(String.class)
                .list())
        .containsExactly("ABSENT 0");
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> other = new HashMap<>(fields);
    other.put(name, value);
    return other;
  }

  @Test
  void whatItIsWorthFlowsIntoTheGradebookByTheRule() {
    room("rc-worth");
    Visitor lan = signedIn("rc-worth-lan");
    String scheme = "/courses/rc-worth/gradebook/scheme";
    String token = Visitor.hidden(lan.page(scheme)).getOrDefault("_csrf", "");
    lan.postRaw(
        scheme,
        "version=0&of=participation&weight=100&cap=&drop=&outOf=&zh=&en=&bonus=false"
            + "&total=&bands=&pass=60&missing=2&_csrf="
            + token);
    String book = "/courses/rc-worth/gradebook";
    assertThat(words(lan.page(book))).as("nothing was called yet").contains("0 / 0");

    String call = start(lan);
    Turn absent = draw(lan, call, 0);
    mark(lan, call, absent, Map.of("status", "ABSENT"));
    Turn late = draw(lan, call, 1);
    mark(lan, call, late, Map.of("status", "LATE"));
    mark(lan, call, turns.find(course(), late.id()).orElseThrow(), Map.of("points", "3"));
    lan.post(
        call,
        call + "/answers",
        Map.of("student", String.valueOf(absent.accountId()), "points", "2", "after", "2"));

    // Absent and 2 of 5 points: 12; late and 3 of 5: 35 + 18; never called: 70.
    assertThat(words(lan.page(book))).contains("12 / 100", "53 / 100", "70 / 100");

    Map<String, String> rule =
        Map.of("version", "0", "attendance", "100", "late", "0", "answers", "5");
    assertThat(signedIn("rc-worth-ta").post(here, here + "/rule", rule).statusCode())
        .isEqualTo(404);
    assertThat(lan.post(here, here + "/rule", with(rule, "late", "120")).body())
        .contains("Percent are whole numbers", "value=\"120\"");
    assertThat(lan.post(here, here + "/rule", rule).statusCode()).isEqualTo(302);
    assertThat(lan.post(here, here + "/rule", rule).body()).contains("Somebody else changed");
    assertThat(words(lan.page(book))).contains("0 / 100", "100 / 100");
  }

  @Test
  void toStudentsAndStrangersThereAreOnlyTheirOwnTurns() {
    room("rc-no");
    Visitor lan = signedIn("rc-no-lan");
    String call = start(lan);
    Turn turn = draw(lan, call, 0);
    mark(lan, call, turn, Map.of("status", "PRESENT"));
    String other =
        List.of("rc-no-a", "rc-no-b", "rc-no-c").stream()
            .filter(name -> account(name) != turn.accountId())
            .findFirst()
            .orElseThrow();
    Visitor student = signedIn(other);

    for (String path : List.of(call, call + "/projector", call + "/projector/name")) {
      assertThat(student.get(path).statusCode()).as(path).isEqualTo(404);
      assertThat(signedIn("wang").get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(student.get(here + "/students/" + turn.accountId()).statusCode()).isEqualTo(404);
    String appeal = here + "/turns/" + turn.id() + "/appeal";
    assertThat(student.post(here, appeal, Map.of("text", "x")).statusCode()).isEqualTo(404);
    assertThat(student.post(here, here + "/calls", Map.of()).statusCode()).isEqualTo(404);
    assertThat(student.page(here)).doesNotContain("turn-" + turn.id());
  }
}
