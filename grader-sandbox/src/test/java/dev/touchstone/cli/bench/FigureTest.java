package dev.touchstone.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void theMedianIsTheMiddleOneOrBetweenTheTwoInTheMiddle() {
    assertThat(Figure.of(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
    assertThat(Figure.of(List.of(4.0, 1.0, 9.0, 2.0)).median()).isEqualTo(3);
  }

  @Test
  void ninetyFiveOfAHundredAreNoMoreThanP95() {
    List<Double> values = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();
    assertThat(Figure.of(values.reversed()).p95()).isEqualTo(95);
    assertThat(Figure.of(values.subList(0, 21)).p95()).isEqualTo(20);
    assertThat(Figure.of(List.of(7.0)).p95()).isEqualTo(7);
  }

  @Test
  void ratiosAreTakenRoundByRound() {
    Figure ours = Figure.of(List.of(1.0, 10.0, 3.0));
    Figure theirs = Figure.of(List.of(2.0, 40.0, 3.0));
    assertThat(ours.over(theirs).values()).containsExactly(0.5, 0.25, 1.0);
    assertThat(ours.over(theirs).median()).isEqualTo(0.5);
  }

  @Test
  void nothingIsNoFigure() {
    assertThatThrownBy(() -> Figure.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
