package dev.touchstone.server.roster;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A roster's bytes as text. A byte order mark says what they are; without one they are UTF-16 where
 * there are zero bytes, UTF-8 where that can be, and else what spreadsheets in China write.
 *
 * @param charset what they were read as, for people
 */
record RosterText(String text, String charset) {

  private static final Charset GB18030 = Charset.forName("GB18030");

  /**
   * @throws RefusedRosterException if they are no text
   */
  static RosterText read(byte[] bytes) {
    if (startsWith(bytes, 'P', 'K', 3, 4)) {
      return RosterSheet.read(bytes);
    }
    if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new RefusedRosterException("spreadsheet");
    }
    return marked(bytes)
        .or(() -> wide(bytes))
        .or(() -> decoded(bytes, 0, StandardCharsets.UTF_8, "UTF-8"))
        .or(() -> decoded(bytes, 0, GB18030, "GB18030 (GBK)"))
        .filter(read -> read.text().indexOf('\0') < 0)
        .orElseThrow(() -> new RefusedRosterException("charset"));
  }

  private static Optional<RosterText> marked(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return decoded(bytes, 3, StandardCharsets.UTF_8, "UTF-8");
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decoded(bytes, 2, StandardCharsets.UTF_16LE, "UTF-16");
    }
    return startsWith(bytes, 0xFE, 0xFF)
        ? decoded(bytes, 2, StandardCharsets.UTF_16BE, "UTF-16")
        : Optional.empty();
  }

  private static Optional<RosterText> wide(byte[] bytes) {
    int[] zeros = new int[2];
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        zeros[i % 2]++;
      }
    }
    if (zeros[0] + zeros[1] == 0) {
      return Optional.empty();
    }
    return decoded(
        bytes,
        0,
        zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE,
        "UTF-16");
  }

  private static Optional<RosterText> decoded(
      byte[] bytes, int from, Charset charset, String name) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString();
      return Optional.of(new RosterText(text, name));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean startsWith(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
