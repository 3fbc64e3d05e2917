package dev.touchstone.network.language;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which places of what is read an output depends on. */
class SequencesTest {

  private static final Shape TOKENS = new Shape(1, 4);
  private static final Seq2Seq.Sizes SIZES = new Seq2Seq.Sizes(9, 4, 6);

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @EnumSource
  void aLanguageModelDoesNotSeeWhatComes(Cell cell) {
    Block model = initialised(new LanguageModel(cell, 9, 4, 6, 2).block(), TOKENS);

    NDArray some = run(model, ids(3, 4, 5, 6));
    NDArray other = run(model, ids(3, 4, 5, 7));

    assertThat(same(some, other)).containsExactly(true, true, true, false);
  }

  @Test
  void aTaggerSeesBothWays() {
    Block tagger = initialised(new Tagger(9, 4, 6, 3).block(), TOKENS);

    NDArray some = run(tagger, ids(3, 4, 5, 6));
    NDArray later = run(tagger, ids(3, 4, 5, 7));
    NDArray earlier = run(tagger, ids(8, 4, 5, 6));

    assertThat(same(some, later)).containsOnly(false);
    assertThat(same(some, earlier)).containsOnly(false);
  }

  @Test
  void aDecoderSeesAllThatIsReadAndNothingThatItIsYetToWrite() {
    for (Seq2Seq network : new Seq2Seq[] {Seq2Seq.plain(SIZES), Seq2Seq.attentive(SIZES)}) {
      initialised(network, TOKENS, TOKENS);

      NDArray some = run(network, ids(3, 4, 5, 6), ids(1, 6, 5, 4));
      NDArray other = run(network, ids(3, 4, 5, 6), ids(1, 6, 5, 8));
      NDArray read = run(network, ids(7, 4, 5, 6), ids(1, 6, 5, 4));

      assertThat(same(some, other)).containsExactly(true, true, true, false);
      assertThat(same(some, read)).containsOnly(false);
    }
  }

  @Test
  void attentionGivesPaddingNoWeight() {
    AdditiveAttention attention = new AdditiveAttention(6, 6);
    initialised(attention, TOKENS);
    NDArray keys = manager.randomNormal(new Shape(1, 3, 6));
    NDArray unread = manager.create(new boolean[] {false, false, true}, new Shape(1, 3));

    NDArray weights = run(attention, keys.get(":, :1"), keys, unread);

    assertThat(weights.toFloatArray()[2]).isZero();
    assertThat(weights.sum().getFloat()).isBetween(0.9999f, 1.0001f);
  }

  private <B extends Block> B initialised(B block, Shape... inputs) {
    block.initialize(manager, DataType.FLOAT32, inputs);
    return block;
  }

  private NDArray ids(long... ids) {
    return manager.create(ids, TOKENS);
  }

  private NDArray run(Block block, NDArray... inputs) {
    return block.forward(new ParameterStore(manager, false), new NDList(inputs), false).head();
  }

  /** For each place of the first text, whether both have the same logits there. */
  private static Boolean[] same(NDArray some, NDArray other) {
    return IntStream.range(0, (int) some.getShape().get(1))
        .mapToObj(t -> some.get(":, " + t).allClose(other.get(":, " + t)))
        .toArray(Boolean[]::new);
  }
}
