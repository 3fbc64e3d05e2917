package dev.touchstone.training.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.reference.Draw;
import java.util.ArrayList;
import java.util.List;

/**
 * The skip-gram's examples: each word with each neighbour at most so many places away, and words
 * drawn at random beside the neighbour, a word as often as its count to the power 3/4 says.
 */
final class Pairs {

  private static final int WINDOW = 2;
  private static final int NEGATIVES = 5;
  private static final double POWER = 0.75;

  private record Pair(int centre, int neighbour) {}

  private final List<Pair> pairs = new ArrayList<>();

  /** Σ up to each word of count^(3/4). */
  private final double[] cumulated = new double[Scenes.VOCABULARY];

  Pairs(List<int[]> sentences) {
    int[] counts = new int[cumulated.length];
    for (int[] sentence : sentences) {
      for (int i = 0; i < sentence.length; i++) {
        counts[sentence[i]]++;
        neighbours(sentence, i);
      }
    }
    double sum = 0;
    for (int word = 0; word < counts.length; word++) {
      sum += Math.pow(counts[word], POWER);
      cumulated[word] = sum;
    }
  }

  private void neighbours(int[] sentence, int i) {
    for (int j = Math.max(0, i - WINDOW); j <= Math.min(sentence.length - 1, i + WINDOW); j++) {
      if (j != i) {
        pairs.add(new Pair(sentence[i], sentence[j]));
      }
    }
  }

  int size() {
    return pairs.size();
  }

  /** Centres (B, 1) and, for each, a neighbour and words at random (B, 1 + K). */
  NDList inputs(NDManager manager, Draw draw, int[] which) {
    long[] centres = new long[which.length];
    long[] others = new long[which.length * (1 + NEGATIVES)];
    for (int b = 0; b < which.length; b++) {
      Pair pair = pairs.get(which[b]);
      centres[b] = pair.centre;
      int at = b * (1 + NEGATIVES);
      others[at] = pair.neighbour;
      for (int k = 1; k <= NEGATIVES; k++) {
        others[at + k] = atRandom(draw);
      }
    }
    return new NDList(
        manager.create(centres, new Shape(which.length, 1)),
        manager.create(others, new Shape(which.length, 1 + NEGATIVES)));
  }

  private int atRandom(Draw draw) {
    double point = draw.number(0, cumulated[cumulated.length - 1]);
    int word = 0;
    while (cumulated[word] <= point) {
      word++;
    }
    return word;
  }

  /** 1 for the neighbour and 0 for the words at random, (1, 1 + K). */
  static NDArray real(NDManager manager) {
    NDArray first = manager.arange(1 + NEGATIVES).eq(0);
    return first.toType(DataType.FLOAT32, false).expandDims(0);
  }
}
