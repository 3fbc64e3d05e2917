package dev.touchstone.training;

import dev.touchstone.network.game.LearnedPlayer;
import dev.touchstone.network.game.Match;
import dev.touchstone.network.game.OthelloPlayer;
import dev.touchstone.network.game.RandomPlayer;
import dev.touchstone.network.game.SearchingPlayer;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Text;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A player of Othello, measured by its wins in 100 games against {@link RandomPlayer}; a draw is no
 * win.
 *
 * @param coach makes the player, by teaching where it has to learn
 */
record OthelloRecipe(String id, Text title, Coach coach) implements Recipe {

  private static final int GAMES = 100;
  private static final double GOAL = 95;

  /** Makes a player and measures it: what it learned with may be closed after the match only. */
  interface Coach {

    Result measured(Draw draw, Consumer<String> progress);
  }

  static OthelloRecipe search(int depth) {
    return new OthelloRecipe(
        "othello-search",
        new Text("黑白棋：α-β 剪枝搜索", "Othello by alpha-beta search"),
        (draw, progress) ->
            against(draw, new SearchingPlayer(depth), "the rules, " + depth + " moves ahead"));
  }

  /** Learns from so many rounds of so many games against itself, and looks three moves ahead. */
  static OthelloRecipe learned(int rounds, int games) {
    return new OthelloRecipe(
        "othello-learned",
        new Text("黑白棋：自我对弈学习局面价值", "Othello by values learned from self-play"),
        (draw, progress) -> {
          try (ValueLearning values = new ValueLearning(draw)) {
            new SelfPlay(draw, values, games).run(rounds, progress);
            String data = String.format(Locale.ROOT, "%,d games against itself", rounds * games);
            return against(draw, new LearnedPlayer(values, 3), data);
          }
        });
  }

  private static Result against(Draw draw, OthelloPlayer player, String data) {
    Match match = Match.of(player, new RandomPlayer(draw), GAMES);
    return new Result("wins of " + GAMES, match.wins(), GOAL, true, data);
  }

  @Override
  public Result run(Data data, long seed, Consumer<String> progress) {
    return coach.measured(new Draw(seed), progress);
  }
}
