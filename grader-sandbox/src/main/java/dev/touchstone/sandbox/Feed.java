package dev.touchstone.sandbox;

import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The container's standard input: what is written is kept until the engine takes it, so that a
 * program that does not read holds up nobody.
 */
final class Feed extends InputStream {

  private static final byte[] END = {};

  private final BlockingQueue<byte[]> parts = new LinkedBlockingQueue<>();
  private byte[] part = END;
  private int next;
  private boolean ended;

  void write(byte[] bytes) {
    if (bytes.length > 0) {
      parts.add(bytes);
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (next == part.length && !hasNext()) {
      return -1;
    }
    int count = Math.min(length, part.length - next);
    System.arraycopy(part, next, bytes, offset, count);
    next += count;
    return count;
  }

  private boolean hasNext() {
    try {
      part = ended ? END : parts.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      part = END;
    }
    next = 0;
    ended = part.length == 0;
    return !ended;
  }

  @Override
  public void close() {
    parts.add(END);
  }
}
