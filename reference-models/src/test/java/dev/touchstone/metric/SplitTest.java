package dev.touchstone.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.metric.Split.Shares;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

  private final Tensor labels =
      Tensor.integers(IntStream.range(0, 200).map(i -> i < 160 ? 0 : i < 190 ? 1 : 2).toArray());
  private final Split split = Split.stratified(labels, new Shares(0.5, 0.2), 7);

  @Test
  void everyRowIsInExactlyOnePart() {
    int[] shown = rows(split.shown());
    int[] kept = rows(split.kept());

    assertThat(IntStream.of(split.train()).boxed()).hasSize(100);
    assertThat(shown).hasSize(40);
    assertThat(kept).hasSize(60);
    assertThat(
            IntStream.concat(
                IntStream.of(split.train()),
                IntStream.concat(IntStream.of(shown), IntStream.of(kept))))
        .containsExactlyInAnyOrder(IntStream.range(0, 200).boxed().toArray(Integer[]::new));
  }

  @Test
  void everyClassHasItsShareInEveryPart() {
    assertThat(counts(split.train())).containsExactly(80, 15, 5);
    assertThat(counts(rows(split.shown()))).containsExactly(32, 6, 2);
    assertThat(counts(rows(split.kept()))).containsExactly(48, 9, 3);
  }

  @Test
  void theOrderOfTestRowsTellsNeitherClassNorPart() {
    assertThat(split.test()).isNotEqualTo(IntStream.of(split.test()).sorted().toArray());
    assertThat(IntStream.of(split.shown()).filter(at -> at < 50).count()).isBetween(10L, 30L);
    assertThat(IntStream.of(split.test()).limit(50).filter(row -> row >= 160).count())
        .isBetween(3L, 18L);
  }

  @Test
  void theSeedDecides() {
    assertThat(Split.stratified(labels, new Shares(0.5, 0.2), 7).test()).isEqualTo(split.test());
    assertThat(Split.stratified(labels, new Shares(0.5, 0.2), 8).test()).isNotEqualTo(split.test());
  }

  @Test
  void aClassTooSmallToBeInEveryPartIsRefused() {
    assertThatThrownBy(
            () -> Split.stratified(Tensor.integers(0, 0, 0, 0, 0, 1), new Shares(0.5, 0.2), 1))
        .hasMessageContaining("class 1.0 has too few rows");
    assertThatThrownBy(() -> new Shares(0.7, 0.3)).hasMessageContaining("private part");
  }

  private int[] rows(int[] positions) {
    return Arrays.stream(positions).map(at -> split.test()[at]).toArray();
  }

  private int[] counts(int[] rows) {
    return IntStream.range(0, 3)
        .map(label -> (int) IntStream.of(rows).filter(r -> labels.data()[r] == label).count())
        .toArray();
  }

  @Test
  void timeSplitsIntoPastNextAndAfter() {
    double[] months = IntStream.range(0, 120).mapToDouble(i -> 1 + i % 12).toArray();

    Split byTime = Split.byTime(months, new Shares(0.5, 0.25), 3);

    assertThat(byTime.train()).hasSize(60);
    assertThat(IntStream.of(byTime.train())).allMatch(row -> months[row] <= 6);
    assertThat(byTime.shown()).hasSize(30);
    assertThat(IntStream.of(byTime.shown()).map(position -> byTime.test()[position]))
        .allMatch(row -> months[row] >= 7 && months[row] <= 9);
    assertThat(byTime.kept()).hasSize(30);
    assertThat(IntStream.of(byTime.kept()).map(position -> byTime.test()[position]))
        .allMatch(row -> months[row] >= 10);
    assertThatThrownBy(() -> Split.byTime(new double[] {1, 1, 2}, new Shares(0.5, 0.25), 3))
        .hasMessageContaining("too few");
  }

  @Test
  void withoutClassesRowsAreDrawnByChance() {
    Split drawn = Split.drawn(100, new Shares(0.5, 0.2), 3);

    assertThat(drawn.train()).hasSize(50);
    assertThat(drawn.shown()).hasSize(20);
    assertThat(drawn.kept()).hasSize(30);
    assertThat(drawn.train()).doesNotContain(drawn.test()).doesNotHaveDuplicates();
  }
}
