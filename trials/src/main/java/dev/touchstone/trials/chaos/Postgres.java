package dev.touchstone.trials.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A PostgreSQL of the harness's own, which can stop, crash and come back with what it had. */
final class Postgres implements AutoCloseable {

  static final String DATABASE = "touchstone";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path data;
  private final Path binaries;
  private final int port;
  private EmbeddedPostgres running;

  Postgres(Path data, Path binaries) throws IOException, SQLException {
    this.data = data;
    this.binaries = binaries;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
    this.running = launch();
    try (var connection = running.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + DATABASE);
    }
  }

  int port() {
    return port;
  }

  /** Rolls back what is open and stops. */
  void stop() throws IOException {
    running.close();
  }

  /** Stops as if it had crashed: what was committed has to be recovered. */
  void crash() throws IOException {
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
    Processes.run(List.of("kill", "-QUIT", pid));
    ProcessHandle.of(Long.parseLong(pid)).ifPresent(process -> process.onExit().join());
    running.close();
  }

  void start() throws IOException {
    running = launch();
  }

  private EmbeddedPostgres launch() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setOverrideWorkingDirectory(binaries.toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(PATIENCE)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "100")
        .setLocaleConfig("locale", "C.UTF-8")
        .start();
  }

  @Override
  public void close() throws IOException {
    running.close();
  }
}
