package dev.touchstone.training;

import dev.touchstone.network.game.Game;
import dev.touchstone.network.game.LearnedPlayer;
import dev.touchstone.network.game.OthelloPlayer;
import dev.touchstone.network.game.Position;
import dev.touchstone.network.game.RandomPlayer;
import dev.touchstone.reference.Draw;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Teaches values from nothing but the rules: the first round's games are random, those of each
 * later round are played by what has been learned so far, one move ahead, with a random opening and
 * now and then a random move, so that it sees more than its own habits. Each round learns once from
 * the games of the last three.
 *
 * @param games how many a round has
 */
record SelfPlay(Draw draw, ValueLearning values, int games) {

  private static final int ROUNDS_KEPT = 3;
  private static final int LONGEST_OPENING = 8;
  private static final double EXPLORING = 0.1;
  private static final double LAMBDA = 1;

  void run(int rounds, Consumer<String> progress) {
    Deque<Game> kept = new ArrayDeque<>();
    OthelloPlayer player = new RandomPlayer(draw);
    for (int round = 1; round <= rounds; round++) {
      play(player, kept);
      double loss = values.learn(List.copyOf(kept), LAMBDA, 1);
      progress.accept(String.format(Locale.ROOT, "round %d: loss %.4f", round, loss));
      player = exploring(new LearnedPlayer(values, 1));
    }
  }

  private void play(OthelloPlayer player, Deque<Game> kept) {
    for (int game = 0; game < games; game++) {
      Position opening = Position.random(draw, draw.integer(0, LONGEST_OPENING));
      kept.addLast(Game.play(opening, player, player));
      if (kept.size() > ROUNDS_KEPT * games) {
        kept.removeFirst();
      }
    }
  }

  private OthelloPlayer exploring(OthelloPlayer learned) {
    OthelloPlayer random = new RandomPlayer(draw);
    return (board, player) ->
        (draw.number(0, 1) < EXPLORING ? random : learned).move(board, player);
  }
}
