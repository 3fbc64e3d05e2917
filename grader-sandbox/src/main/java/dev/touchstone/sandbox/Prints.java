package dev.touchstone.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/**
 * What a program prints, as far as it is kept: until it is given hidden cases, and no more than may
 * be printed. The runner puts a mark into it when a stage is done.
 */
final class Prints {

  /** Bytes, and whether they end with given ones, without a copy. */
  private static final class Buffer extends ByteArrayOutputStream {

    boolean endsWith(byte[] end) {
      return count >= end.length
          && Arrays.equals(buf, count - end.length, count, end, 0, end.length);
    }
  }

  private final int maxBytes;
  private final int maxLines;
  private final Buffer kept = new Buffer();
  private final CompletableFuture<Boolean> marked = new CompletableFuture<>();
  private byte[] mark = {};
  private boolean closed;
  private boolean cut;
  private long bytes;
  private long lines;

  Prints(int maxBytes, int maxLines) {
    this.maxBytes = maxBytes;
    this.maxLines = maxLines;
  }

  synchronized void expect(String expected) {
    mark = expected.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns whether it may print on. */
  synchronized boolean add(byte[] printed) {
    for (int i = 0; i < printed.length; i++) {
      bytes++;
      lines += printed[i] == '\n' ? 1 : 0;
      // The marks are the runner's: one at the end of each stage.
      if (bytes > maxBytes + 2L * mark.length || lines > maxLines) {
        cut = true;
        keep(printed, i);
        return false;
      }
    }
    keep(printed, printed.length);
    return true;
  }

  private void keep(byte[] printed, int length) {
    if (!closed) {
      kept.write(printed, 0, length);
      if (mark.length > 0 && kept.endsWith(mark)) {
        marked.complete(true);
      }
    }
  }

  /** Completed when all is here that was printed in the stage that is done. */
  CompletableFuture<Boolean> marked() {
    return marked;
  }

  /** What is printed from now on is counted, but not kept. */
  synchronized void close() {
    closed = true;
  }

  synchronized boolean isCut() {
    return cut;
  }

  synchronized String text() {
    String printed = kept.toString(StandardCharsets.UTF_8);
    String marks = new String(mark, StandardCharsets.US_ASCII);
    return PlainText.of(marks.isEmpty() ? printed : printed.replace(marks, ""));
  }
}
