package dev.touchstone.sandbox;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Reads the runner's frames as they come: {@code 'TSF1', u8 kind, i32 case, u32 length, u32 CRC-32
 * of all of that and the payload, payload}.
 *
 * <p>The bytes are hostile. A length is believed only up to what may still come, each kind only
 * where it has its place, and the first breach ends the reading.
 */
final class FrameReader {

  /** One frame; {@code caseIndex} is −1 where it belongs to none. */
  record Frame(char kind, int caseIndex, byte[] payload) {}

  /** The stream breaks the protocol. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String rule) {
      super(rule);
    }
  }

  static final char READY = 'R';
  static final char VALUES = 'V';
  static final char ERROR = 'E';
  static final char CLAIMS = 'C';
  static final char STAGE = 'S';
  static final char DONE = 'D';
  static final char LOG = 'L';

  private static final int MAGIC = 0x54534631;
  private static final int CHECKED = 13;
  private static final int HEADER = CHECKED + Integer.BYTES;
  private static final int MAX_REPORT = 64 << 10;
  private static final int MAX_CLAIMS = 4 << 10;
  private static final int MAX_LOG = 64 << 10;

  /** The runner keeps to six: what is more was written by the program itself. */
  private static final int MAX_LOGS = 8 << 20;

  private volatile Set<Integer> shown = Set.of();
  private volatile int cases;
  private final ByteBuffer header = ByteBuffer.allocate(HEADER);
  private final Set<Integer> seen = new HashSet<>();
  private final Set<Integer> claimed = new HashSet<>();
  private int bytesLeft;
  private int logBytesLeft = MAX_LOGS;
  private boolean ready;
  private boolean secondStage;
  private boolean done;
  private byte[] payload = new byte[0];
  private int filled;

  /**
   * @param maxBytes how much the payloads may hold together
   */
  FrameReader(int maxBytes) {
    this.bytesLeft = maxBytes;
  }

  /** One that begins where the runner, READY since long, is given its next program. */
  static FrameReader afterReady(int maxBytes) {
    FrameReader reader = new FrameReader(maxBytes);
    reader.ready = true;
    return reader;
  }

  /**
   * From now on so many cases may be answered; before that none.
   *
   * @param shown the cases of the first stage: all of them are answered before the hidden ones are
   *     handed over, and nothing is said of them afterwards, or a program could hand in hidden
   *     inputs as an answer that is shown
   */
  void expect(int cases, Set<Integer> shown) {
    this.shown = Set.copyOf(shown);
    this.cases = cases;
  }

  /** The frames that these bytes complete. */
  List<Frame> read(byte[] bytes) throws MalformedException {
    List<Frame> frames = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      if (done) {
        throw new MalformedException("bytes after the last frame");
      }
      if (header.hasRemaining()) {
        header.put(in.get());
        if (header.hasRemaining()) {
          continue;
        }
        begin();
      } else {
        int part = Math.min(in.remaining(), payload.length - filled);
        in.get(payload, filled, part);
        filled += part;
      }
      if (filled == payload.length) {
        frames.add(end());
      }
    }
    return frames;
  }

  /** Whether a frame has begun that has not ended. */
  boolean isInsideFrame() {
    return header.position() > 0;
  }

  private void begin() throws MalformedException {
    char kind = (char) header.get(4);
    int caseIndex = header.getInt(5);
    long length = Integer.toUnsignedLong(header.getInt(9));
    if (header.getInt(0) != MAGIC) {
      throw new MalformedException("no frame where one should begin");
    }
    if (ready == (kind == READY)) {
      throw new MalformedException("a frame out of place");
    }
    boolean placed =
        switch (kind) {
          case READY -> caseIndex == -1 && length == Double.BYTES;
          case STAGE -> caseIndex == -1 && length == 0 && !secondStage && seen.containsAll(shown);
          case VALUES -> isAnswer(caseIndex);
          case ERROR ->
              (isAnswer(caseIndex) || caseIndex == -1 && !secondStage && seen.add(-1))
                  && length <= MAX_REPORT;
          case CLAIMS -> isClaim(caseIndex) && length <= MAX_CLAIMS;
          case LOG -> caseIndex == -1 && !secondStage && length <= MAX_LOG && isLogged(length);
          case DONE -> caseIndex == -1 && length == 0;
          default -> false;
        };
    if (!placed) {
      throw new MalformedException("a frame out of place");
    }
    if (kind != LOG) {
      if (length > bytesLeft) {
        throw new MalformedException("a frame longer than all that may be handed in");
      }
      bytesLeft -= (int) length;
    }
    payload = new byte[(int) length];
    filled = 0;
  }

  private boolean isAnswer(int caseIndex) {
    return caseIndex >= 0
        && caseIndex < cases
        && shown.contains(caseIndex) != secondStage
        && seen.add(caseIndex);
  }

  /** Counted apart from what is handed in, and an empty frame is not for nothing. */
  private boolean isLogged(long length) {
    logBytesLeft -= HEADER + (int) length;
    return logBytesLeft >= 0;
  }

  /** Once for a case that may be seen, after its answer, before the hidden ones. */
  private boolean isClaim(int caseIndex) {
    return !secondStage
        && shown.contains(caseIndex)
        && seen.contains(caseIndex)
        && claimed.add(caseIndex);
  }

  private Frame end() throws MalformedException {
    char kind = (char) header.get(4);
    CRC32 crc = new CRC32();
    crc.update(header.array(), 0, CHECKED);
    crc.update(payload);
    if ((int) crc.getValue() != header.getInt(CHECKED)) {
      throw new MalformedException("a frame whose checksum is wrong");
    }
    ready |= kind == READY;
    secondStage |= kind == STAGE;
    done = kind == DONE;
    Frame frame = new Frame(kind, header.getInt(5), payload);
    header.clear();
    payload = new byte[0];
    filled = 0;
    return frame;
  }
}
