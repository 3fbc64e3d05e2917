package dev.touchstone.training.generative;

import dev.touchstone.training.Recipe;
import java.util.List;

/** What the models that make data are trained for, in the order of the lectures. */
public final class GenerativeRecipes {

  private GenerativeRecipes() {}

  public static List<Recipe> all() {
    return List.of(
        new AutoencoderDigits(2000),
        new MixtureOfGaussians(1500),
        new RbmDigits(20),
        new VaeDigits(3000),
        new GanDigits(3000),
        new DdpmDigits(600, 400));
  }
}
