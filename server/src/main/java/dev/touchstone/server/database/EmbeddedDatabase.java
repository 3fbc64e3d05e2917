package dev.touchstone.server.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * A PostgreSQL of our own in a data folder.
 *
 * <p>Life: the folder is locked, so that two servers never share it; a postmaster left over by a
 * killed server is stopped the fast way, which keeps everything committed; a folder whose very
 * first initialisation was cut off is set aside, not deleted; then the server starts on a free port
 * that is written to {@code postgres.port} for people with {@code psql}.
 */
class EmbeddedDatabase implements AutoCloseable {

  static final String LOCK = "touchstone.lock";

  private static final String NAME = "touchstone";
  private static final String PORT = "postgres.port";

  private final Path data;
  private final FolderLock lock;
  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(Path data, FolderLock lock, EmbeddedPostgres postgres) {
    this.data = data;
    this.lock = lock;
    this.postgres = postgres;
  }

  static EmbeddedDatabase start(Path folder, Path binaries) {
    try {
      Files.createDirectories(folder);
      FolderLock lock = FolderLock.take(folder.resolve(LOCK));
      try {
        Path data = folder.resolve("postgres");
        return new EmbeddedDatabase(data, lock, start(folder, data, binaries));
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres start(Path folder, Path data, Path binaries) throws IOException {
    Postmaster.leftIn(data).ifPresent(Postmaster::stop);
    Path complete = data.resolve("touchstone.complete");
    if (Files.exists(data) && !Files.exists(complete)) {
      Files.move(data, folder.resolve("postgres.incomplete-" + Instant.now().toEpochMilli()));
    }
    int port = freePort();
    EmbeddedPostgres postgres = launch(data, binaries, port);
    createDatabase(postgres);
    Files.writeString(complete, "The first start of this folder was completed.\n");
    Files.writeString(folder.resolve(PORT), port + "\n");
    return postgres;
  }

  String url() {
    return url(postgres.getPort());
  }

  /** Of the one that a server runs from that folder. */
  static String urlOf(Path folder) {
    try {
      return url(Integer.parseInt(Files.readString(folder.resolve(PORT)).strip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    // That has waited a few seconds only, and on a busy machine a shutdown can take longer.
    Postmaster.leftIn(data).ifPresent(Postmaster::stop);
    lock.close();
  }

  private static EmbeddedPostgres launch(Path data, Path binaries, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setOverrideWorkingDirectory(binaries.toFile())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(Duration.ofMinutes(1))
        // The library is made for tests and gives durability up; scores are worth an fsync.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "60")
        .setLocaleConfig("locale", "C.UTF-8")
        .start();
  }

  private static void createDatabase(EmbeddedPostgres postgres) {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      var found =
          statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'");
      if (!found.next()) {
        statement.execute("create database " + NAME);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be created", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
