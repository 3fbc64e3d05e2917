package dev.touchstone.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The database of a command that is no server: the one that the environment names as for a server,
 * the one that a server runs from a data folder, or that folder's, started for the command.
 */
public final class CommandDatabase implements AutoCloseable {

  private static final String URL = "spring.datasource.url";
  private static final String EMBEDDED = "embedded";

  private final DataSource source;
  private final @Nullable EmbeddedDatabase started;

  private CommandDatabase(DataSource source, @Nullable EmbeddedDatabase started) {
    this.source = source;
    this.started = started;
  }

  /** The one that the environment names, if it names one. */
  public static Optional<CommandDatabase> named(Map<String, String> environment) {
    Environment settings = asForAServer(environment);
    String url = settings.getProperty(URL, EMBEDDED);
    if (url.equals(EMBEDDED)) {
      return Optional.empty();
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    @Nullable String user = settings.getProperty("spring.datasource.username");
    if (user != null) {
      source.setUser(user);
      source.setPassword(settings.getProperty("spring.datasource.password"));
    }
    return Optional.of(new CommandDatabase(source, null));
  }

  // With what the environment imports: a container has its password from a file.
  private static Environment asForAServer(Map<String, String> environment) {
    var settings = new StandardEnvironment();
    settings
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.copyOf(environment)));
    ConfigDataEnvironmentPostProcessor.applyTo(settings);
    return settings;
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
