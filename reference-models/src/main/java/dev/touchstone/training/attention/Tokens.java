package dev.touchstone.training.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.touchstone.network.attention.Transformer;
import java.util.Arrays;
import java.util.List;

/** Texts of ids as arrays, and the loss of predicting some of them. */
final class Tokens {

  private Tokens() {}

  /** Texts as rows of the same length, (N, T), filled up with padding. */
  static NDArray rows(NDManager manager, List<int[]> texts, int length) {
    long[] ids = new long[texts.size() * length];
    Arrays.fill(ids, Transformer.PADDING);
    for (int n = 0; n < texts.size(); n++) {
      int[] text = texts.get(n);
      for (int t = 0; t < text.length; t++) {
        ids[n * length + t] = text[t];
      }
    }
    return manager.create(ids, new Shape(texts.size(), length));
  }

  /** The mean of −log p over the labels (N, T) that are no padding; logits (N, T, V). */
  static NDArray crossEntropy(NDArray logits, NDArray labels) {
    NDArray counted = labels.neq(Transformer.PADDING).toType(DataType.FLOAT32, false);
    NDArray own = logits.logSoftmax(-1).gather(labels.expandDims(2), 2).squeeze(2);
    return own.mul(counted).sum().div(counted.sum()).neg();
  }
}
