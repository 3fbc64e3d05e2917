package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server once more, with data of its own and open to every address of the machine. */
final class PublicServer {

  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private PublicServer() {}

  /** Everybody knows the sample accounts' password, so it must open nothing there. */
  static List<String> samplePasswords(Scene scene) {
    try {
      Path folder =
          Files.createTempDirectory(scene.server().log().toAbsolutePath().getParent(), "public");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      int port = freePort();
      Path log = folder.resolve("log");
      Process server =
          new ProcessBuilder(command(scene.server().pid(), folder, port))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      var stop = new Thread(server::destroy);
      Runtime.getRuntime().addShutdownHook(stop);
      try {
        return awaitReady(server, log)
            ? opened(new Platform(URI.create("http://127.0.0.1:" + port)))
            : List.of(); // refusing to start is as good
      } finally {
        end(server);
        Runtime.getRuntime().removeShutdownHook(stop);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The command line of the one that runs, with another address, port and folder.
  private static List<String> command(long pid, Path folder, int port) throws IOException {
    List<String> command = new ArrayList<>();
    for (String argument : Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0")) {
      if (!argument.matches("--(server\\.(address|port)|touchstone\\.(data|warm-containers))=.*")) {
        command.add(argument);
      }
    }
    command.addAll(
        List.of(
            "--server.address=0.0.0.0",
            "--server.port=" + port,
            "--touchstone.data=" + folder.resolve("data"),
            "--touchstone.warm-containers=0"));
    return command;
  }

  private static List<String> opened(Platform platform) {
    List<String> opened = new ArrayList<>();
    for (String name : List.of("lin", "wang", "lan", "admin")) {
      try {
        platform.freshly(name);
        opened.add(name + " can sign in");
      } catch (IllegalStateException refused) {
        // as it must be
      }
    }
    return opened;
  }

  private static boolean awaitReady(Process server, Path log) throws IOException {
    Instant end = Instant.now().plus(LONGEST_START);
    while (server.isAlive() && Instant.now().isBefore(end)) {
      if (Files.readString(log).contains("Touchstone is ready")) {
        return true;
      }
      wait(server, Duration.ofMillis(200));
    }
    return false;
  }

  private static void end(Process server) {
    server.destroy();
    if (!wait(server, Duration.ofSeconds(40))) {
      server.destroyForcibly();
    }
  }

  private static boolean wait(Process server, Duration most) {
    try {
      return server.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
