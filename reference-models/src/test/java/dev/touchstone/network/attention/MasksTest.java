package dev.touchstone.network.attention;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attention sees what it may see, and nothing else. */
class MasksTest {

  private static final Sizes SMALL = new Sizes(2, 8, 2, 16);
  private static final float CLOSE = 1e-5f;

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void whatIsWrittenLaterChangesNothingBefore() {
    Block transformer = ready(new Transformer(SMALL, 9));
    NDArray read = ids(3, 4, 5);

    NDArray one = feed(transformer, read, ids(1, 6, 7));
    NDArray other = feed(transformer, read, ids(1, 6, 8));

    assertThat(one.get("0, :2").allClose(other.get("0, :2"), CLOSE, CLOSE, false)).isTrue();
    assertThat(one.get("0, 2").allClose(other.get("0, 2"), CLOSE, CLOSE, false)).isFalse();
  }

  @Test
  void paddingIsNotRead() {
    Block transformer = ready(new Transformer(SMALL, 9));
    NDArray written = ids(1, 6);

    NDArray alone = feed(transformer, ids(3, 4), written);
    NDArray padded = feed(transformer, ids(3, 4, 0, 0), written);

    assertThat(alone.allClose(padded, CLOSE, CLOSE, false)).isTrue();
  }

  @Test
  void bertSeesBothSides() {
    Block bert = ready(new Bert(SMALL, 9, 4));
    NDArray segments = ids(0, 0, 1, 1);

    NDArray one = feed(bert, ids(3, 4, 5, 6), segments);
    NDArray other = feed(bert, ids(3, 4, 5, 7), segments);

    assertThat(one.get("0, 0").allClose(other.get("0, 0"), CLOSE, CLOSE, false)).isFalse();
  }

  @Test
  void placesAreWaves() {
    NDArray waves = Positions.waves(manager, 3, 4);

    assertThat(waves.get(0).toFloatArray()).containsExactly(0, 1, 0, 1);
    assertThat(waves.getFloat(2, 0)).isEqualTo((float) Math.sin(2));
    assertThat(waves.getFloat(2, 3)).isEqualTo((float) Math.cos(2 / 100.0));
  }

  private Block ready(Block block) {
    block.initialize(manager, DataType.FLOAT32, new Shape(1, 3), new Shape(1, 3));
    return block;
  }

  private NDArray ids(long... ids) {
    return manager.create(ids, new Shape(1, ids.length));
  }

  private NDArray feed(Block block, NDArray... inputs) {
    return block.forward(new ParameterStore(manager, false), new NDList(inputs), false).head();
  }
}
