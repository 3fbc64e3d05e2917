package dev.touchstone.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.network.game.Game;
import dev.touchstone.network.game.Position;
import dev.touchstone.network.game.RandomPlayer;
import dev.touchstone.reference.Draw;
import dev.touchstone.training.Recipe.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GameRecipesTest {

  @Test
  void eachHasItsOwnName() {
    assertThat(GameRecipes.all()).extracting(Recipe::id).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void searchClearsTheBar() {
    Result result = OthelloRecipe.search(2).run(Data.none(), 1, line -> {});

    assertThat(result.clearsTheBar()).as(result.toString()).isTrue();
  }

  @Test
  void learningTheSameGamesAgainBringsTheErrorDown() {
    Draw draw = new Draw(1);
    RandomPlayer random = new RandomPlayer(draw);
    List<Game> games =
        Stream.generate(() -> Game.play(Position.START, random, random)).limit(40).toList();
    try (ValueLearning values = new ValueLearning(draw)) {
      double once = values.learn(games, 1, 1);

      assertThat(values.learn(games, 1, 8)).isLessThan(once);
      assertThat(values.of(List.of(Position.START))[0]).isBetween(-1.0, 1.0);
    }
  }

  @Test
  void theSameSeedTeachesTheSame() {
    assertThat(lines(3)).isEqualTo(lines(3)).isNotEqualTo(lines(4));
  }

  private static List<String> lines(long seed) {
    List<String> lines = new ArrayList<>();
    Draw draw = new Draw(seed);
    try (ValueLearning values = new ValueLearning(draw)) {
      new SelfPlay(draw, values, 10).run(2, lines::add);
    }
    return lines;
  }
}
