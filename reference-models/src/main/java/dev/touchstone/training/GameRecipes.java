package dev.touchstone.training;

import java.util.List;

/** The players of Othello, against one that plays at random. */
public final class GameRecipes {

  private GameRecipes() {}

  public static List<Recipe> all() {
    return List.of(OthelloRecipe.search(3), OthelloRecipe.learned(12, 400));
  }
}
