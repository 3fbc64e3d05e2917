package dev.touchstone.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has an assignment of its own in one course. */
class ReviewTest extends ServerTest {

  private static int count;

  private Classroom room;
  private String work;
  private UUID hers;

  @BeforeEach
  void anAssignment() {
    work = "essay-" + ++count;
    room =
        Classroom.open(jdbc, "atelier", "画室", "Atelier")
            .person("qiao-s", "乔同学", "STUDENT")
            .person("ruan-s", "阮同学", "STUDENT")
            .person("shen-ta", "沈助教", "TA")
            .person("tong-ta", "童助教", "TA")
            .person("wei-i", "魏老师", "INSTRUCTOR")
            .assignment(work, Duration.ofDays(3), Duration.ofDays(4), "softmax", "corr2d");
    hers = accepted("qiao-s", "# 乔同学 qiao-s, line qiao-second\nx = 1\n");
  }

  private UUID accepted(String student, String code) {
    return room.grade(
        room.handIn(student, work, "softmax", code, Duration.ofHours(2)),
        Verdict.ACCEPTED,
        1,
        null,
        null);
  }

  private String base() {
    return "/courses/atelier/review/" + work;
  }

  private String at(UUID id) {
    return base() + "?at=" + id;
  }

  private HttpResponse<String> act(Visitor who, UUID id, String deed, Map<String, String> fields) {
    return act(who, base() + "/" + id + "/" + deed, fields);
  }

  private static HttpResponse<String> act(Visitor who, String action, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", Visitor.hidden(who.page("/courses/atelier")).getOrDefault("_csrf", ""));
    return who.postBare(action, all);
  }

  private long item(String said, String points) {
    return jdbc.sql(
            """
            insert into rubric_item (assignment_id, position, said, points)
            select id, 0, ?, ? from assignment where slug = ? returning id
            """)
        .params(said, new BigDecimal(points), work)
        .query(Long.class)
        .single();
  }

  private HttpResponse<String> save(Visitor who, UUID id, int base, String said, long... ticks) {
    Map<String, String> fields = new HashMap<>();
    fields.put("base", String.valueOf(base));
    fields.put("rubric", String.valueOf(rubricVersion()));
    fields.put("said", said);
    if (ticks.length > 0) {
      fields.put("tick", String.valueOf(ticks[0]));
    }
    return act(who, id, "verdict", fields);
  }

  private int rubricVersion() {
    return jdbc.sql(
            "select coalesce(max(rubric.version), 0) from rubric join assignment on assignment.id ="
                + " assignment_id where slug = ?")
        .param(work)
        .query(Integer.class)
        .single();
  }

  private List<BigDecimal> points(UUID submission) {
    return jdbc.sql(
            """
            select points from adjustment where source =
              (select 'review:' || id from review where submission_id = ?)
            """)
        .param(submission)
        .query(BigDecimal.class)
        .list();
  }

  @Test
  void aReviewIsTheStudentsOnlyWhenItIsReleasedAndIsNewOnce() {
    long slow = item("Loops over rows", "-1.5");
    Visitor ta = signedIn("shen-ta");
    Visitor student = signedIn("qiao-s");
    student.page("/courses/atelier");
    act(ta, hers, "comments", Map.of("from", "2", "to", "2", "said", "Why $x^2$? <b>no</b>"));
    save(ta, hers, 0, "Well done.", slow);
    String page = "/submissions/" + hers;

    assertThat(student.page(page)).doesNotContain("Loops over rows", "Well done.");
    assertThat(student.get(page + "/review").statusCode()).isEqualTo(404);
    assertThat(student.page("/courses/atelier")).doesNotContain(page + "/review");

    act(ta, hers, "release", Map.of());

    assertThat(student.page(page)).contains("Loops over rows", "−1.5 points", "Well done.");
    assertThat(student.page(page + "/review"))
        .contains("class=\"math\"", "&lt;b&gt;no", "line 2")
        .doesNotContain("<b>no");
    assertThat(student.page("/courses/atelier"))
        .contains("Review of", page + "/review", "<span class=\"tag\">new");
    assertThat(student.reading("zh").page("/courses/atelier"))
        .contains("的批阅")
        .doesNotContain("<span class=\"tag\">新");
    assertThat(signedIn("ruan-s").get(page + "/review").statusCode()).isEqualTo(404);
  }

  @Test
  void theLaterOfTwoWhoReviewIsToldAndKeepsWhatTheyTyped() {
    save(signedIn("shen-ta"), hers, 0, "First.");

    HttpResponse<String> later = save(signedIn("tong-ta"), hers, 0, "Typed for an hour.");

    assertThat(later.statusCode()).isEqualTo(409);
    assertThat(later.body()).contains("沈助教 saved this review", "Typed for an hour.");
    assertThat(signedIn("shen-ta").page(at(hers))).contains("First.");
    assertThat(save(signedIn("tong-ta"), hers, 1, "Typed for an hour.").statusCode())
        .isEqualTo(302);
  }

  @Test
  void aChangedRubricIsToldToWhoeverReviewsWithTheOldOne() {
    Visitor ta = signedIn("shen-ta");
    act(
        signedIn("wei-i"),
        base() + "/rubric",
        Map.of("base", "0", "said", "Clear", "points", "1", "apply", "true"));

    HttpResponse<String> told =
        act(ta, hers, "verdict", Map.of("base", "0", "rubric", "0", "said", "Mine."));

    assertThat(told.statusCode()).isEqualTo(409);
    assertThat(told.body()).contains("魏老师 changed the rubric", "Mine.", "Clear");
  }

  @Test
  void aChangeOfTheRubricIsShownFirstAndThenMovesEverybody() {
    long slow = item("Slow", "-2");
    UUID his = accepted("ruan-s", "y = 2\n");
    Visitor ta = signedIn("shen-ta");
    save(ta, hers, 0, "", slow);
    save(ta, his, 0, "");
    act(ta, hers, "release", Map.of());
    Map<String, String> change = new HashMap<>();
    change.put("base", "0");
    change.put("item", String.valueOf(slow));
    change.put("said", "Slow, but right");
    change.put("points", "-1");

    String preview = act(ta, base() + "/rubric", change).body();

    assertThat(preview).contains("乔同学", "−2", "−1").doesNotContain("阮同学");
    assertThat(points(hers)).as("nothing has moved yet").containsExactly(new BigDecimal("-2.00"));
    change.put("apply", "true");
    act(ta, base() + "/rubric", change);
    assertThat(points(hers)).containsExactly(new BigDecimal("-1.00"));
    assertThat(points(his)).isEmpty();
    assertThat(
            jdbc.sql(
                    """
                    select detail ->> 'is' from audit_entry join account on account.id = subject_id
                    where action = 'review.points_moved' and account.name = 'qiao-s'
                      and object = (select 'review:' || id from review where submission_id = ?)
                    """)
                .param(hers)
                .query(String.class)
                .list())
        .containsExactly("-1.00");
    assertThat(act(ta, base() + "/rubric", change).statusCode())
        .as("the same page sent again")
        .isEqualTo(409);
  }

  @Test
  void pointsThatAreNoNumberAreRefusedAndNothingTypedIsLost() {
    HttpResponse<String> refused =
        act(
            signedIn("shen-ta"),
            base() + "/rubric",
            Map.of("base", "0", "said", "Elegant", "points", "much"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Points are a number", "Elegant", "much");
  }

  @Test
  void aRubricThatIsFullCanStillBeChangedAndSaysThatItIsFull() {
    for (int i = 0; i < 60; i++) {
      item("Item " + i, "1");
    }
    Visitor ta = signedIn("shen-ta");
    String page = ta.page(base() + "/rubric");
    assertThat(page).contains("Item 59");

    assertThat(changed(ta, page, "", "").statusCode()).as("as it is").isEqualTo(302);
    HttpResponse<String> more = changed(ta, ta.page(base() + "/rubric"), "One more", "2");
    assertThat(more.statusCode()).isEqualTo(422);
    assertThat(more.body()).contains("at most 60 items", "One more");
  }

  /** The form as the page has it, with something in its first empty row. */
  private HttpResponse<String> changed(Visitor who, String page, String said, String points) {
    var form = new StringJoiner("&");
    Matcher items = Pattern.compile("name=\"item\" value=\"(\\d+)\"").matcher(page);
    List<String> ids = items.results().map(found -> found.group(1)).toList();
    boolean placed = false;
    for (String id : ids) {
      boolean empty = id.equals("0");
      form.add("item=" + id).add("exercise=");
      form.add("said=" + (empty ? (placed ? "" : said.replace(' ', '+')) : "Item"));
      form.add("points=" + (empty ? (placed ? "" : points) : "1"));
      placed |= empty;
    }
    form.add("base=" + rubricVersion()).add("apply=true");
    form.add("_csrf=" + Visitor.hidden(who.page("/courses/atelier")).getOrDefault("_csrf", ""));
    return who.postRaw(base() + "/rubric", form.toString());
  }

  @Test
  void whereNamesAreHiddenTheyAreNowhereOnTheDesk() {
    act(signedIn("wei-i"), base() + "/anonymity", Map.of("anonymous", "true"));
    Visitor ta = signedIn("shen-ta");

    assertThat(ta.page(at(hers)))
        .doesNotContain("乔同学", "qiao-s,", "/submissions/" + hers + "\"")
        .contains("▒▒▒", "qiao-second");
    assertThat(act(ta, base() + "/anonymity", Map.of()).statusCode())
        .as("a TA does not decide that")
        .isEqualTo(404);
  }

  @Test
  void aTaWhoIsLimitedToASectionSeesNobodyElse() {
    room.person("xue-ta", "薛助教", "TA");
    jdbc.sql(
            """
            insert into section (course_id, name) select id, 'A' from course where slug = 'atelier'
            on conflict do nothing
            """)
        .update();
    jdbc.sql(
            """
            insert into ta_section (enrolment_id, section_id)
            select enrolment.id, section.id from enrolment
            join account on account.id = account_id join section on section.course_id = enrolment.course_id
            where account.name = 'xue-ta' and section.name = 'A' on conflict do nothing
            """)
        .update();
    Visitor limited = signedIn("xue-ta");
    String xue = String.valueOf(accounts.findByName("xue-ta").orElseThrow().id());

    assertThat(act(signedIn("shen-ta"), hers, "hand-over", Map.of("to", xue)).statusCode())
        .as("handed over to who may not see it")
        .isEqualTo(404);
    assertThat(limited.page(base())).doesNotContain("乔同学");
    assertThat(limited.get(at(hers)).statusCode()).isEqualTo(404);
    assertThat(save(limited, hers, 0, "No.").statusCode()).isEqualTo(404);
    assertThat(signedIn("qiao-s").get(base()).statusCode()).as("a student").isEqualTo(404);
    assertThat(signedIn("wang").get(base()).statusCode()).as("another course's").isEqualTo(404);
  }

  @Test
  void workIsSplitEvenlyHandedOverAndReleasedTogether() {
    UUID his = accepted("ruan-s", "y = 2\n");
    Visitor ta = signedIn("shen-ta");
    long shen = accounts.findByName("shen-ta").orElseThrow().id();
    long tong = accounts.findByName("tong-ta").orElseThrow().id();
    act(ta, base() + "/split", Map.of("among", shen + "," + tong));

    assertThat(assignees()).containsExactlyInAnyOrder(shen, tong);
    act(ta, hers, "hand-over", Map.of("to", String.valueOf(tong), "said", "You know CNNs."));
    act(ta, his, "hand-over", Map.of("to", String.valueOf(tong)));
    assertThat(assignees()).containsExactly(tong, tong);
    assertThat(signedIn("tong-ta").page(base() + "?view=mine&at=" + hers))
        .contains("乔同学", "阮同学", "You know CNNs.", "0 of 2 reviewed");

    save(ta, hers, 0, "Good.");
    act(ta, base() + "/release", Map.of());

    assertThat(signedIn("qiao-s").page("/submissions/" + hers))
        .contains("Good.")
        .doesNotContain("You know CNNs.");
    assertThat(signedIn("ruan-s").get("/submissions/" + his + "/review").statusCode())
        .as("nobody has reviewed it")
        .isEqualTo(404);
  }

  private List<Long> assignees() {
    return jdbc.sql(
            """
            select assigned_to from review join submission on submission.id = submission_id
            join assignment_exercise asked on asked.id = assignment_exercise_id
            join assignment on assignment.id = assignment_id where slug = ?
            """)
        .param(work)
        .query(Long.class)
        .list();
  }

  @Test
  void aSampleIsTheSameForEverybodyWhoKnowsItsSeedAndTheOrderIsNot() {
    for (int i = 0; i < 12; i++) {
      room.person("many-" + i, "众" + i, "STUDENT");
      accepted("many-" + i, "z = " + i + "\n");
    }
    String sample = base() + "?view=sample&sample=5&seed=7";

    List<String> shens = rows(signedIn("shen-ta").page(sample));
    List<String> tongs = rows(signedIn("tong-ta").page(sample));

    assertThat(shens).hasSize(5).containsExactlyInAnyOrderElementsOf(tongs);
    List<String> all = rows(signedIn("shen-ta").page(base()));
    assertThat(all).hasSize(13).isEqualTo(rows(signedIn("shen-ta").page(base())));
    assertThat(all).isNotEqualTo(rows(signedIn("tong-ta").page(base())));
  }

  private static List<String> rows(String page) {
    Matcher found =
        Pattern.compile(
                "<a href=\"[^\"]*&amp;at=([0-9a-f-]{36})\"[^>]*>\\s*<span class=\"desk-who\"")
            .matcher(page);
    return found.results().map(match -> match.group(1)).toList();
  }

  @Test
  void aVeryLongSubmissionIsCutAndSaysSo() {
    UUID endless = accepted("ruan-s", "x = 1\n".repeat(50_000));
    Visitor ta = signedIn("shen-ta");

    String page = ta.page(at(endless));

    assertThat(page.length()).isLessThan(1_500_000);
    assertThat(page).contains("too long for a page");
    assertThat(act(ta, endless, "comments", Map.of("from", "49000", "said", "Far down.")).body())
        .contains("no such lines", "Far down.");
  }

  @Test
  void aFlagASnippetAndAnEmptyCommentAreHandled() {
    Visitor ta = signedIn("shen-ta");
    act(ta, hers, "flag", Map.of("why", "Looks like a copy"));
    act(
        ta,
        hers,
        "comments",
        Map.of("from", "1", "to", "1", "said", "Use `einsum`.", "keep", "einsum"));

    assertThat(signedIn("tong-ta").page(base() + "?view=flagged")).contains("Looks like a copy");
    assertThat(signedIn("tong-ta").page("/courses/atelier/review")).contains("einsum");
    assertThat(act(ta, hers, "comments", Map.of("from", "1", "said", " ")).statusCode())
        .isEqualTo(422);
    assertThat(act(ta, hers, "release", Map.of()).body()).contains("nothing to release");
  }
}
