package dev.touchstone.server.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.Verdict;
import dev.touchstone.server.Classroom;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real sandbox judges what is handed in. */
class FixTest extends ServerTest {

  private static final String GOOD =
      """
      import numpy as np
      def softmax(x):
          e = np.exp(x - x.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  private static int count;

  private Classroom room;
  private String work;
  private UUID broken;

  @BeforeEach
  void aBrokenSubmission() {
    work = "mend-" + ++count;
    room =
        Classroom.open(jdbc, "workshop", "工坊", "Workshop")
            .person("bai-s", "白同学", "STUDENT")
            .person("cen-s", "岑同学", "STUDENT")
            .person("dou-ta", "窦助教", "TA")
            // Due a day ago: a fix is handed in all the same.
            .assignment(work, Duration.ofDays(9), Duration.ofDays(-1), "softmax");
    broken =
        room.grade(
            room.handIn("bai-s", work, "softmax", "a = 1\nb = 2\nc = 3\n", Duration.ofDays(2)),
            Verdict.PARTIAL,
            0.6,
            null,
            null);
  }

  private String base() {
    return "/courses/workshop/review/" + work + "/" + broken;
  }

  private static HttpResponse<String> act(Visitor who, String action, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", Visitor.hidden(who.page("/courses/workshop")).getOrDefault("_csrf", ""));
    return who.postBare(action, all);
  }

  private static String in(int days) {
    return LocalDateTime.now(ZoneId.of("Asia/Shanghai")).plusDays(days).withNano(0).toString();
  }

  /** Asks and returns the page of the request. */
  private String ask(Visitor ta) {
    act(ta, base() + "/fix", Map.of("from", "2", "to", "3", "said", "Use $e^x$.", "due", in(2)));
    return jdbc.sql("select id from fix_request where submission_id = ? and withdrawn_at is null")
        .param(broken)
        .query(Long.class)
        .optional()
        .map(id -> "/submissions/" + broken + "/fix/" + id)
        .orElseThrow();
  }

  private List<BigDecimal> taken() {
    return jdbc.sql(
            """
            select adjustment.points from adjustment join assignment on assignment.id = assignment_id
            where slug = ? and source like 'fix:%' and released_at is not null
            """)
        .param(work)
        .query(BigDecimal.class)
        .list();
  }

  private Map<String, Object> counting() {
    return jdbc.sql(
            """
            select submission_id, score, late from best_score
            where course = 'workshop' and assignment = ? and student = 'bai-s'
            """)
        .param(work)
        .query()
        .singleRow();
  }

  /** Hands in from a page that was opened before. */
  private static HttpResponse<String> late(Visitor student, String page, Map<String, String> form) {
    form.put("code", "# late\n" + GOOD);
    return student.uploadBare(page + "/submissions", form, "", new byte[0]);
  }

  private void deed(Visitor ta, String page, String what, Map<String, String> fields) {
    act(ta, base() + "/fix" + page.substring(page.lastIndexOf('/')) + "/" + what, fields);
  }

  @Test
  void aFixThatPassesCountsInsteadAndCostsWhatTheRuleSays() {
    String page = ask(signedIn("dou-ta"));
    Visitor student = signedIn("bai-s");
    assertThat(student.page("/courses/workshop")).contains(page, "waiting for the fix");
    assertThat(student.page("/courses/workshop/assignments/" + work + "/softmax")).contains(page);
    assertThat(student.page("/submissions/" + broken)).contains(page);
    assertThat(student.page(page)).contains("class=\"math\"", "10 %", "b = 2");

    Map<String, String> form = new HashMap<>(Visitor.hidden(student.page(page)));
    String fix = student.submit(page, GOOD);
    student.result(fix);

    assertThat(counting())
        .containsEntry("submission_id", UUID.fromString(fix.substring("/submissions/".length())))
        .containsEntry("score", new BigDecimal("10.00"))
        .containsEntry("late", false);
    assertThat(taken()).containsExactly(new BigDecimal("-1.00"));
    assertThat(student.page(page)).contains("All tests passed", "by the rule", "/compare/");
    assertThat(student.page("/submissions/" + broken)).as("both versions stay").contains("c = 3");
    assertThat(late(student, page, form).statusCode()).as("it has ended").isEqualTo(422);
    assertThat(signedIn("cen-s").get(page).statusCode()).isEqualTo(404);
    assertThat(
            jdbc.sql("select action from audit_entry where object = 'fix:' || ? order by id")
                .param(page.substring(page.lastIndexOf('/') + 1))
                .query(String.class)
                .list())
        .containsExactly("fix.asked", "fix.handed_in", "fix.settled");
  }

  @Test
  void aFixThatFailsAgainIsForStaffToAcceptOrToAskAgain() {
    Visitor ta = signedIn("dou-ta");
    String page = ask(ta);
    Visitor student = signedIn("bai-s");

    student.result(student.submit(page, "def softmax(x):\n    return x\n"));

    assertThat(counting()).containsEntry("submission_id", broken);
    assertThat(taken()).isEmpty();
    assertThat(ta.page(page)).contains("staff look at it", "Accept this fix");
    deed(ta, page, "again", Map.of("said", "Still no exp.", "due", in(3)));
    assertThat(student.page(page)).contains("waiting for the fix", "Still no exp.");
    String second = student.submit(page, "def softmax(x):\n    return -x\n");
    student.result(second);
    deed(ta, page, "accept", Map.of());
    assertThat(counting().get("submission_id")).hasToString(second.substring(13));
    assertThat(taken()).hasSize(1);
    deed(ta, page, "waive", Map.of());
    assertThat(taken()).isEmpty();
    assertThat(student.page(page)).contains("staff gave it back");
  }

  @Test
  void staffMakeTheSmallestPatchThemselves() {
    Visitor ta = signedIn("dou-ta");
    Map<String, String> fields = new HashMap<>(Visitor.hidden(ta.page(base() + "/patch")));
    fields.putAll(Map.of("code", GOOD, "said", "Wrote it down."));

    ta.postBare(base() + "/patch", fields);

    UUID patch =
        jdbc.sql("select id from submission where mends = ? and made_by is not null")
            .param(broken)
            .query(UUID.class)
            .single();
    Visitor student = signedIn("bai-s");
    assertThat(student.result("/submissions/" + patch)).contains("made by staff");
    assertThat(counting()).containsEntry("submission_id", patch);
    assertThat(taken()).hasSize(1);
  }

  @Test
  void whatIsWithdrawnOrOverTakesNothingMore() {
    Visitor ta = signedIn("dou-ta");
    Visitor student = signedIn("bai-s");
    String page = ask(ta);
    Map<String, String> form = new HashMap<>(Visitor.hidden(student.page(page)));
    deed(ta, page, "withdraw", Map.of());
    assertThat(late(student, page, form).statusCode()).isEqualTo(422);

    String next = ask(ta);
    jdbc.sql("update fix_request set due_at = now() - interval '1 minute' where submission_id = ?")
        .param(broken)
        .update();
    HttpResponse<String> late = late(student, next, form);

    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("takes no fix any more", "not fixed in time", "np.exp");
    assertThat(counting()).containsEntry("submission_id", broken);
  }

  @Test
  void aRequestWithoutTextOrTimeOrLinesIsRefusedAndKeepsWhatWasTyped() {
    Visitor ta = signedIn("dou-ta");
    Map<String, String> fields =
        new HashMap<>(Map.of("from", "1", "to", "99", "said", "All of it.", "due", in(1)));

    assertThat(act(ta, base() + "/fix", fields).body()).contains("no such lines", "All of it.");
    fields.put("to", "2");
    fields.put("due", in(-1));
    assertThat(act(ta, base() + "/fix", fields).body()).contains("in the future", "All of it.");
    assertThat(act(signedIn("bai-s"), base() + "/fix", fields).statusCode()).isEqualTo(404);
    ask(ta);
    fields.put("due", in(1));
    assertThat(act(ta, base() + "/fix", fields).body()).contains("asked for a fix of this");
  }
}
