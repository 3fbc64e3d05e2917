package dev.touchstone.integrity;

import dev.touchstone.integrity.Fingerprints.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/**
 * What one person handed in: one file or several.
 *
 * @param name how reports call it
 * @param files in an order of their own; where each one's tokens begin is kept
 */
public record Work(String name, List<File> files) {

  /**
   * @param name as the person called it; {@code [3]} is the third code cell of a notebook
   */
  public record File(String name, String source) {}

  public Work {
    files = List.copyOf(files);
  }

  /** A place in a file, lines from 1. */
  public record Span(String file, int from, int to) {}

  /** Read once, compared often. Tokens of different files are never compared as one run. */
  record Read(Work work, List<Token> tokens, int[] starts, List<Fingerprint> prints) {

    static Read of(Work work) {
      List<Token> all = new ArrayList<>();
      List<Fingerprint> prints = new ArrayList<>();
      int[] starts = new int[work.files().size()];
      for (int i = 0; i < starts.length; i++) {
        int start = all.size();
        starts[i] = start;
        List<Token> tokens = PythonTokens.of(work.files().get(i).source());
        Fingerprints.of(tokens)
            .forEach(print -> prints.add(new Fingerprint(print.hash(), start + print.at())));
        all.addAll(tokens);
      }
      return new Read(work, all, starts, prints);
    }

    int fileAt(int token) {
      int file = 0;
      while (file + 1 < starts.length && starts[file + 1] <= token) {
        file++;
      }
      return file;
    }

    /** The end of the file in which a token stands. */
    int endAfter(int token) {
      int file = fileAt(token);
      return file + 1 < starts.length ? starts[file + 1] : tokens.size();
    }

    int startBefore(int token) {
      return starts[fileAt(token)];
    }

    Span span(int from, int to) {
      return new Span(
          work.files().get(fileAt(from)).name(),
          tokens.get(from).line(),
          tokens.get(to - 1).line());
    }
  }
}
