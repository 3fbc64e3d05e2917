package dev.touchstone.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** Brings a backup into a database that has nobody in it. */
class Restore {

  private final DataSource source;

  Restore(DataSource source) {
    this.source = source;
  }

  /**
   * All of it, or nothing.
   *
   * @throws BackupException if the file is damaged or too new, or the database not empty
   */
  Manifest from(BackupFile file) throws IOException, SQLException {
    Manifest manifest = file.checked();
    var schema = MigrationVersion.fromVersion(manifest.schema());
    Flyway newest = Flyway.configure().dataSource(source).cleanDisabled(false).load();
    if (Arrays.stream(newest.info().all()).noneMatch(known -> schema.equals(known.getVersion()))) {
      throw new BackupException(
          file.path()
              + " has schema "
              + manifest.schema()
              + ", which this version of Touchstone doesn't know");
    }
    empty(newest);
    Flyway.configure().dataSource(source).target(schema).load().migrate();
    try (Connection connection = source.getConnection();
        ZipFile zip = file.opened()) {
      connection.setAutoCommit(false);
      copy(manifest, file, zip, new Tables(connection));
      connection.commit();
    }
    newest.migrate();
    try (Connection connection = source.getConnection()) {
      new Tables(connection).execute("analyze");
    }
    return manifest;
  }

  private void empty(Flyway newest) throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (isThere(connection, "account") && count(connection, "account") > 0) {
        throw new BackupException(
            "The database has people in it; a backup is restored into an empty one only");
      }
      if (!isThere(connection, "flyway_schema_history")) {
        if (count(connection, "pg_tables where schemaname = current_schema()") > 0) {
          throw new BackupException("The database has tables that are not Touchstone's");
        }
        return;
      }
    }
    newest.clean();
  }

  private static void copy(Manifest manifest, BackupFile file, ZipFile zip, Tables tables)
      throws IOException, SQLException {
    List<String> back = tables.open();
    for (Manifest.Table table : manifest.tables()) {
      try (InputStream rows = file.rows(zip, table)) {
        tables.read(table, rows);
      }
    }
    for (Map.Entry<String, Long> sequence : manifest.sequences().entrySet()) {
      tables.set(sequence.getKey(), sequence.getValue());
    }
    for (String statement : back) {
      tables.execute(statement);
    }
    List<Manifest.Table> arrived = new ArrayList<>();
    for (String name : tables.names()) {
      arrived.add(tables.write(name, OutputStream.nullOutputStream()));
    }
    if (!arrived.equals(manifest.tables())) {
      List<String> wrong =
          arrived.stream()
              .filter(table -> !manifest.tables().contains(table))
              .map(Manifest.Table::name)
              .toList();
      throw new BackupException("Did not arrive as they were: " + String.join(", ", wrong));
    }
  }

  private static boolean isThere(Connection connection, String table) throws SQLException {
    return count(
            connection,
            "pg_tables where schemaname = current_schema() and tablename = '" + table + "'")
        > 0;
  }

  private static long count(Connection connection, String from) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + from)) {
      row.next();
      return row.getLong(1);
    }
  }
}
