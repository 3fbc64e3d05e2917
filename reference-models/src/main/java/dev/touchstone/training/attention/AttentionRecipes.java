package dev.touchstone.training.attention;

import dev.touchstone.training.Recipe;
import java.util.List;

/** What the networks of attention are trained for. */
public final class AttentionRecipes {

  private AttentionRecipes() {}

  public static List<Recipe> all() {
    return List.of(new TransformerSort(1000, 500), new BertMlm(800, 1000));
  }
}
