package dev.touchstone.network.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * Word2vec's skip-gram: how well each of M words (B, M) fits around a word (B, 1), uᵀv (B, M). A
 * word has two vectors, v as the centre and u as a neighbour: two tables (V, D).
 *
 * <p>It is trained to tell the real neighbours from words drawn at random: {@link #loss}. Source:
 * Mikolov et al. 2013; d2l 15.4 (14.4 in the Chinese edition).
 */
public final class SkipGram extends Composite {

  private final Block centres;
  private final Block neighbours;

  public SkipGram(int vocabulary, int width) {
    centres = child("centres", new Embedding(vocabulary, width), new Shape(1, 1));
    neighbours = child("neighbours", new Embedding(vocabulary, width), new Shape(1, 1));
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray v = pass.through(centres, inputs.get(0));
    NDArray u = pass.through(neighbours, inputs.get(1));
    return new NDList(u.matMul(v.swapAxes(1, 2)).squeeze(2));
  }

  /**
   * Negative sampling: the mean over the batch of −Σ log σ(±uᵀv), with + for the real neighbours.
   *
   * @param real 1 for those and 0 for the others, (B, M)
   */
  public static NDArray loss(NDArray scores, NDArray real) {
    NDArray signed = scores.mul(real.mul(2).sub(1));
    // log σ(s) is the log-probability of s in a softmax against 0, and does not overflow there.
    NDArray both = signed.expandDims(2).concat(signed.zerosLike().expandDims(2), 2);
    return both.logSoftmax(2).get(":, :, 0").sum(new int[] {1}).mean().neg();
  }

  /** The centres' vectors, a copy (V, D); words with the same neighbours have similar ones. */
  public NDArray vectors(NDManager manager) {
    NDArray copy = centres.getParameters().valueAt(0).getArray().duplicate();
    copy.attach(manager);
    return copy;
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[1]};
  }
}
