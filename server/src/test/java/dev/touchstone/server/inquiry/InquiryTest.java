package dev.touchstone.server.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inquiries and talks: each test has an assignment of its own. */
class InquiryTest extends ServerTest {

  private static int count;

  private String work;
  private UUID handed;
  private String page;

  @BeforeEach
  void aResult() {
    work = "quiz-" + ++count;
    Classroom room =
        Classroom.open(jdbc, "forum", "论坛", "Forum")
            .person("ding-s", "丁同学", "STUDENT")
            .person("fang-s", "方同学", "STUDENT")
            .person("geng-ta", "耿助教", "TA")
            .person("hou-ta", "侯助教", "TA")
            .assignment(work, Duration.ofDays(9), Duration.ofDays(1), "softmax");
    handed =
        room.grade(
            room.handIn("ding-s", work, "softmax", "a = 1\n", Duration.ofHours(2)),
            Verdict.PARTIAL,
            0.6,
            null,
            null);
    page = "/submissions/" + handed + "/inquiry";
  }

  private static HttpResponse<String> act(Visitor who, String action, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", Visitor.hidden(who.page("/courses/forum")).getOrDefault("_csrf", ""));
    return who.postBare(action, all);
  }

  private long id() {
    return jdbc.sql("select max(id) from inquiry where submission_id = ?")
        .param(handed)
        .query(Long.class)
        .single();
  }

  private HttpResponse<String> answer(Visitor ta, int base, String said) {
    return act(
        ta,
        page + "/" + id() + "/answer",
        Map.of("base", String.valueOf(base), "changed", "false", "said", said));
  }

  @Test
  void aStudentAsksStaffAnswerAndItCanBeOpenedOnceMore() {
    Visitor student = signedIn("ding-s");
    Visitor ta = signedIn("geng-ta");
    assertThat(student.page("/submissions/" + handed)).contains(page);
    act(student, page, Map.of("said", "Case 2 looks right to me: $a=1$."));
    assertThat(ta.page("/courses/forum/inquiries")).contains("丁同学", "since today", page);
    assertThat(ta.page("/courses/forum/review/" + work + "?at=" + handed)).contains(page);
    assertThat(act(student, page, Map.of("said", "And again.")).body())
        .contains("open inquiry about this exercise already");

    answer(ta, 0, "It overflows; see the hint.");

    assertThat(student.page("/courses/forum")).contains("answered: left as it is");
    assertThat(student.page(page)).contains("It overflows", "class=\"math\"", "耿助教");
    act(student, page + "/" + id() + "/reopen", Map.of("said", "The hint is about another case."));
    assertThat(ta.page(page)).contains("asked once more");
    answer(ta, 2, "True, but it stays.");
    assertThat(act(student, page + "/" + id() + "/reopen", Map.of("said", "Please.")).statusCode())
        .as("only once")
        .isEqualTo(422);
    assertThat(
            jdbc.sql("select action from audit_entry where object = 'inquiry:' || ? order by id")
                .param(id())
                .query(String.class)
                .list())
        .containsExactly(
            "inquiry.asked", "inquiry.answered", "inquiry.reopened", "inquiry.answered");
  }

  @Test
  void ofTwoWhoAnswerTheLaterIsToldAndKeepsWhatTheyTyped() {
    act(signedIn("ding-s"), page, Map.of("said", "Why?"));
    answer(signedIn("geng-ta"), 0, "Because of axis 0.");

    HttpResponse<String> later = answer(signedIn("hou-ta"), 0, "A long explanation.");

    assertThat(later.statusCode()).isEqualTo(422);
    assertThat(later.body())
        .contains("Somebody answered it meanwhile", "Because of axis 0.", "A long explanation.");
  }

  @Test
  void afterTheTimeNobodyCanAskAndNobodyAsksAboutOthersWork() {
    assertThat(act(signedIn("fang-s"), page, Map.of("said", "His grade?")).statusCode())
        .isEqualTo(404);
    assertThat(signedIn("fang-s").get(page).statusCode()).isEqualTo(404);
    assertThat(signedIn("fang-s").get("/courses/forum/inquiries").statusCode()).isEqualTo(404);
    assertThat(act(signedIn("ding-s"), page, Map.of("said", "  ")).statusCode()).isEqualTo(422);
    jdbc.sql("update grading set finished_at = now() - interval '20 days' where submission_id = ?")
        .param(handed)
        .update();

    HttpResponse<String> late = act(signedIn("ding-s"), page, Map.of("said", "Too late?"));

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("time to ask about this grade is over");
  }

  @Test
  void anAuthorIsInvitedAcceptsAndTheTalkIsOnRecord() {
    Visitor ta = signedIn("geng-ta");
    Visitor student = signedIn("ding-s");
    String desk = "/courses/forum/review/" + work + "/" + handed + "/talk";
    String result = "/submissions/" + handed;
    act(ta, desk, Map.of("what", "invite", "said", "The shortest softmax of all."));
    assertThat(student.page(result)).contains("The shortest softmax of all.", "I will present it");
    assertThat(student.page("/courses/forum")).contains("Present your answer");
    act(ta, desk, Map.of("what", "done"));
    assertThat(ta.page("/courses/forum/talks")).as("not accepted yet").contains("invited");

    act(student, result + "/talk", Map.of("accept", "true", "said", "With slides."));
    act(ta, desk, Map.of("what", "date", "day", "2031-05-20"));
    assertThat(student.page(result)).contains("accepted", "on 2031-05-20");
    act(ta, desk, Map.of("what", "done"));

    assertThat(ta.page("/courses/forum/talks")).contains("presented", "丁同学", "on 2031-05-20");
    assertThat(act(signedIn("fang-s"), result + "/talk", Map.of("accept", "true")).statusCode())
        .isEqualTo(404);
  }
}
