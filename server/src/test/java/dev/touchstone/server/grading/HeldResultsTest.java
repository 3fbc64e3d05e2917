package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.course.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Real gradings, parts of which are closed to the student: nothing of those is on any page that he
 * can open, until they are open.
 */
class HeldResultsTest extends ServerTest {

  private static final String GROUPS =
      """
      [{"name": "basics", "title": {"zh": "基本", "en": "The basics"}, "weight": 2, "show": "NOW",
        "cases": ["example", "rectangular", "square"]},
       {"name": "edge", "title": {"zh": "极端", "en": "The edges"}, "weight": 3,
        "show": "AFTER_DUE", "cases": ["large", "single"]},
       {"name": "exam", "title": {"zh": "检查", "en": "The exam"}, "weight": 5,
        "show": "AFTER_RELEASE", "cases": ["equal"]}]
      """;

  /** Right but for large numbers, which are in a group that is closed until the due date. */
  private static final String OVERFLOWS =
      """
      import numpy as np

      def softmax(o):
          print("rows:", o.shape[0], "largest:", o.max())
          e = np.exp(o)
          return e / e.sum(axis=1, keepdims=True)
      """;

  private static final String RIGHT =
      """
      import numpy as np

      def softmax(o):
          print("rows:", o.shape[0], "largest:", o.max())
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  /** Takes the whole process with it as soon as it sees a large number. */
  private static final String DIES =
      """
      import os
      import numpy as np

      def softmax(o):
          print("rows:", o.shape[0], "largest:", o.max())
          if abs(o).max() > 500:
              os._exit(3)
          e = np.exp(o)
          return e / e.sum(axis=1, keepdims=True)
      """;

  /** Waits for ever. */
  private static final String HANGS =
      """
      import numpy as np

      def softmax(o):
          print("rows:", o.shape[0], "largest:", o.max())
          while abs(o).max() > 500:
              pass
          e = np.exp(o)
          return e / e.sum(axis=1, keepdims=True)
      """;

  /** Whatever of a closed group could stand on a page: titles of its cases, findings, scores. */
  private static final List<String> SECRETS =
      List.of(
          "Scores around",
          "A single sample",
          "A row of equal scores",
          "overflow",
          "Partially correct",
          "PARTIAL",
          "TIME_LIMIT",
          "RUNTIME_ERROR",
          "WRONG_ANSWER",
          "INVALID_OUTPUT",
          ">8.5<",
          ">3.5<",
          "<b>5</b>",
          "Your code</dt>",
          "Seed</dt>");

  private static final Pattern LINK = Pattern.compile("(?:href|action|hx-get)=\"(/[^\"#]*)");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Autowired ApplicationContext server;

  private Semester semester;
  private Assignment work;
  private String exercise;

  @BeforeEach
  void anAssignmentOfWhichAPartIsShownLater() {
    semester = new Semester(server, "Asia/Shanghai", 2);
    semester.join("hedda", "Hedda", Role.STUDENT);
    semester.join("hugo", "Hugo", Role.STUDENT);
    semester.join("hanna", "Hanna", Role.TA);
    work = semester.due(Instant.now().plus(Duration.ofDays(2)), Terms.FREE);
    semester.group(work, GROUPS);
    exercise = semester.path(work) + "/softmax";
  }

  @Test
  void noPageOfAStudentShowsAnythingOfAClosedGroupUntilItIsOpen() {
    Visitor hedda = signedIn("hedda");
    String first = hedda.submit(exercise, OVERFLOWS);
    hedda.result(first);
    String second = hedda.submit(exercise, RIGHT);
    hedda.result(second);

    Map<String, String> pages = everything(hedda, first, second);

    assertThat(pages)
        .containsKeys(
            first,
            second,
            exercise,
            exercise + "/submissions",
            semester.path(),
            semester.path(work),
            semester.path() + "/assignments",
            semester.path() + "/submissions",
            first + "/compare/" + id(second),
            first + "/receipt");
    for (Map.Entry<String, String> page : pages.entrySet()) {
      for (String secret : SECRETS) {
        if (secret.equals("PARTIAL") && page.getKey().endsWith("/assignments")) {
          // There it says that not all points of the assignment are reached, as nobody can yet.
          continue;
        }
        assertThat(page.getValue()).as(page.getKey()).doesNotContain(secret);
      }
    }
    assertThat(pages.get(first))
        .contains(
            "Every case that is shown agrees with the reference",
            "cases worth 2 of 10 points",
            "weight 2 · 2 of 2 points",
            "The edges",
            "weight 3 · 3 points",
            "Shown when the time of everybody in the course is over",
            "The exam",
            "when the course’s staff release the results",
            "rows: 2 largest: 3")
        .doesNotContain("largest: 1", "rows: 1 ");
    assertThat(pages.get(semester.path(work)))
        .as("of equals so far the earlier counts, and the better one does not show")
        .contains(first)
        .doesNotContain(second);
    assertThat(staffSees(first)).contains("Partially correct", "8.5", "Scores around", "overflow");

    semester.move(work, Instant.now().minusSeconds(2));

    assertThat(hedda.page(first))
        .contains("Partially correct", "3.5", "Scores around", "overflow", "The exam")
        .doesNotContain("A row of equal scores", ">8.5<");
    assertThat(hedda.page(semester.path(work))).contains(second).doesNotContain(first);
    release();
    assertThat(hedda.page(first))
        .contains("8.5", "A row of equal scores", "weight 5 · 5 of 5 points", "Your code")
        .doesNotContain("cases worth");
    assertThat(hedda.page(second)).contains("Every case agrees with the reference", "<b>10</b>");
    assertThat(hedda.page(semester.path() + "/submissions"))
        .contains("<b>8.5</b>", "<b>10</b>", "Partially correct");
  }

  @Test
  void whateverAProgramDoesInAClosedGroupItsPageSaysTheSame() {
    Visitor hugo = signedIn("hugo");
    List<String> submissions = new ArrayList<>();
    for (String program : List.of(RIGHT, OVERFLOWS, DIES, HANGS)) {
      submissions.add(hugo.submit(exercise, program));
    }
    List<String> told = submissions.stream().map(hugo::result).map(this::status).toList();

    assertThat(told.getFirst()).contains("Accepted");
    assertThat(told).allMatch(told.getFirst()::equals);

    semester.move(work, Instant.now().minusSeconds(2));
    List<String> open = submissions.stream().map(hugo::page).map(this::status).toList();
    assertThat(open).doesNotHaveDuplicates();
    assertThat(open.getLast()).contains("Time limit exceeded");
  }

  @Test
  void whatIsWrongInAnOpenGroupIsSaidAtOnceInBothLanguages() {
    Visitor hedda = signedIn("hedda");
    String submission =
        hedda.submit(
            exercise,
            """
            import numpy as np

            def softmax(o):
                e = np.exp(o - o.max(axis=0, keepdims=True))
                return e / e.sum(axis=0, keepdims=True)
            """);

    assertThat(hedda.result(submission))
        .contains("Your softmax normalises over the batch (axis 0)", "<b>0</b>", "/ 2");
    assertThat(hedda.reading("zh").page(submission))
        .contains("你的 softmax 在批次方向（axis 0）做了归一化", "极端", "所有人的截止时间都过后公开");
  }

  @Test
  void anOldScoreStaysExplainedByTheWeightsItWasGradedWith() {
    Visitor hedda = signedIn("hedda");
    String submission = hedda.submit(exercise, OVERFLOWS);
    hedda.result(submission);

    semester.group(
        work,
        """
        [{"name": "all", "title": {"zh": "全部", "en": "All of it"}, "weight": 1, "show": "NOW",
          "cases": ["example", "rectangular", "square", "large", "single", "equal"]}]
        """);

    assertThat(staffSees(submission)).contains(">8.5<", "The edges").doesNotContain("All of it");
    assertThat(hedda.page(submission)).contains("weight 3 · 3 points").doesNotContain(">8.5<");
  }

  private void release() {
    Visitor hanna = signedIn("hanna");
    hanna.post(semester.path(work), semester.path(work) + "/results", Map.of("released", "true"));
  }

  private String staffSees(String submission) {
    return signedIn("hanna").page(submission);
  }

  /** What the page says of a result, without what is different for every submission. */
  private String status(String page) {
    String from = page.substring(page.indexOf("id=\"status\""));
    String told = ID.matcher(from.substring(0, from.indexOf("id=\"source\""))).replaceAll("ID");
    // Other files get other cases: the numbers of open ones differ.
    return told.replaceAll("Largest error: [^<]*", "");
  }

  private static String id(String submission) {
    return submission.substring(submission.lastIndexOf('/') + 1);
  }

  /** Every page that is linked from these, and the fragments and files, but for what is changed. */
  private Map<String, String> everything(Visitor reader, String one, String other) {
    Deque<String> todo =
        new ArrayDeque<>(
            List.of(
                semester.path(),
                one,
                other,
                one + "/compare/" + id(other),
                other + "/compare/" + id(one),
                one + "/receipt",
                exercise + "/draft",
                semester.path() + "/submissions?exercise=softmax&diagnosis=no_max",
                exercise + "/submissions?student=hugo"));
    Map<String, String> pages = new LinkedHashMap<>();
    Map<String, Integer> refused = new HashMap<>();
    while (!todo.isEmpty()) {
      String path = todo.pop();
      if (pages.containsKey(path) || refused.containsKey(path)) {
        continue;
      }
      HttpResponse<String> answer = reader.get(path);
      if (answer.statusCode() != 200) {
        refused.put(path, answer.statusCode());
        continue;
      }
      // What is in the handed-in code is the student's own.
      boolean isSource = path.endsWith("/source");
      pages.put(path, isSource ? "" : withoutCode(answer.body()));
      Matcher link = LINK.matcher(answer.body());
      while (link.find()) {
        String next = link.group(1).replace("&amp;", "&");
        if (isHere(next)) {
          todo.add(next);
        }
      }
    }
    return pages;
  }

  private boolean isHere(String path) {
    return (path.startsWith(semester.path()) || path.startsWith("/submissions/"))
        && !path.endsWith("/events")
        && !path.contains("lang=");
  }

  private static String withoutCode(String page) {
    return page.replaceAll("(?s)<textarea.*?</textarea>", "")
        .replaceAll("(?s)<ol>\\s*<li[^>]*><code>.*?</ol>", "");
  }
}
