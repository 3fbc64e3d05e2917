package dev.touchstone.server.integrity;

import java.util.List;
import java.util.Random;

/** Programs that are alike, or are not: each long enough to say something about. */
public final class Copies {

  private static final List<String> CALLS =
      List.of(
          "exp", "log", "sum", "mean", "max", "dot", "where", "clip", "sqrt", "roll", "stack",
          "sort", "diff", "outer", "tile", "trace", "round", "norm", "pad", "flip");
  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "/", "**", "@", "%", "//", "<", ">", "==", "and", "or");

  private Copies() {}

  /** A program of its own, for each seed another. */
  public static String written(int seed) {
    Random chance = new Random(seed);
    var code = new StringBuilder("import numpy as np\n\n\ndef softmax(o):\n");
    for (int i = 0; i < 24; i++) {
      code.append(indent(chance)).append(statement(chance, i));
    }
    return code.append("    return o\n").toString();
  }

  private static String indent(Random chance) {
    return switch (chance.nextInt(4)) {
      case 0 -> "    if o is not None:\n        ";
      case 1 -> "    for k in range(3):\n        ";
      default -> "    ";
    };
  }

  private static String statement(Random chance, int i) {
    return "a%d = np.%s(b%d %s c%d.%s(axis=1)) %s np.%s(o)\n"
        .formatted(
            i,
            of(CALLS, chance),
            i,
            of(OPERATORS, chance),
            i,
            of(CALLS, chance),
            of(OPERATORS, chance),
            of(CALLS, chance));
  }

  private static String of(List<String> words, Random chance) {
    return words.get(chance.nextInt(words.size()));
  }

  /** The same with other names and comments. */
  public static String renamed(String code) {
    return "# all my own work\n"
        + code.replaceAll("\\ba(\\d)", "value$1").replaceAll("\\bb(\\d)", "other$1");
  }
}
