package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

  private static final byte[] READY = frame('R', -1, "\0\0\0\0\0\0\0\0");
  private static final byte[] SESSION =
      join(
          READY, frame('V', 0, "abc"), frame('S', -1, ""), frame('E', 1, "{}"), frame('D', -1, ""));

  @Test
  void framesAreReadHoweverTheBytesAreCut() throws Exception {
    FrameReader reader = reader();
    List<FrameReader.Frame> frames = new ArrayList<>();
    for (byte b : SESSION) {
      frames.addAll(reader.read(new byte[] {b}));
    }

    assertThat(frames).extracting(FrameReader.Frame::kind).containsExactly('R', 'V', 'S', 'E', 'D');
    assertThat(frames.get(1).payload()).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aFrameOutOfPlaceIsMalformed() {
    assertMalformed(frame('V', 0, "abc"));
    assertMalformed(join(READY, READY));
    assertMalformed(join(READY, frame('V', 2, "abc")));
    assertMalformed(join(READY, frame('V', -1, "abc")));
    assertMalformed(join(READY, frame('V', 0, "abc"), frame('V', 0, "abc")));
    assertMalformed(join(READY, frame('E', -1, "{}"), frame('E', -1, "{}")));
    assertMalformed(join(READY, frame('X', 0, "abc")));
    assertMalformed(join(READY, frame('S', -1, ""), frame('S', -1, "")));
    assertMalformed(join(READY, frame('D', -1, "{}")));
    assertMalformed(frame('R', -1, ""));
    assertMalformed(join(SESSION, new byte[] {0}));
  }

  @Test
  void whatIsShownIsAnsweredBeforeTheHiddenCasesComeAndNeverAfterwards() {
    byte[] stage = frame('S', -1, "");
    byte[] answer = frame('V', 0, "abc");

    assertMalformed(join(READY, stage));
    assertMalformed(join(READY, frame('V', 1, "abc")));
    assertMalformed(join(READY, answer, stage, frame('E', 0, "{}")));
    assertMalformed(join(READY, answer, stage, frame('E', -1, "{}")));
  }

  @Test
  void somethingIsClaimedOnlyOfAnAnswerThatIsShownAndOnlyOnce() throws Exception {
    byte[] answer = frame('V', 0, "abc");
    byte[] claims = frame('C', 0, "{}");
    byte[] stage = frame('S', -1, "");

    assertThat(reader().read(join(READY, answer, claims, stage))).hasSize(4);
    assertMalformed(join(READY, claims));
    assertMalformed(join(READY, answer, claims, claims));
    assertMalformed(join(READY, answer, stage, claims));
    assertMalformed(join(READY, answer, stage, frame('V', 1, "abc"), frame('C', 1, "{}")));
    assertMalformed(join(READY, answer, frame('C', 0, " ".repeat(5000))));
  }

  @Test
  void somethingIsLoggedOnlyBeforeTheHiddenCasesAndNotWithoutEnd() throws Exception {
    byte[] log = frame('L', -1, "[]");
    byte[] answer = frame('V', 0, "abc");
    byte[] stage = frame('S', -1, "");

    assertThat(reader().read(join(READY, log, answer, log, stage))).hasSize(5);
    assertMalformed(log);
    assertMalformed(join(READY, frame('L', 0, "[]")));
    assertMalformed(join(READY, answer, stage, log));
    assertMalformed(join(READY, frame('L', -1, " ".repeat(70_000))));
    byte[] large = frame('L', -1, " ".repeat(60_000));
    FrameReader reader = reader();
    reader.read(READY);
    for (int i = 0; i < 130; i++) {
      reader.read(large);
    }
    assertThatThrownBy(
            () ->
                reader.read(
                    join(large, large, large, large, large, large, large, large, large, large)))
        .isInstanceOf(FrameReader.MalformedException.class);
  }

  @Test
  void aLengthIsNotBelievedBeyondWhatMayCome() {
    byte[] huge = ByteBuffer.wrap(frame('V', 0, "")).putInt(9, -1).array();

    assertThatThrownBy(() -> reader().read(join(READY, huge)))
        .isInstanceOf(FrameReader.MalformedException.class);
  }

  @Test
  void everyBitOfAFrameCounts() {
    for (int bit = 0; bit < 8 * SESSION.length; bit++) {
      byte[] flipped = SESSION.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(isRefused(flipped)).as("bit " + bit).isTrue();
    }
  }

  private static boolean isRefused(byte[] session) {
    FrameReader reader = reader();
    try {
      reader.read(session);
      return reader.isInsideFrame();
    } catch (FrameReader.MalformedException e) {
      return true;
    }
  }

  private static FrameReader reader() {
    FrameReader reader = new FrameReader(10_000);
    reader.expect(2, Set.of(0));
    return reader;
  }

  private static void assertMalformed(byte[] bytes) {
    assertThatThrownBy(() -> reader().read(bytes))
        .isInstanceOf(FrameReader.MalformedException.class);
  }

  static byte[] frame(char kind, int caseIndex, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer frame =
        ByteBuffer.allocate(17 + bytes.length)
            .put("TSF1".getBytes(StandardCharsets.US_ASCII))
            .put((byte) kind)
            .putInt(caseIndex)
            .putInt(bytes.length);
    CRC32 crc = new CRC32();
    crc.update(frame.array(), 0, 13);
    crc.update(bytes);
    return frame.putInt((int) crc.getValue()).put(bytes).array();
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer joined = ByteBuffer.allocate(List.of(parts).stream().mapToInt(p -> p.length).sum());
    List.of(parts).forEach(joined::put);
    return joined.array();
  }
}
