package dev.touchstone.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database of a command that is no server: the one that the environment names as for a server,
 * the one that a server runs from a data folder, or that folder's, started for the command.
 */
public final class CommandDatabase implements AutoCloseable {

  private static final String URL = "SPRING_DATASOURCE_URL";

  private final DataSource source;
  private final @Nullable EmbeddedDatabase started;

  private CommandDatabase(DataSource source, @Nullable EmbeddedDatabase started) {
    this.source = source;
    this.started = started;
  }

  public static boolean isNamedIn(Map<String, String> environment) {
    return !environment.getOrDefault(URL, "embedded").equals("embedded");
  }

  public static CommandDatabase named(Map<String, String> environment) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(environment.getOrDefault(URL, ""));
    if (environment.containsKey("SPRING_DATASOURCE_USERNAME")) {
      source.setUser(environment.get("SPRING_DATASOURCE_USERNAME"));
      source.setPassword(environment.get("SPRING_DATASOURCE_PASSWORD"));
    }
    return new CommandDatabase(source, null);
  }

  /** Whether a server works in that folder now. */
  public static boolean isServed(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try {
      FolderLock.take(folder.resolve(EmbeddedDatabase.LOCK)).close();
      return false;
    } catch (IllegalStateException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static CommandDatabase in(Path folder, Path binaries) {
    if (isServed(folder)) {
      return new CommandDatabase(local(EmbeddedDatabase.urlOf(folder)), null);
    }
    EmbeddedDatabase started = EmbeddedDatabase.start(folder, binaries);
    return new CommandDatabase(local(started.url()), started);
  }

  public DataSource source() {
    return source;
  }

  @Override
  public void close() throws IOException {
    if (started != null) {
      started.close();
    }
  }

  private static DataSource local(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    source.setUser("postgres");
    return source;
  }
}
