package dev.touchstone.server.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.integrity.Overlap.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** That only those are found who err together more than hard rows make everybody. */
class OverlapTest {

  private static final int ROWS = 1000;
  private static final int TEAMS = 40;

  @Test
  void independentTeamsErrTogetherOnHardRowsAndAreNotReported() {
    int alarms = 0;
    for (int seed = 0; seed < 30; seed++) {
      alarms += Overlap.of(classOf(new Random(seed))).isEmpty() ? 0 : 1;
    }
    assertThat(alarms).isZero();
  }

  @Test
  void whoTookOverAnothersPredictionsAndChangedAFifthIsReported() {
    for (int seed = 0; seed < 10; seed++) {
      Random chance = new Random(seed);
      List<Errors> teams = new ArrayList<>(classOf(chance));
      Errors own = classOf(chance).getFirst();
      boolean[] copied = teams.getFirst().wrong().clone();
      for (int row = 0; row < ROWS; row++) {
        copied[row] = chance.nextInt(5) == 0 ? own.wrong()[row] : copied[row];
      }
      teams.add(new Errors("copy", copied));

      assertThat(Overlap.of(teams))
          .singleElement()
          .satisfies(
              pair -> {
                assertThat(pair.a()).isEqualTo("team 0");
                assertThat(pair.b()).isEqualTo("copy");
              });
    }
  }

  @Test
  void theThresholdGrowsWithThePairsThatAreLookedAt() {
    // √(2 ln(780 / 0.01))
    assertThat(Overlap.threshold(780)).isBetween(4.74, 4.75);
    assertThat(Overlap.threshold(14_706)).isGreaterThan(5.3);
  }

  /** Teams of different strength on rows of different difficulty. */
  private static List<Errors> classOf(Random chance) {
    double[] hard = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      hard[row] = Math.pow(chance.nextDouble(), 3);
    }
    List<Errors> teams = new ArrayList<>();
    for (int team = 0; team < TEAMS; team++) {
      double weak = 0.5 + chance.nextDouble() / 2;
      boolean[] wrong = new boolean[ROWS];
      for (int row = 0; row < ROWS; row++) {
        wrong[row] = chance.nextDouble() < hard[row] * weak;
      }
      teams.add(new Errors("team " + team, wrong));
    }
    return teams;
  }
}
