package dev.touchstone.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metric.Accuracy;
import dev.touchstone.reference.Tensor;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * MNIST from the folder that {@code TOUCHSTONE_DATA} names: the figures are those published for it.
 */
@EnabledIfEnvironmentVariable(named = "TOUCHSTONE_DATA", matches = ".+")
class RealDataTest {

  private static final int PIXELS = 28 * 28;

  @Test
  void theImagesHaveTheirKnownNorms() throws IOException {
    assertThat(norm(images("train10k-images", 10))).isEqualTo(27.8920846, within(1e-6));
    assertThat(norm(images("train10k-images", 1000))).isEqualTo(293.0717914, within(1e-6));
  }

  @Test
  void softmaxRegressionReadsHandwriting() throws IOException {
    Tensor prediction =
        Baselines.find("softmax-regression")
            .orElseThrow()
            .predict(images("train10k-images", 5000), labels("train10k-labels", 5000), tests());

    double accuracy = new Accuracy(10).score(labels("t10k-labels", 1000), prediction).value();
    assertThat(accuracy).isGreaterThan(0.85);
  }

  private static Tensor tests() throws IOException {
    return images("t10k-images", 1000);
  }

  private static double norm(Tensor images) {
    return Math.sqrt(Arrays.stream(images.data()).map(value -> value * value).sum());
  }

  /** The first n images as rows of pixels from 0 to 1: (n, 784). */
  private static Tensor images(String name, int n) throws IOException {
    double[] pixels = new double[n * PIXELS];
    try (DataInputStream in = open(name)) {
      in.skipNBytes(16);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = in.readUnsignedByte() / 255.0;
      }
    }
    return Tensor.vector(pixels).reshape(n, PIXELS);
  }

  private static Tensor labels(String name, int n) throws IOException {
    int[] labels = new int[n];
    try (DataInputStream in = open(name)) {
      in.skipNBytes(8);
      for (int i = 0; i < n; i++) {
        labels[i] = in.readUnsignedByte();
      }
    }
    return Tensor.integers(labels);
  }

  private static DataInputStream open(String name) throws IOException {
    Path folder = Path.of(System.getenv("TOUCHSTONE_DATA"), "mnist");
    try (var files = Files.list(folder)) {
      Path file =
          files.filter(f -> f.getFileName().toString().contains(name)).findFirst().orElseThrow();
      return new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16));
    }
  }
}
