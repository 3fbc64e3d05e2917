package dev.touchstone.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** Texts of ids as arrays, and the loss of predicting some of them. */
public final class Tokens {

  private static final int PADDING = 0;

  private Tokens() {}

  /** Texts as rows as long as the longest, (N, T), filled up with padding. */
  public static NDArray rows(NDManager manager, List<int[]> texts) {
    return rows(manager, texts, texts.stream().mapToInt(text -> text.length).max().orElseThrow());
  }

  /** Texts as rows of this length, (N, T). */
  public static NDArray rows(NDManager manager, List<int[]> texts, int length) {
    long[] ids = new long[texts.size() * length];
    for (int n = 0; n < texts.size(); n++) {
      int[] text = texts.get(n);
      for (int t = 0; t < text.length; t++) {
        ids[n * length + t] = text[t];
      }
    }
    return manager.create(ids, new Shape(texts.size(), length));
  }

  /** The mean of −log p over the labels (N, T) that are no padding; logits (N, T, V). */
  public static NDArray crossEntropy(NDArray logits, NDArray labels) {
    NDArray counted = labels.neq(PADDING).toType(DataType.FLOAT32, false);
    NDArray right = logits.logSoftmax(2).gather(labels.expandDims(2), 2).squeeze(2);
    return right.mul(counted).sum().div(counted.sum()).neg();
  }
}
