package dev.touchstone.server.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Takes backups. */
class Backup {

  private final DataSource source;
  private final Clock clock;

  Backup(DataSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** One snapshot of all tables, without keeping anybody from writing. */
  BackupFile take(Path folder) throws IOException, SQLException {
    Instant now = clock.instant();
    try (Connection connection = source.getConnection()) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      return BackupFile.write(folder, now, to -> write(connection, now, to));
    }
  }

  private Manifest write(Connection connection, Instant now, BackupFile.TableStreams to)
      throws IOException {
    try {
      var tables = new Tables(connection);
      List<Manifest.Table> written = new ArrayList<>();
      for (String name : tables.names()) {
        try (OutputStream rows = to.next(name)) {
          written.add(tables.write(name, rows));
        }
      }
      // Sequences know no snapshot: read last, they are never behind the rows.
      return new Manifest(Manifest.FORMAT, schema(), now, written, tables.sequences());
    } catch (SQLException e) {
      throw new BackupException("The database could not be read: " + e.getMessage(), e);
    }
  }

  private String schema() {
    MigrationInfo current = Flyway.configure().dataSource(source).load().info().current();
    if (current == null || current.getVersion() == null) {
      throw new BackupException("This database has no schema of Touchstone's");
    }
    return current.getVersion().getVersion();
  }
}
