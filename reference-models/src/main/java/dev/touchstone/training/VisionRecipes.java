package dev.touchstone.training;

import dev.touchstone.network.vision.LeNet;
import dev.touchstone.network.vision.Perceptrons;
import dev.touchstone.reference.Text;
import java.util.List;

/** The networks that look at images, trained on handwritten digits. */
public final class VisionRecipes {

  private VisionRecipes() {}

  public static List<Recipe> all() {
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
