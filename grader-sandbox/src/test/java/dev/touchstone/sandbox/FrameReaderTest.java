package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

  private static final byte[] SESSION =
      join(frame('R', -1, ""), frame('V', 0, "abc"), frame('E', 1, "{}"), frame('D', -1, "{}"));

  @Test
  void framesAreReadHoweverTheBytesAreCut() throws Exception {
    FrameReader reader = reader();
    List<FrameReader.Frame> frames = new ArrayList<>();
    for (byte b : SESSION) {
      frames.addAll(reader.read(new byte[] {b}));
    }

    assertThat(frames).extracting(FrameReader.Frame::kind).containsExactly('R', 'V', 'E', 'D');
    assertThat(frames.get(1).payload()).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aFrameOutOfPlaceIsMalformed() {
    assertMalformed(frame('V', 0, "abc"));
    assertMalformed(join(frame('R', -1, ""), frame('R', -1, "")));
    assertMalformed(join(frame('R', -1, ""), frame('V', 2, "abc")));
    assertMalformed(join(frame('R', -1, ""), frame('V', -1, "abc")));
    assertMalformed(join(frame('R', -1, ""), frame('V', 0, "abc"), frame('V', 0, "abc")));
    assertMalformed(join(frame('R', -1, ""), frame('E', -1, "{}"), frame('E', -1, "{}")));
    assertMalformed(join(frame('R', -1, ""), frame('X', 0, "abc")));
    assertMalformed(join(SESSION, new byte[] {0}));
  }

  @Test
  void aLengthIsNotBelievedBeyondWhatMayCome() {
    byte[] huge = ByteBuffer.wrap(frame('V', 0, "")).putInt(9, -1).array();

    assertThatThrownBy(() -> reader().read(join(frame('R', -1, ""), huge)))
        .isInstanceOf(FrameReader.TooLongException.class);
  }

  @Test
  void mutatedStreamsAreReadOrRefusedAndNothingElse() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261120);
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] mutated = SESSION.clone();
      for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      }
      try {
        reader().read(mutated);
      } catch (FrameReader.MalformedException | FrameReader.TooLongException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(5000);
  }

  private static FrameReader reader() {
    FrameReader reader = new FrameReader(1000);
    reader.expect(2);
    return reader;
  }

  private static void assertMalformed(byte[] bytes) {
    assertThatThrownBy(() -> reader().read(bytes))
        .isInstanceOf(FrameReader.MalformedException.class);
  }

  private static byte[] frame(char kind, int caseIndex, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(13 + bytes.length)
        .put("TSF1".getBytes(StandardCharsets.US_ASCII))
        .put((byte) kind)
        .putInt(caseIndex)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer joined = ByteBuffer.allocate(List.of(parts).stream().mapToInt(p -> p.length).sum());
    List.of(parts).forEach(joined::put);
    return joined.array();
  }
}
