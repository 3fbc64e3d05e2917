package dev.touchstone.training.language;

import dev.touchstone.training.Recipe;
import java.util.List;

/** What the networks of tokens are trained for. */
public final class LanguageRecipes {

  private LanguageRecipes() {}

  public static List<Recipe> all() {
    return List.of(
        new CharacterModel(10),
        new StringReversal(600, 500),
        new Sentiment(2000, 1000, 8),
        new WordVectors(3000, 6));
  }
}
