package dev.touchstone.server.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.Semester;
import dev.touchstone.server.ServerTest;
import dev.touchstone.server.competition.BoardScene;
import dev.touchstone.server.course.Role;
import dev.touchstone.server.integrity.Overlap.Together;
import dev.touchstone.server.integrity.Signals.Identical;
import dev.touchstone.server.integrity.Signals.Probing;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Entries as a competition stores them: who copied stands out, who did not does not. */
class SignalsTest extends ServerTest {

  private static final int ROWS = BoardScene.ROWS;

  @Autowired private ApplicationContext server;
  @Autowired private Signals signals;

  private final Random random = new Random(3);
  private BoardScene scene;
  private Semester semester;
  private Instant at = Instant.now().minus(Duration.ofDays(9));

  @BeforeEach
  void aCompetition() {
    semester = new Semester(server, "Asia/Shanghai", 0);
    semester.join("sig-lan", "兰老师", Role.INSTRUCTOR);
    String course = semester.path().substring("/courses/".length());
    scene = new BoardScene(server, course, "signals-" + course);
  }

  @Test
  void manyTeamsThatWorkedAloneGiveNoSignal() {
    for (int team = 0; team < 24; team++) {
      enter(scene.team("alone " + team), errors(0.2));
    }
    var found = signals.of(scene.id());
    assertThat(found.teams()).isEqualTo(24);
    assertThat(found.together()).isEmpty();
    assertThat(found.identical()).isEmpty();
    assertThat(found.probing()).isEmpty();
  }

  @Test
  void whoErrsInTheSameRowsWhoHandsInTheSameAndWhoProbesIsFound() {
    for (int team = 0; team < 12; team++) {
      enter(scene.team("alone " + team), errors(0.2));
    }
    double[] one = errors(0.2);
    enter(scene.team("抄者"), one);
    enter(scene.team("原作"), one.clone());
    double[] base = errors(0.2);
    enter(scene.team("near"), base);
    enter(scene.team("nearer"), changed(base, 12));
    long prober = scene.team("prober");
    double[] now = errors(0.3);
    for (int step = 0; step < 13; step++) {
      enter(prober, now);
      now = now.clone();
      now[step] = 1 - now[step];
    }

    var found = signals.of(scene.id());
    assertThat(found.identical()).containsExactly(new Identical("抄者", "原作", false));
    assertThat(found.probing()).containsExactly(new Probing("prober", 12, 13));
    assertThat(found.together())
        .extracting(Together::a, Together::b)
        .extracting(pair -> pair.toList().toString())
        .containsExactlyInAnyOrder("[抄者, 原作]", "[near, nearer]");
    String page = signedIn("sig-lan").page(page());
    assertThat(page).contains("抄者", "prober", "nearer").doesNotContain("alone");
  }

  private String page() {
    String course = semester.path();
    return course + "/integrity/competitions/signals-" + course.substring("/courses/".length());
  }

  private void enter(long team, double[] losses) {
    at = at.plusSeconds(60);
    scene.scored(team, at, losses);
  }

  /** Wrong in so many rows of a hundred, wherever they happen to be. */
  private double[] errors(double share) {
    double[] losses = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      losses[row] = random.nextDouble() < share ? 1 : 0;
    }
    return losses;
  }

  private double[] changed(double[] losses, int rows) {
    double[] copy = losses.clone();
    random.ints(0, ROWS).distinct().limit(rows).forEach(row -> copy[row] = 1 - copy[row]);
    return copy;
  }
}
