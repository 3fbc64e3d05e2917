package dev.touchstone.trials.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Runs commands of this machine and takes their time. */
final class Commands {

  private Commands() {}

  /**
   * Milliseconds from the start to the end of a command.
   *
   * @throws IllegalStateException if it fails
   */
  static double millis(List<String> command) {
    long begin = System.nanoTime();
    run(command);
    return (System.nanoTime() - begin) / 1e6;
  }

  static String run(List<String> command) {
    try {
      File said = File.createTempFile("bench", ".log");
      try {
        Process process =
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
        int code = process.waitFor();
        String text = java.nio.file.Files.readString(said.toPath());
        if (code != 0) {
          throw new IllegalStateException(command + " ended with " + code + ": " + text);
        }
        return text.strip();
      } finally {
        said.delete();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
