package dev.touchstone.trials.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small disk for the nodes' temporary files, which can be full. */
final class Scratch implements AutoCloseable {

  private static final int BLOCK = 1 << 16;

  private final Path folder;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws IllegalStateException if this account may not mount one
   */
  static Scratch mount(Path folder) throws IOException {
    Files.createDirectories(folder);
    Processes.run(List.of("mount", "-t", "tmpfs", "-o", "size=96m", "chaos", folder.toString()));
    return new Scratch(folder);
  }

  Path folder() {
    return folder;
  }

  /** Until not one byte more has room. */
  void fill() {
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (true) {
        out.write(new byte[BLOCK]);
        out.flush();
      }
    } catch (IOException full) {
      fillTheRest();
    }
  }

  private void fillTheRest() {
    try (OutputStream out = Files.newOutputStream(folder.resolve("ballast.rest"))) {
      while (true) {
        out.write(0);
      }
    } catch (IOException full) {
      // That was wanted.
      return;
    }
  }

  void empty() throws IOException {
    Files.deleteIfExists(ballast());
    Files.deleteIfExists(folder.resolve("ballast.rest"));
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() {
    Processes.run(List.of("umount", "-l", folder.toString()));
  }
}
