package dev.touchstone.training.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Tensor;
import dev.touchstone.training.Data;
import dev.touchstone.training.Recipe;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Short runs on drawn shapes learn something; and the measures by themselves. */
class GenerativeRecipesTest {

  /** A run that hardly learns anything, and a longer one. */
  private record Runs(Recipe first, Recipe longer) {}

  private static List<Runs> runs() {
    return List.of(
        new Runs(new AutoencoderDigits(1), new AutoencoderDigits(60)),
        new Runs(new RbmDigits(0), new RbmDigits(1)),
        new Runs(new VaeDigits(1), new VaeDigits(60)),
        new Runs(new GanDigits(1), new GanDigits(100)),
        new Runs(new DdpmDigits(1, 30), new DdpmDigits(30, 30)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aLongerRunIsBetter(Runs runs) {
    Recipe.Result first = runs.first().run(Data.none(), 1, line -> {});
    Recipe.Result longer = runs.longer().run(Data.none(), 1, line -> {});

    double gained = longer.value() - first.value();
    assertThat(longer.atLeast() ? gained : -gained).isPositive();
  }

  @Test
  void emFindsTheMeans() {
    Recipe.Result result = new MixtureOfGaussians(400).run(Data.none(), 1, line -> {});

    assertThat(result.clearsTheBar()).as(result.toString()).isTrue();
  }

  @Test
  void theSameSeedGivesTheSameResult() {
    Recipe recipe = new VaeDigits(5);

    assertThat(recipe.run(Data.none(), 3, line -> {}))
        .isEqualTo(recipe.run(Data.none(), 3, line -> {}));
  }

  @Test
  void distanceOfGaussiansOfOneShapeIsThatOfTheirMeans() {
    Gaussian here = new Gaussian(new double[] {0, 0}, new double[][] {{2, 1}, {1, 3}});
    Gaussian there = new Gaussian(new double[] {3, 4}, new double[][] {{2, 1}, {1, 3}});

    assertThat(here.distance(there)).isCloseTo(25, within(1e-9));
  }

  @Test
  void distanceOfWidthsIsTheirDifferenceSquared() {
    Gaussian narrow = new Gaussian(new double[] {0, 0}, new double[][] {{1, 0}, {0, 4}});
    Gaussian wide = new Gaussian(new double[] {0, 0}, new double[][] {{9, 0}, {0, 4}});

    assertThat(narrow.distance(wide)).isCloseTo(4, within(1e-9));
  }

  @Test
  void eigenvaluesComeLargestFirst() {
    Eigen eigen = Eigen.of(new double[][] {{2, 1}, {1, 2}});

    assertThat(eigen.values()).containsExactly(new double[] {3, 1}, within(1e-12));
    assertThat(Math.abs(eigen.vectors()[0][0])).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void allComponentsLoseNothing() {
    Tensor rows = new Draw(1).normal(20, 4);
    Gaussian gaussian = Gaussian.of(rows);

    assertThat(gaussian.errorOfComponents(rows, 4)).isCloseTo(0, within(1e-12));
    assertThat(gaussian.errorOfComponents(rows, 2)).isGreaterThan(0.1);
  }

  @Test
  void shapesHaveInkAndPaper() {
    double[] pixels = Shapes.draw(new Draw(1), 5, 14).data();

    assertThat(pixels).contains(0, 1);
    assertThat(Arrays.stream(pixels)).allMatch(v -> v >= 0 && v <= 1);
  }
}
