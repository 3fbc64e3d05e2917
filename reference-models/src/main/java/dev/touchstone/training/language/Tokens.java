package dev.touchstone.training.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** Texts of ids as arrays, and the loss of predicting them. Id 0 is padding. */
final class Tokens {

  private Tokens() {}

  /** Texts as rows as long as the longest, (B, T), filled up with padding. */
  static NDArray rows(NDManager manager, List<int[]> texts) {
    return rows(manager, texts, texts.stream().mapToInt(text -> text.length).max().orElseThrow());
  }

  /** Texts as rows of this length, (B, T). */
  static NDArray rows(NDManager manager, List<int[]> texts, int length) {
    long[] ids = new long[texts.size() * length];
    for (int b = 0; b < texts.size(); b++) {
      int[] text = texts.get(b);
      for (int t = 0; t < text.length; t++) {
        ids[b * length + t] = text[t];
      }
    }
    return manager.create(ids, new Shape(texts.size(), length));
  }

  /** The mean of −log p over the labels (B, T) that are no padding; logits (B, T, V). */
  static NDArray crossEntropy(NDArray logits, NDArray labels) {
    NDArray counted = labels.neq(0).toType(DataType.FLOAT32, false);
    NDArray right = logits.logSoftmax(2).gather(labels.expandDims(2), 2).squeeze(2);
    return right.mul(counted).sum().div(counted.sum()).neg();
  }
}
