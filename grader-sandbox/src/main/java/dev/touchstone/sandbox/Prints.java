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
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private byte[] mark = {};
  private byte[] tail = {};
  private int marksLeft;
  private boolean closed;
  private boolean cut;
  private long bytes;
  private long lines;

  Prints(int maxBytes, int maxLines) {
    this.maxBytes = maxBytes;
    this.maxLines = maxLines;
  }

  synchronized void expect(String expected, int stages) {
    mark = expected.getBytes(StandardCharsets.US_ASCII);
    marksLeft = stages;
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
    lookForMark(printed);
    return true;
  }

  private void lookForMark(byte[] printed) {
    byte[] all = Arrays.copyOf(tail, tail.length + printed.length);
    System.arraycopy(printed, 0, all, tail.length, printed.length);
    tail = Arrays.copyOfRange(all, Math.max(0, all.length - mark.length), all.length);
    if (mark.length > 0 && Arrays.equals(tail, mark) && --marksLeft <= 0) {
      ended.complete(true);
    }
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

  /** Completed when all is here that was printed in all stages, kept or not. */
  CompletableFuture<Boolean> ended() {
    return ended;
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
