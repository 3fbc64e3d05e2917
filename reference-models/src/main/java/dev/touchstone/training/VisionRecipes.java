package dev.touchstone.training;

import dev.touchstone.network.vision.LeNet;
import dev.touchstone.network.vision.Perceptrons;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data.Split;
import java.util.List;
import java.util.function.Consumer;

/** The networks that look at images, trained on handwritten digits. */
public final class VisionRecipes {

  private VisionRecipes() {}

  /** The accuracy that the network of a recipe reaches on other images. */
  public static double accuracy(String recipe, Split split, long seed, Consumer<String> progress) {
    return images().stream()
        .filter(known -> known.id().equals(recipe))
        .findFirst()
        .orElseThrow()
        .run(split, recipe, new Draw(seed), progress)
        .value();
  }

  public static List<Recipe> all() {
    return List.copyOf(images());
  }

  private static List<ImageRecipe> images() {
    return List.of(
        new ImageRecipe(
            "softmax-mnist",
            new Text("softmax 回归识别手写数字", "Softmax regression on handwritten digits"),
            Perceptrons::softmaxRegression,
            0.005,
            8,
            0.89),
        new ImageRecipe(
            "mlp-mnist",
            new Text("多层感知机识别手写数字", "A multi-layer perceptron on handwritten digits"),
            () -> Perceptrons.withDropout(256, 256),
            0.002,
            6,
            0.94),
        new ImageRecipe(
            "lenet-mnist",
            new Text("LeNet 识别手写数字", "LeNet on handwritten digits"),
            LeNet::withRelu,
            0.003,
            6,
            0.97));
  }
}
