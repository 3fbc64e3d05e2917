package dev.touchstone.server.grading;

import dev.touchstone.server.Touchstone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server in a process of its own, which a test can kill. */
public class ServerProcess implements AutoCloseable {

  private static final String READY = "Touchstone is ready: ";

  private final Process process;
  private final List<String> output = Collections.synchronizedList(new ArrayList<>());
  private String address = "";

  private ServerProcess(Process process) {
    this.process = process;
  }

  /** Starts it and waits until it is ready or has ended. */
  public static ServerProcess start(Path data, int port) throws IOException {
    return start(
        data,
        Map.of(),
        "--touchstone.sample-course=src/test/resources/sample-course",
        "--server.port=" + port);
  }

  /** The same with an environment and options of one's own. */
  static ServerProcess start(Path data, Map<String, String> environment, String... options)
      throws IOException {
    Stream<String> command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx600m",
            // It lives for a minute, as the tests' own JVM: optimized code would come too late.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dai.djl.offline=true",
            "-cp",
            classPath(),
            Touchstone.class.getName(),
            "serve",
            "--touchstone.data=" + data,
            "--touchstone.postgres-binaries=target/postgres-binaries",
            // A dead grader is missed after four heartbeats.
            "--db-scheduler.heartbeat-interval=1s");
    List<String> whole = Stream.concat(command, Stream.of(options)).toList();
    var builder = new ProcessBuilder(whole).redirectErrorStream(true);
    builder.environment().putAll(environment);
    // The next server of this folder removes the containers that a killed one left behind.
    builder.environment().put("TOUCHSTONE_OWNER", data.toString());
    var server = new ServerProcess(builder.start());
    server.awaitReady();
    return server;
  }

  /**
   * The ids of containers that servers of this folder made, running or not.
   *
   * @param filters which of them, as {@code docker ps --filter} has it
   */
  static String containers(Path data, String... filters) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("docker", "ps", "-aq", "--filter", "label=dev.touchstone.owner=" + data));
    for (String filter : filters) {
      command.addAll(List.of("--filter", filter));
    }
    Process listing = new ProcessBuilder(command).start();
    return new String(listing.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  // The server without the tests, whose controllers are not its own.
  private static String classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(path.split(":"))
        .filter(entry -> !entry.replaceAll("/$", "").endsWith("test-classes"))
        .collect(Collectors.joining(":"));
  }

  private void awaitReady() throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      output.add(line);
      if (line.startsWith(READY)) {
        address = line.substring(READY.length());
        Thread.ofVirtual().start(() -> follow(lines));
        return;
      }
    }
  }

  private void follow(BufferedReader lines) {
    try {
      lines.lines().forEach(output::add);
    } catch (UncheckedIOException e) {
      // It was ended in the middle of a line.
    }
  }

  public boolean isReady() {
    return !address.isEmpty();
  }

  public String address() {
    if (!isReady()) {
      throw new AssertionError("The server did not start:\n" + output());
    }
    return address;
  }

  long pid() {
    return process.pid();
  }

  public String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  int port() {
    return Integer.parseInt(address().substring(address().lastIndexOf(':') + 1));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it ends by itself within this time. */
  boolean ended(Duration within) throws InterruptedException {
    return process.waitFor(within);
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As {@code kill} does; waits until it is gone. */
  public int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
