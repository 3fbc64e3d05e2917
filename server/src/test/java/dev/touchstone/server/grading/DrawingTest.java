package dev.touchstone.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.grading.CaseReport;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a wrong output is drawn, and how. */
class DrawingTest {

  @Test
  void aSmallMatrixShowsItsNumbersAndALargeOneTheLargestOfEachBlock() {
    Difference small = between(zeros(4, 3), with(zeros(4, 3), 7, 0.5));
    Difference large = between(zeros(60, 30), with(zeros(60, 30), 59 * 30 + 29, 0.5));

    assertThat(small.isReadable()).isTrue();
    assertThat(small.rows()).hasSize(4).allMatch(row -> row.size() == 3);
    assertThat(small.rows().get(2).get(1)).isEqualTo(0.5);
    assertThat(large.isReadable()).isFalse();
    assertThat(large.high()).isEqualTo(3);
    assertThat(large.wide()).isEqualTo(2);
    assertThat(large.rows()).hasSize(20).allMatch(row -> row.size() == 15);
    assertThat(large.rows().getLast().getLast()).isEqualTo(0.5);
    assertThat(large.worstIndex()).containsExactly(59, 29);
    assertThat(large.wrong()).isEqualTo(1);
  }

  @Test
  void ofFourAxesTheFirstMatrixThatDiffersIsDrawn() {
    Tensor right = Tensor.vector(new double[2 * 3 * 5 * 4]).reshape(2, 3, 5, 4);

    Difference found = between(right, with(right, (1 * 3 + 2) * 20 + 6, 1));

    assertThat(found.slice()).containsExactly(1, 2);
    assertThat(found.rows()).hasSize(5);
    assertThat(found.worstIndex()).containsExactly(1, 2, 1, 2);
  }

  @Test
  void whatIsNotANumberIsDarkest() {
    Difference found = between(zeros(2, 2), with(zeros(2, 2), 3, Double.NaN));

    assertThat(found.rows().get(1).get(1)).isNull();
    assertThat(found.share(null)).isEqualTo(1);
    assertThat(found.wrong()).isEqualTo(1);
  }

  @Test
  void theOutputThatDiffersIsDrawnAndNotTheFirst() {
    Map<String, Tensor> right = new LinkedHashMap<>();
    right.put("dW1", zeros(3, 5));
    right.put("db1", zeros(1, 5));
    Map<String, Tensor> given = new LinkedHashMap<>(right);
    given.put("db1", with(zeros(1, 5), 2, 1));

    assertThat(drawing("mlp_backward", right, given).difference())
        .satisfies(found -> assertThat(Objects.requireNonNull(found).output()).isEqualTo("db1"));
  }

  @Test
  void aPathIsDrawnAsTwoLines() {
    Tensor right = Tensor.vector(0, 0, 0, 0, 0, 0, 0, 0).reshape(4, 2);
    Tensor given = with(right, 5, 2);

    Curve found =
        Objects.requireNonNull(
            drawing("momentum", Map.of("out", right), Map.of("out", given)).curve());

    assertThat(found.component()).containsExactly(1);
    assertThat(found.expected()).isEqualTo("0.0,160.0 200.0,160.0 400.0,160.0 600.0,160.0");
    assertThat(found.actual()).isEqualTo("0.0,160.0 200.0,160.0 400.0,0.0 600.0,160.0");
    assertThat(found.low()).isEqualTo("0");
    assertThat(found.high()).isEqualTo("2");
  }

  @Test
  void ofALongVectorTheDifferenceIsDrawnAsALine() {
    Tensor right = Tensor.vector(new double[100]);

    Drawing found =
        drawing("kernel_density", Map.of("out", right), Map.of("out", with(right, 9, 3)));

    assertThat(found.difference()).isNull();
    assertThat(Objects.requireNonNull(found.curve()).expected()).isNull();
    assertThat(found.curve().high()).isEqualTo("3");
  }

  @Test
  void nothingIsDrawnOfWhatAgreesOrHasAnotherShape() {
    assertThat(find("softmax", Map.of("out", zeros(2, 3)), Map.of("out", zeros(2, 3)))).isEmpty();
    assertThat(find("softmax", Map.of("out", zeros(2, 3)), Map.of("out", zeros(3, 2)))).isEmpty();
    assertThat(find("softmax", Map.of("out", zeros(2, 3)), Map.of())).isEmpty();
  }

  private static Difference between(Tensor right, Tensor given) {
    return Difference.between("out", right, given, Tolerance.FLOAT32);
  }

  private static Drawing drawing(
      String exercise, Map<String, Tensor> right, Map<String, Tensor> given) {
    return find(exercise, right, given).orElseThrow();
  }

  private static Optional<Drawing> find(
      String id, Map<String, Tensor> right, Map<String, Tensor> given) {
    Exercise exercise = ExerciseCatalog.find(id).orElseThrow();
    return Drawing.of(new CaseReport.Values(Map.of(), right, given), exercise);
  }

  private static Tensor zeros(int rows, int columns) {
    return Tensor.vector(new double[rows * columns]).reshape(rows, columns);
  }

  private static Tensor with(Tensor tensor, int position, double value) {
    double[] values = tensor.data().clone();
    values[position] = value;
    return new Tensor(tensor.dtype(), List.copyOf(tensor.shape()), values);
  }
}
