package dev.touchstone.trials.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process of the server with a role, which can be killed and started again. */
final class Node implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration END = Duration.ofSeconds(40);
  private static final String READY = "Touchstone is ready";

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final Wire wire;
  private @Nullable Process process;
  private long before;

  /**
   * @param command without the clock's offset
   * @param log to which each start is added
   */
  Node(List<String> command, Map<String, String> environment, Path log, Wire wire) {
    this.command = command;
    this.environment = environment;
    this.log = log;
    this.wire = wire;
  }

  Wire wire() {
    return wire;
  }

  void start() {
    start(Duration.ZERO);
  }

  /**
   * @param wrongBy how wrong its clock is
   */
  void start(Duration wrongBy) {
    begin(wrongBy);
    awaitReady();
  }

  void begin(Duration wrongBy) {
    try {
      before = Files.exists(log) ? Files.size(log) : 0;
      List<String> whole = new ArrayList<>(command);
      whole.add("--touchstone.clock-offset=" + wrongBy);
      var builder = new ProcessBuilder(whole).redirectErrorStream(true);
      builder.environment().putAll(environment);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitReady() {
    Processes.await(
        log.getFileName() + " is ready",
        START,
        () -> {
          if (!running().isAlive()) {
            throw new IllegalStateException(log.getFileName() + " has ended: " + lastWords());
          }
          return saidSinceStart().contains(READY);
        });
  }

  private String saidSinceStart() {
    try {
      byte[] all = Files.readAllBytes(log);
      return new String(all, (int) before, all.length - (int) before, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lastWords() {
    String said = saidSinceStart();
    return said.substring(Math.max(0, said.length() - 2000));
  }

  long pid() {
    return running().pid();
  }

  void kill() {
    Processes.kill(running());
  }

  private Process running() {
    Process running = process;
    if (running == null) {
      throw new IllegalStateException(log.getFileName() + " was not started");
    }
    return running;
  }

  @Override
  public void close() {
    if (process != null) {
      Processes.end(process, END);
    }
  }
}
