package dev.touchstone.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The tables of a database, out and in, within the transaction of one connection. What is written
 * depends on nothing but the rows: the same rows hash the same on any server.
 */
class Tables {

  /** Flyway's own, and sessions, which are nobody's to take along. */
  private static final Set<String> LEFT_OUT =
      Set.of("flyway_schema_history", "spring_session", "spring_session_attributes");

  private final Connection connection;
  private final CopyManager copies;

  Tables(Connection connection) throws SQLException {
    this.connection = connection;
    this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    for (String setting :
        List.of(
            "datestyle = 'ISO'",
            "timezone = 'UTC'",
            "intervalstyle = 'postgres'",
            "bytea_output = 'hex'",
            "extra_float_digits = 1")) {
      execute("set " + setting);
    }
  }

  List<String> names() throws SQLException {
    return strings(
            """
            select relname::text from pg_class
            where relkind = 'r' and relnamespace = current_schema()::regnamespace order by 1
            """)
        .stream()
        .filter(name -> !LEFT_OUT.contains(name))
        .toList();
  }

  Manifest.Table write(String name, OutputStream to) throws SQLException, IOException {
    List<String> columns =
        strings(
            """
            select attname::text from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            order by attnum
            """,
            quoted(name));
    var digest = new DigestOutputStream(to, sha256());
    long rows =
        copies.copyOut(
            "copy (select %s from %s order by %s) to stdout"
                .formatted(list(columns), quoted(name), order(name)),
            digest);
    return new Manifest.Table(
        name, columns, rows, HexFormat.of().formatHex(digest.getMessageDigest().digest()));
  }

  void read(Manifest.Table table, InputStream from) throws SQLException, IOException {
    copies.copyIn(
        "copy %s (%s) from stdin".formatted(quoted(table.name()), list(table.columns())), from);
  }

  Map<String, Long> sequences() throws SQLException {
    Map<String, Long> values = new TreeMap<>();
    try (var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select sequencename, last_value from pg_sequences
                where schemaname = current_schema() and last_value is not null
                """)) {
      while (rows.next()) {
        values.put(rows.getString(1), rows.getLong(2));
      }
    }
    return values;
  }

  void set(String sequence, long last) throws SQLException {
    strings("select setval(?::regclass, " + last + ")::text", quoted(sequence));
  }

  /**
   * Empties all tables and lets rows come in any order. Foreign keys are taken off, not switched
   * off: that needs no superuser, and putting them back checks every row.
   *
   * @return what puts everything back
   */
  List<String> open() throws SQLException {
    List<String> back =
        strings(
            """
            select format('alter table %s add constraint %I %s', conrelid::regclass, conname,
              pg_get_constraintdef(oid))
            from pg_constraint
            where contype = 'f' and connamespace = current_schema()::regnamespace order by oid
            """);
    for (String drop :
        strings(
            """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname)
            from pg_constraint
            where contype = 'f' and connamespace = current_schema()::regnamespace order by oid
            """)) {
      execute(drop);
    }
    List<String> all = new ArrayList<>(back);
    for (String name : names()) {
      execute("truncate " + quoted(name));
      execute("alter table " + quoted(name) + " disable trigger user");
      all.add("alter table " + quoted(name) + " enable trigger user");
    }
    return all;
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  // Text by its bytes, whatever the database's collation is.
  private String order(String table) throws SQLException {
    List<String> key =
        strings(
            """
            select format('%I', attname) || case when attcollation <> 0 then ' collate "C"' else '' end
            from pg_index cross join unnest(indkey) with ordinality key (number, place)
            join pg_attribute on attrelid = indrelid and attnum = key.number
            where indrelid = ?::regclass and indisprimary order by place
            """,
            quoted(table));
    return key.isEmpty() ? quoted(table) + "::text collate \"C\"" : String.join(", ", key);
  }

  private List<String> strings(String sql, String... parameters) throws SQLException {
    List<String> found = new ArrayList<>();
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  private static String list(List<String> columns) {
    return String.join(", ", columns.stream().map(Tables::quoted).toList());
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
