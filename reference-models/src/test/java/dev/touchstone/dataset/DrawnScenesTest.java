package dev.touchstone.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.reference.Npz;
import dev.touchstone.reference.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrawnScenesTest {

  private final Map<String, Tensor> scenes = Npz.read(file(1), 2, 1 << 24);
  private final Tensor boxes = scenes.getOrDefault("boxes", Tensor.vector());

  @Test
  void theSameSeedDrawsTheSamePictures() {
    assertThat(file(1)).isEqualTo(file(1)).isNotEqualTo(file(2));
    assertThat(scenes).containsOnlyKeys("images", "boxes");
    assertThat(scenes.get("images").shape()).isEqualTo(List.of(600, 64, 64, 3));
  }

  @Test
  void everyBoxLiesInAPictureAndTheLastClassIsRare() {
    int[] counts = new int[5];
    for (int i = 0; i < boxes.shape().getFirst(); i++) {
      double[] row = boxes.rows(i).data();
      assertThat(row[0]).isBetween(0.0, 599.0);
      assertThat(row[2]).isGreaterThanOrEqualTo(0);
      assertThat(row[3]).isGreaterThanOrEqualTo(0);
      assertThat(row[2] + row[4]).isLessThanOrEqualTo(64);
      assertThat(row[3] + row[5]).isLessThanOrEqualTo(64);
      counts[(int) row[1]]++;
    }
    assertThat(Arrays.stream(counts).min().orElseThrow()).isGreaterThan(60);
    assertThat(counts[0]).isGreaterThan(4 * counts[4]);
  }

  private static byte[] file(long seed) {
    return Generated.find("scenes", seed).orElseThrow();
  }
}
