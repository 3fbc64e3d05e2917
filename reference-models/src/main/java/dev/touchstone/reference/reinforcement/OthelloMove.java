package dev.touchstone.reference.reinforcement;

import static dev.touchstone.reference.ArrayType.flags;
import static dev.touchstone.reference.ArrayType.integers;

import dev.touchstone.reference.Case;
import dev.touchstone.reference.Chapter;
import dev.touchstone.reference.DType;
import dev.touchstone.reference.Draw;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Framework;
import dev.touchstone.reference.Inputs;
import dev.touchstone.reference.Slips;
import dev.touchstone.reference.Tensor;
import dev.touchstone.reference.Tolerance;
import dev.touchstone.reference.reinforcement.Othello.Capture;
import dev.touchstone.reference.reinforcement.Othello.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One move of Othello on a board (8, 8) of 1 (black), −1 (white) and 0: which squares are legal for
 * the player before the move, (8, 8) flags; the board after the legal move (row, column), (8, 8);
 * and diff, how many discs more than the opponent the player then has, a scalar.
 *
 * <p>Source: the game's rules, as in {@link Othello}.
 */
final class OthelloMove {

  private OthelloMove() {}

  static Exercise exercise() {
    return Exercise.in(Chapter.REINFORCEMENT, "othello_move", 1)
        .function("othello")
        .parameter("board", integers("8", "8"))
        .parameter("player", integers())
        .parameter("move", integers("2").asTuple())
        .requires("board", "it holds other numbers than 1, -1 and 0", OthelloMove::isBoard)
        .requires("player", "it is neither 1 nor -1", in -> Math.abs(in.number("player")) == 1)
        .requires("move", "it is not a legal move", OthelloMove::isLegal)
        .returnsDict("legal", flags("8", "8"), "board", integers("8", "8"), "diff", integers())
        .tolerance(Tolerance.EXACT)
        .cases(OthelloMove::cases)
        .reference(OthelloMove::reference)
        .misconceptions(
            "orthogonal_only",
            "adjacent_is_legal",
            "first_direction_only",
            "one_disc",
            "open_lines",
            "disc_not_placed",
            "count_not_difference")
        .framework(Framework.NUMPY)
        .build();
  }

  private static boolean isBoard(Inputs in) {
    return Arrays.stream(in.doubles("board")).allMatch(disc -> Math.abs(disc) <= 1);
  }

  private static boolean isLegal(Inputs in) {
    boolean isOnBoard = Arrays.stream(in.ints("move")).allMatch(place -> place >= 0 && place < 8);
    long legal = Othello.of(in.ints("board")).legalMoves(in.integer("player"));
    return isOnBoard && (legal >>> square(in) & 1) == 1;
  }

  private static int square(Inputs in) {
    int[] move = in.ints("move");
    return Othello.square(move[0], move[1]);
  }

  private static List<Case> cases(Draw draw) {
    return List.of(
        given("example", Othello.START, Othello.BLACK, Othello.square(2, 3)),
        midgame(draw, "opening", draw.integer(8, 11)),
        midgame(draw, "black", 14),
        midgame(draw, "white", 15),
        midgame(draw, "late", draw.integer(32, 40)));
  }

  /**
   * A position of a random game with a move that turns lines in several directions, not all of them
   * single discs.
   */
  private static Case midgame(Draw draw, String name, int plies) {
    while (true) {
      Othello game = Othello.START;
      int player = Othello.BLACK;
      for (int ply = 0; ply < plies && player != Othello.NOBODY; ply++) {
        game = game.play(player, any(draw, squares(game.legalMoves(player))));
        player = game.turnAfter(player);
      }
      int[] telling = player == Othello.NOBODY ? new int[0] : tellingMoves(game, player);
      if (telling.length > 0) {
        return given(name, game, player, any(draw, telling));
      }
    }
  }

  private static int[] tellingMoves(Othello game, int player) {
    return Arrays.stream(squares(game.legalMoves(player)))
        .filter(
            square -> {
              int[] lengths =
                  Arrays.stream(Direction.values())
                      .mapToInt(d -> Long.bitCount(game.line(player, square, d, false)))
                      .filter(length -> length > 0)
                      .toArray();
              return lengths.length > 1 && Arrays.stream(lengths).sum() > lengths.length;
            })
        .toArray();
  }

  private static int[] squares(long set) {
    return IntStream.range(0, Othello.SQUARES)
        .filter(square -> (set >>> square & 1) == 1)
        .toArray();
  }

  private static int any(Draw draw, int[] squares) {
    return squares[draw.integer(0, squares.length - 1)];
  }

  private static Case given(String name, Othello game, int player, int square) {
    int[] move = {square / 8, square % 8};
    Object[] inputs = {"board", board(DType.INT64, game::at), "player", player, "move", move};
    return name.equals("example") ? Case.example(name, inputs) : Case.of(name, inputs);
  }

  private static Tensor board(DType dtype, IntToDoubleFunction square) {
    return new Tensor(
        dtype, List.of(8, 8), IntStream.range(0, Othello.SQUARES).mapToDouble(square).toArray());
  }

  private static Map<String, Object> reference(Inputs in, Slips slips) {
    int player = in.integer("player");
    Capture capture = capture(slips, slips.has("open_lines"));
    Othello before = Othello.of(in.ints("board"));
    // Next to an opponent's disc there is always a line, if one need not ask where it ends.
    long legal =
        before.legalMoves(player, slips.has("adjacent_is_legal") ? capture(slips, true) : capture);
    Othello after = before.play(player, square(in), capture);
    if (slips.has("disc_not_placed")) {
      long others = ~(1L << square(in));
      after = new Othello(after.black() & others, after.white() & others);
    }
    int diff =
        slips.has("count_not_difference")
            ? Long.bitCount(after.discs(player))
            : after.score(player);
    return Map.of(
        "legal", board(DType.BOOL, square -> legal >>> square & 1),
        "board", board(DType.INT64, after::at),
        "diff", diff);
  }

  private static Capture capture(Slips slips, boolean openToo) {
    return new Capture(
        slips.has("orthogonal_only") ? Direction.ORTHOGONAL : List.of(Direction.values()),
        slips.has("first_direction_only"),
        slips.has("one_disc"),
        openToo);
  }
}
