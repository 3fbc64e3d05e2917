package dev.touchstone.network.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import java.util.List;

/**
 * Classifies a text by the phrases in it: tokens (B, T) to vectors (B, D, T); for each width w a
 * convolution over w places with ReLU, (B, F, T − w + 1), of which each filter's largest answer is
 * kept, (B, F); all of them side by side to logits (B, K).
 *
 * <p>Source: Kim 2014, the variant with one table of vectors that is learned (CNN-rand); d2l 16.3
 * (15.3 in the Chinese edition). It learns VD + Σ (wD + 1)F + (nF + 1)K numbers for n widths.
 *
 * @param filters F, for each width
 * @param widths at most T each
 */
public record TextCnn(
    int vocabulary, int embedding, int filters, List<Integer> widths, int classes) {

  private static final int TIME = 2;

  public TextCnn {
    widths = List.copyOf(widths);
  }

  public Block block() {
    return new SequentialBlock()
        .add(new Embedding(vocabulary, embedding))
        .addSingleton(vectors -> vectors.swapAxes(1, 2))
        .add(phrases())
        .add(Linear.builder().setUnits(classes).build());
  }

  Block phrases() {
    ParallelBlock parallel = new ParallelBlock(TextCnn::sideBySide);
    widths.forEach(width -> parallel.add(phrase(width)));
    return parallel;
  }

  private Block phrase(int width) {
    return new SequentialBlock()
        .add(Conv1d.builder().setFilters(filters).setKernelShape(new Shape(width)).build())
        .add(Activation::relu)
        .addSingleton(answers -> answers.max(new int[] {TIME}));
  }

  private static NDList sideBySide(List<NDList> answers) {
    NDList all = new NDList(answers.stream().map(NDList::head).toArray(NDArray[]::new));
    return new NDList(NDArrays.concat(all, 1));
  }
}
