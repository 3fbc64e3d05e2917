package dev.touchstone.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzTest {

  private static final int ARRAYS = 8;
  private static final long BYTES = 1 << 20;

  @Test
  void whatIsWrittenIsReadBack() {
    Map<String, Tensor> arrays =
        Map.of(
            "scalar", Tensor.scalar(3.5),
            "matrix", Tensor.vector(1, Double.NaN, Double.NEGATIVE_INFINITY, 4).reshape(2, 2),
            "labels", Tensor.integers(3, -1, 2),
            "empty", Tensor.vector().reshape(0, 3));

    assertThat(Npz.read(Npz.write(arrays), ARRAYS, BYTES)).isEqualTo(arrays);
  }

  @Test
  void stringsAndFlagsComeBackAsTheyWent() {
    Map<String, Tensor> arrays =
        Map.of(
            "tokens", Tensor.texts(List.of("床前", "明月光", "", "𠀋")),
            "one", Tensor.text("B-PER"),
            "none", Tensor.texts(List.of()),
            "training", Tensor.flag(true));

    Map<String, Tensor> read = Npz.read(Npz.write(arrays), ARRAYS, BYTES);

    assertThat(read).isEqualTo(arrays);
    assertThat(read.get("tokens").texts()).containsExactly("床前", "明月光", "", "𠀋");
    assertThat(read.get("one").texts()).containsExactly("B-PER");
    assertThat(read.get("none").texts()).isEmpty();
  }

  @Test
  void aStringThatIsNoTextIsRefused() {
    byte[] beyondUnicode = {0, 0, 0x11, 0};

    assertThatThrownBy(() -> read(header("<U1", false, "(1,)"), beyondUnicode))
        .isInstanceOf(BadArrayException.class)
        .hasMessageContaining("no text");
  }

  @Test
  void fortranOrderIsTurnedIntoCOrder() throws IOException {
    byte[] data = doubles(1, 4, 2, 5, 3, 6);

    assertThat(read(header("<f8", true, "(2, 3)"), data))
        .isEqualTo(Tensor.vector(1, 2, 3, 4, 5, 6).reshape(2, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"|O", ">f8", "<c16", "<U0", ">U3", "|S4", "<M8", "<f16", "|V8"})
  void otherTypesAreRefused(String descriptor) {
    assertThatThrownBy(() -> read(header(descriptor, false, "(1,)"), new byte[8]))
        .isInstanceOf(BadArrayException.class)
        .hasMessageContaining(descriptor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(2,)",
        "(99999999999,)",
        "(-1,)",
        "(65536, 65536)",
        "(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)"
      })
  void aShapeThatDoesNotFitItsBytesIsRefused(String shape) {
    assertThatThrownBy(() -> read(header("<f8", false, shape), new byte[8]))
        .isInstanceOf(BadArrayException.class);
  }

  @Test
  void aHeaderIsNeverEvaluated() {
    assertThatThrownBy(
            () ->
                read(
                    "{'descr': __import__('os').system('id'), 'fortran_order': False, 'shape': (),"
                        + " }\n",
                    new byte[8]))
        .isInstanceOf(BadArrayException.class)
        .hasMessageContaining("header");
  }

  @Test
  void integersBeyondExactDoublesAreRefused() {
    byte[] big =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong((1L << 53) + 1).array();

    assertThatThrownBy(() -> read(header("<i8", false, "()"), big)).hasMessageContaining("2^53");
    assertThatThrownBy(() -> read(header("<u8", false, "()"), new byte[] {0, 0, 0, 0, 0, 0, 0, -1}))
        .hasMessageContaining("2^53");
  }

  @Test
  void aZipBombIsCountedWhileItInflates() throws IOException {
    byte[] bomb = zip("bomb.npy", new byte[64 << 20]);

    assertThat(bomb.length).isLessThan(100_000);
    assertThatThrownBy(() -> Npz.read(bomb, ARRAYS, BYTES)).hasMessageContaining("larger than");
  }

  @Test
  void bytesThatAreNoArchiveAreRefused() {
    assertThatThrownBy(() -> Npz.read("hello".getBytes(StandardCharsets.US_ASCII), ARRAYS, BYTES))
        .isInstanceOf(BadArrayException.class);
    assertThatThrownBy(() -> Npz.read(new byte[0], ARRAYS, BYTES))
        .isInstanceOf(BadArrayException.class);
  }

  @Test
  void mutatedArchivesAreReadOrRefusedAndNothingElse() {
    byte[] good = Npz.write(Map.of("a", Tensor.vector(1, 2, 3), "b", Tensor.integers(1, 2)));
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261120);
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] mutated = good.clone();
      for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      }
      try {
        Npz.read(mutated, ARRAYS, BYTES);
      } catch (BadArrayException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  private static Tensor read(String header, byte[] data) throws IOException {
    ByteBuffer npy =
        ByteBuffer.allocate(10 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
    npy.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) header.length());
    npy.put(header.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    return Npz.read(zip("x.npy", npy.array()), ARRAYS, 1 << 20).get("x");
  }

  private static String header(String descriptor, boolean fortran, String shape) {
    return "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n"
        .formatted(descriptor, fortran ? "True" : "False", shape);
  }

  private static byte[] doubles(double... values) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      buffer.putDouble(value);
    }
    return buffer.array();
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }
}
