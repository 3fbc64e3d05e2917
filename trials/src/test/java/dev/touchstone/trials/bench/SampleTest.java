package dev.touchstone.trials.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

  @Test
  void theMedianIsTheMiddleOneOrBetweenTheTwoInTheMiddle() {
    assertThat(new Sample(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
    assertThat(new Sample(List.of(4.0, 1.0, 9.0, 2.0)).median()).isEqualTo(3);
  }

  @Test
  void ninetyFiveOfAHundredAreNoMoreThanP95() {
    List<Double> values = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();
    assertThat(new Sample(values.reversed()).p95()).isEqualTo(95);
    assertThat(new Sample(values.subList(0, 21)).p95()).isEqualTo(20);
    assertThat(new Sample(List.of(7.0)).p95()).isEqualTo(7);
  }

  @Test
  void ratiosAreTakenRoundByRound() {
    var ours = new Sample(List.of(1.0, 10.0, 3.0));
    var theirs = new Sample(List.of(2.0, 40.0, 3.0));
    assertThat(ours.over(theirs).values()).containsExactly(0.5, 0.25, 1.0);
    assertThat(ours.over(theirs).median()).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void nothingHasNoMedianAndSamplesOfDifferentLengthNoRatio() {
    assertThatThrownBy(() -> new Sample(List.of())).isInstanceOf(IllegalArgumentException.class);
    var one = new Sample(List.of(1.0));
    var two = new Sample(List.of(1.0, 2.0));
    assertThatThrownBy(() -> one.over(two)).isInstanceOf(IllegalArgumentException.class);
  }
}
