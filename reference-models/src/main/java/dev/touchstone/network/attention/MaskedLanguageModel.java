package dev.touchstone.network.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import dev.touchstone.network.block.Composite;
import dev.touchstone.network.block.Pass;

/**
 * BERT as it is trained before all tasks: ids and segments (N, T), some ids hidden, to the logits
 * of what stood at each place, (N, T, V): norm(GELU(W x + b)) Eᵀ + c with the tokens' own table E.
 *
 * <p>Source: Devlin et al. 2019, task 1; d2l 15.8 (14.8 in the Chinese edition).
 */
public final class MaskedLanguageModel extends Composite {

  private final int vocabulary;
  private final BertEncoder encoder;
  private final Block head;
  private final Parameter bias;

  /**
   * @param vocabulary V, how many tokens there are
   * @param longest how many places a text may have
   */
  public MaskedLanguageModel(Sizes sizes, int vocabulary, int longest) {
    this.vocabulary = vocabulary;
    encoder = child("encoder", new BertEncoder(sizes, vocabulary, longest), new Shape(1, 1));
    head = child("head", head(sizes), sizes.tokens());
    bias = parameter("bias", Parameter.Type.BIAS, new Shape(vocabulary));
  }

  private static Block head(Sizes sizes) {
    return new SequentialBlock()
        .add(Layers.linear(sizes.width()))
        .add(Activation.geluBlock())
        .add(Layers.norm());
  }

  @Override
  protected NDList pass(Pass pass, NDList inputs) {
    NDArray x = pass.through(head, pass.through(encoder, inputs.get(0), inputs.get(1)));
    return new NDList(encoder.scores(pass, x).add(pass.value(bias, x)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {inputs[0].add(vocabulary)};
  }
}
