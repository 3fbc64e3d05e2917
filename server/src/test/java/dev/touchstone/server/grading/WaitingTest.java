package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.ServerTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/**
 * What those who wait are told. Everything here is undone at the end, and no grader ever sees it.
 */
class WaitingTest extends ServerTest {

  @Autowired Jobs jobs;

  @Test
  void aRangeIsWholeMinutesAndNoMoreThanIsKnown() {
    assertThat(waiting(0, 90.0, 200.0)).isEqualTo("waiting.next");
    assertThat(waiting(3, null, null)).isEqualTo("waiting.ahead");
    assertThat(waiting(3, 10.0, 59.0)).isEqualTo("waiting.ahead.soon");
    assertThat(waiting(3, 10.0, 61.0)).isEqualTo("waiting.ahead.at-most");
    assertThat(waiting(11, 120.0, 230.0)).isEqualTo("waiting.ahead.about");
    assertThat(new Waiting(false, false, null, 11, 120.0, 230.0).arguments())
        .containsExactly(11, 4L, 2L);
  }

  @Test
  @Transactional
  void howLongItMayTakeFollowsFromHowLongGradingsReallyTook() {
    jdbc.sql("delete from scheduled_tasks").update();
    gradings(8, 10);
    gradings(2, 60);
    for (int i = 0; i < 11; i++) {
      job(i % 2 == 0 ? "grade" : "try", i, false);
    }
    job("grade", 0, true);
    job("try", 0, true);
    UUID mine = job("grade", 20, false);

    Waiting waiting = jobs.waiting(GradingQueue.GRADE, mine);

    assertThat(waiting.ahead()).isEqualTo(11);
    assertThat(waiting.position()).isEqualTo(12);
    assertThat(waiting.leastSeconds()).as("12 of 10 s by 2 graders").isEqualTo(60.0);
    assertThat(waiting.mostSeconds()).as("12 of 60 s by 2 graders").isEqualTo(360.0);
  }

  @Test
  @Transactional
  void ofFewerThanFiveGradingsNoTimeIsTold() {
    jdbc.sql("delete from scheduled_tasks").update();
    gradings(4, 10);
    job("grade", 0, false);
    UUID mine = job("grade", 1, false);

    Waiting waiting = jobs.waiting(GradingQueue.GRADE, mine);

    assertThat(waiting.ahead()).isEqualTo(1);
    assertThat(waiting.messageKey()).isEqualTo("waiting.ahead");
  }

  @Test
  @Transactional
  void behindAJobThatTakesLongerThanGradingsNoTimeIsTold() {
    jdbc.sql("delete from scheduled_tasks").update();
    gradings(10, 10);
    job("score-entry", 0, false);
    UUID mine = job("grade", 1, false);

    assertThat(jobs.waiting(GradingQueue.GRADE, mine).messageKey()).isEqualTo("waiting.ahead");
  }

  @Test
  @Transactional
  void aJobIsTakenBackOnlyIfNobodyHasBegunIt() {
    UUID begun = job("grade", 0, true);
    UUID waits = job("grade", 0, false);

    assertThat(jobs.cancel(GradingQueue.GRADE, begun)).isFalse();
    assertThat(jobs.cancel(GradingQueue.GRADE, waits)).isTrue();
    assertThat(jobs.cancel(GradingQueue.GRADE, waits)).isFalse();
  }

  private static String waiting(int ahead, Double least, Double most) {
    return new Waiting(false, false, null, ahead, least, most).messageKey();
  }

  private UUID job(String kind, int seconds, boolean picked) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,
              priority)
            values (?, ?, now() + make_interval(days => 1, secs => ?), ?, 1, 0)
            """)
        .params(kind, id.toString(), seconds, picked)
        .update();
    return id;
  }

  /** So many gradings of this length, and if these are the first, no others. */
  private void gradings(int count, int seconds) {
    jdbc.sql("delete from grading where seed <> -1").update();
    jdbc.sql(
            """
            insert into grading (submission_id, attempt, verdict, score, max_score, report,
              exercise_version, seed, started_at, finished_at)
            select (select id from submission order by id limit 1),
              (select coalesce(max(attempt), 0) from grading) + i, 'ACCEPTED', 1, 1, '{}', 1, -1,
              now(), now() + make_interval(secs => :seconds)
            from generate_series(1, :count) i
            """)
        .param("seconds", seconds)
        .param("count", count)
        .update();
  }
}
