package dev.touchstone.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server process that outlived the server which started it. */
record Postmaster(ProcessHandle process) {

  private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

  /**
   * The one named in the data folder, if it still lives and really is PostgreSQL. Process numbers
   * are used again: where the number is by now another program's, the file is removed, because
   * PostgreSQL itself would take that program for a server and refuse to start.
   */
  static Optional<Postmaster> leftIn(Path data) {
    Path pidFile = data.resolve("postmaster.pid");
    try {
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      Optional<ProcessHandle> process = ProcessHandle.of(pid);
      Optional<String> program = process.flatMap(running -> running.info().command());
      if (program.isPresent() && !isPostgres(program.get())) {
        Files.delete(pidFile);
      }
      return process.filter(running -> isPostgres(program.orElse(""))).map(Postmaster::new);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fast shutdown (SIGINT): open transactions are rolled back, committed ones are safe. */
  void stop() {
    log.info("Waiting for PostgreSQL (process {}) to stop", process.pid());
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      process.onExit().get(60, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "PostgreSQL (process " + process.pid() + ") does not stop; stop it and start again", e);
    }
  }

  private static boolean isPostgres(String program) {
    return program.endsWith("/postgres");
  }
}
