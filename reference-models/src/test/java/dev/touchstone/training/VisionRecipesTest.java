package dev.touchstone.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.network.vision.LeNet;
import dev.touchstone.network.vision.Perceptrons;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data.Images;
import dev.touchstone.training.Data.Split;
import dev.touchstone.training.Recipe.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisionRecipesTest {

  private static final Text NAME = new Text("某模型", "Some model");

  @Test
  void eachHasItsOwnName() {
    assertThat(VisionRecipes.all()).extracting(Recipe::id).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void generatedDigitsAreGreyImagesOfEveryClass() {
    Images images = GeneratedDigits.images(new Draw(1), 20);

    assertThat(images.x().shape()).containsExactly(20, 1, 28, 28);
    assertThat(Arrays.stream(images.x().data())).allMatch(pixel -> pixel >= 0 && pixel <= 1);
    assertThat(Arrays.stream(images.y().data()).distinct().count()).isEqualTo(10);
    assertThat(images.x().rows(0)).isNotEqualTo(images.x().rows(10));
  }

  @Test
  void aFewGeneratedDigitsTeachSoftmaxRegressionMoreThanChance() {
    ImageRecipe recipe =
        new ImageRecipe("tiny", NAME, Perceptrons::softmaxRegression, 0.01, 3, 0.5);
    List<String> lines = new ArrayList<>();

    Result result =
        recipe.run(GeneratedDigits.split(new Draw(2), 640, 200), "tiny", new Draw(3), lines::add);

    assertThat(result.clearsTheBar()).as(result.toString()).isTrue();
    assertThat(result.data()).isEqualTo("tiny, 640 + 200 images");
    assertThat(loss(lines.getLast())).isLessThan(loss(lines.getFirst()));
  }

  @Test
  void leNetLearns() {
    List<String> lines = tinyLeNet(1);

    assertThat(loss(lines.getLast())).isLessThan(loss(lines.getFirst()));
  }

  @Test
  void theSameSeedTeachesTheSame() {
    assertThat(tinyLeNet(1)).isEqualTo(tinyLeNet(1)).isNotEqualTo(tinyLeNet(2));
  }

  private static List<String> tinyLeNet(long seed) {
    List<String> lines = new ArrayList<>();
    Split split = GeneratedDigits.split(new Draw(4), 200, 20);
    new ImageRecipe("tiny", NAME, LeNet::withRelu, 0.003, 3, 0.5)
        .run(split, "tiny", new Draw(seed), lines::add);
    return lines;
  }

  private static double loss(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ')));
  }
}
