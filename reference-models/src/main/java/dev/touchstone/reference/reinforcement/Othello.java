package dev.touchstone.reference.reinforcement;

import java.util.List;

/**
 * A position of Othello on 8 × 8 squares, and how the game goes on from it.
 *
 * <p>Squares are counted row by row from 0 to 63, and a set of them is a {@code long} with the bit
 * of each square set. A player is {@link #BLACK} or {@link #WHITE}, and their opponent the negative
 * of that. A move is legal on an empty square from which, in at least one of eight directions, a
 * line of the opponent's discs leads up to a disc of one's own; the discs of all such lines turn
 * over. Whoever has no legal move is passed over; the game ends when neither has one.
 *
 * @param black the squares with black discs
 * @param white the squares with white discs
 */
public record Othello(long black, long white) {

  public static final int SQUARES = 64;
  public static final int BLACK = 1;
  public static final int WHITE = -1;
  public static final int NOBODY = 0;

  /** The first position: white on d4 and e5, black on e4 and d5. Black moves first. */
  public static final Othello START =
      new Othello(bit(square(3, 4)) | bit(square(4, 3)), bit(square(3, 3)) | bit(square(4, 4)));

  /**
   * @throws IllegalArgumentException where a square has discs of both colours
   */
  public Othello {
    if ((black & white) != 0) {
      throw new IllegalArgumentException("a square holds two discs");
    }
  }

  /**
   * The position with these discs.
   *
   * @param discs {@link #BLACK}, {@link #WHITE} or {@link #NOBODY} for each of the 64 squares
   */
  public static Othello of(int[] discs) {
    if (discs.length != SQUARES) {
      throw new IllegalArgumentException(discs.length + " squares instead of 64");
    }
    return new Othello(squaresOf(BLACK, discs), squaresOf(WHITE, discs));
  }

  private static long squaresOf(int player, int[] discs) {
    long squares = 0;
    for (int square = 0; square < discs.length; square++) {
      squares |= discs[square] == player ? bit(square) : 0;
    }
    return squares;
  }

  public static int square(int row, int column) {
    return 8 * row + column;
  }

  private static long bit(int square) {
    return 1L << square;
  }

  /** Whose disc is there: {@link #BLACK}, {@link #WHITE} or {@link #NOBODY}. */
  public int at(int square) {
    return (black & bit(square)) != 0 ? BLACK : (white & bit(square)) != 0 ? WHITE : NOBODY;
  }

  public long discs(int player) {
    return player == BLACK ? black : white;
  }

  /** The squares a player may move to; none where they have to pass. */
  public long legalMoves(int player) {
    return legalMoves(player, Capture.OUTFLANKED);
  }

  /**
   * The position after a move.
   *
   * @throws IllegalArgumentException where the move is not legal
   */
  public Othello play(int player, int square) {
    if ((legalMoves(player) & bit(square)) == 0) {
      throw new IllegalArgumentException("no legal move: square " + square);
    }
    return play(player, square, Capture.OUTFLANKED);
  }

  /** Who moves after this player has moved; {@link #NOBODY} when the game is over. */
  public int turnAfter(int player) {
    if (legalMoves(-player) != 0) {
      return -player;
    }
    return legalMoves(player) != 0 ? player : NOBODY;
  }

  public boolean isOver() {
    return legalMoves(BLACK) == 0 && legalMoves(WHITE) == 0;
  }

  /** How many discs more than the opponent this player has. */
  public int score(int player) {
    return Long.bitCount(discs(player)) - Long.bitCount(discs(-player));
  }

  /**
   * What of a line of opponent discs next to a new disc turns over. Games are played by {@link
   * #OUTFLANKED}; misread rules are for the exercise, which shows what they make of a position.
   *
   * @param directions the directions looked into, in this order
   * @param firstOnly whether only the first line found turns over
   * @param nearestOnly whether only the disc next to the new one turns over
   * @param openToo whether a line need not end at a disc of one's own
   */
  record Capture(
      List<Direction> directions, boolean firstOnly, boolean nearestOnly, boolean openToo) {

    static final Capture OUTFLANKED = new Capture(List.of(Direction.values()), false, false, false);
  }

  long legalMoves(int player, Capture capture) {
    long legal = 0;
    for (long rest = ~(black | white); rest != 0; rest &= rest - 1) {
      int square = Long.numberOfTrailingZeros(rest);
      if (turned(player, square, capture) != 0) {
        legal |= bit(square);
      }
    }
    return legal;
  }

  Othello play(int player, int square, Capture capture) {
    long turned = turned(player, square, capture);
    long own = discs(player) | turned | bit(square);
    long theirs = discs(-player) & ~turned;
    return player == BLACK ? new Othello(own, theirs) : new Othello(theirs, own);
  }

  private long turned(int player, int square, Capture capture) {
    long turned = 0;
    for (Direction direction : capture.directions()) {
      long line = line(player, square, direction, capture.openToo());
      turned |= capture.nearestOnly() ? line & direction.step(bit(square)) : line;
      if (capture.firstOnly() && turned != 0) {
        return turned;
      }
    }
    return turned;
  }

  /** The opponent's discs from a square in one direction, none unless an own disc follows. */
  long line(int player, int square, Direction direction, boolean evenIfOpen) {
    long line = 0;
    long next = direction.step(bit(square));
    while ((next & discs(-player)) != 0) {
      line |= next;
      next = direction.step(next);
    }
    return evenIfOpen || (next & discs(player)) != 0 ? line : 0;
  }

  /** The eight directions, row by row. */
  enum Direction {
    NORTH_WEST(-1, -1),
    NORTH(-1, 0),
    NORTH_EAST(-1, 1),
    WEST(0, -1),
    EAST(0, 1),
    SOUTH_WEST(1, -1),
    SOUTH(1, 0),
    SOUTH_EAST(1, 1);

    static final List<Direction> ORTHOGONAL = List.of(NORTH, WEST, EAST, SOUTH);

    private static final long FIRST_COLUMN = 0x0101010101010101L;
    private static final long LAST_COLUMN = FIRST_COLUMN << 7;

    private final int rows;
    private final int columns;

    Direction(int rows, int columns) {
      this.rows = rows;
      this.columns = columns;
    }

    /** These squares moved by one; what would leave the board is gone. */
    long step(long squares) {
      long staying =
          switch (columns) {
            case -1 -> squares & ~FIRST_COLUMN;
            case 1 -> squares & ~LAST_COLUMN;
            default -> squares;
          };
      int shift = square(rows, columns);
      return shift > 0 ? staying << shift : staying >>> -shift;
    }
  }
}
