package dev.touchstone.server.competition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.competition.FinalMarks.Marked;
import dev.touchstone.server.course.Membership;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the final board of a competition is worth to the people who stand on it. */
class FinalMarksTest extends ServerTest {

  @Autowired private ApplicationContext server;
  @Autowired private FinalMarks marks;

  @Test
  void pointsAreOfTheFinalBoardAndOfNothingBefore() {
    var contest = new Contest(server, "fm-lan", Contest.rules(1, 2, 1, false));
    Membership lin = contest.join("fm-lin", "林");
    Membership chen = contest.join("fm-chen", "陈");
    contest.scored(lin, Instant.now().minus(Duration.ofHours(3)), 0.9, 0.9);
    long course = contest.lan().course().id();

    Marked open = marks.of(course).getFirst();
    assertThat(open.closed()).isFalse();
    assertThat(open.points()).isEmpty();
    assertThat(open.full()).isEqualByComparingTo("40");

    contest.endedBefore(Duration.ofMinutes(2));
    assertThat(contest.close()).isTrue();

    Marked closed = marks.of(course).getFirst();
    assertThat(closed.closed()).isTrue();
    assertThat(closed.points().get(lin.accountId())).isEqualByComparingTo("30");
    assertThat(closed.points()).doesNotContainKey(chen.accountId());

    jdbc.sql(
            """
            insert into grade_scheme (course_id, version, scheme, edited_at)
            values (?, 1, jsonb_build_object('parts', jsonb_build_array(jsonb_build_object('key',
              'competition:' || ?::text, 'weight', 100, 'bonus', false, 'dropLowest', 0)),
              'bands', '[]'::jsonb, 'pass', 60, 'missing', 2), now())
            """)
        .params(course, contest.competition().slug())
        .update();
    String page =
        signedIn("fm-lan")
            .page(contest.lan().course().path() + "/gradebook")
            .replaceAll("<[^>]*>", " ")
            .replaceAll("\\s+", " ");
    assertThat(page).as("30 of 40, and nothing").contains("75 / 100", "0 / 100", "missing: 1");
  }
}
