package dev.touchstone.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.metric.Evidence.Losses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TieGroupsTest {

  @Test
  void aGroupIsHeldAgainstItsFirstAndNotAgainstItsNeighbour() {
    // Each row misses five more of a thousand than the one above: neighbours can't be told apart.
    List<Evidence> board = new ArrayList<>();
    for (int row = 0; row < 6; row++) {
      board.add(wrongOnTheFirst(5 * row));
    }

    assertThat(TieGroups.of(board)).containsExactly(0, 0, 1, 1, 2, 2);
  }

  @Test
  void equalRowsAreOneGroup() {
    assertThat(TieGroups.of(List.of(wrongOnTheFirst(9), wrongOnTheFirst(9), wrongOnTheFirst(9))))
        .containsExactly(0, 0, 0);
  }

  @Test
  void aRowOfWhichNothingIsKnownStandsByItself() {
    List<@Nullable Evidence> board =
        Arrays.asList(wrongOnTheFirst(1), null, wrongOnTheFirst(2), wrongOnTheFirst(2));

    assertThat(TieGroups.of(board)).containsExactly(0, 1, 2, 2);
  }

  @Test
  void anEmptyBoardHasNone() {
    assertThat(TieGroups.of(List.of())).isEmpty();
  }

  private static Evidence wrongOnTheFirst(int rows) {
    double[] losses = new double[1000];
    Arrays.fill(losses, 0, rows, 1);
    return new Losses(losses);
  }
}
