package dev.touchstone.training;

import dev.touchstone.training.attention.AttentionRecipes;
import dev.touchstone.training.generative.GenerativeRecipes;
import dev.touchstone.training.language.LanguageRecipes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every recipe there is, in the order of the lectures. */
public final class Recipes {

  private Recipes() {}

  public static List<Recipe> all() {
    return Stream.of(
            VisionRecipes.all(),
            LanguageRecipes.all(),
            AttentionRecipes.all(),
            GenerativeRecipes.all(),
            GameRecipes.all())
        .flatMap(List::stream)
        .toList();
  }

  public static Optional<Recipe> find(String id) {
    return all().stream().filter(recipe -> recipe.id().equals(id)).findFirst();
  }
}
