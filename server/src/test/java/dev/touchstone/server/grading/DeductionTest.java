package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import dev.touchstone.server.assignment.Assignment;
import dev.touchstone.server.assignment.Terms;
import dev.touchstone.server.assignment.Terms.Counts;
import dev.touchstone.server.assignment.Terms.Late;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is late is graded like everything else, and every page says the same about its worth. */
class DeductionTest extends ServerTest {

  private static final String GOOD =
      """
      import numpy as np

      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;
  private static final Terms TERMS =
      new Terms(Late.penalty(10, 3), Counts.BEST, null, Duration.ZERO);

  @Autowired ApplicationContext server;

  @Test
  void theResultTheHistoryAndTheAssignmentAgree() {
    Semester semester = new Semester(server, "Asia/Shanghai", 1);
    semester.student("amy");
    Assignment work = semester.due(Instant.now().minus(Duration.ofHours(30)), TERMS);
    Visitor amy = signedIn("amy");

    String submission = amy.submit(semester.path(work) + "/softmax", GOOD);
    String result = amy.result(submission);

    assertThat(result)
        .contains("Every case agrees with the reference", "<b>8</b>", "class=\"late\"")
        .contains("2 days late: 20 % deducted.", "On time it would have been 10 points.");
    assertThat(amy.page(semester.path() + "/submissions")).contains("<b>8</b>");
    assertThat(amy.page(semester.path(work))).contains("<b>8</b>");
    assertThat(amy.page(semester.path() + "/assignments"))
        .contains("<b>8</b>", "late work is still taken");
    assertThat(amy.reading("zh").page(submission)).contains("迟交 2 天，扣 20%。", "可得 10 分");
  }

  @Test
  void theHomePageListsWhatIsDueAndThenWhatIsStillTaken() {
    Semester semester = new Semester(server, "Asia/Shanghai", 1);
    semester.student("amy");
    Instant now = Instant.now();
    Assignment over = semester.due(now.minus(Duration.ofDays(4)), TERMS);
    Assignment late = semester.due(now.minus(Duration.ofDays(1)), TERMS);
    Assignment later = semester.due(now.plus(Duration.ofDays(3)), TERMS);
    Assignment soon = semester.due(now.plus(Duration.ofDays(1)), TERMS);
    Assignment free = semester.due(now.minus(Duration.ofDays(1)), Terms.FREE);

    String home = signedIn("amy").page(semester.path());

    assertThat(home)
        .containsSubsequence(soon.slug(), later.slug(), late.slug(), "over; handing in now costs")
        .doesNotContain(over.slug() + "\"", free.slug() + "\"");
  }
}
