package dev.touchstone.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that grew up: migrated step by step, with data put in on the way. */
public final class UpgradedDatabase {

  /** {@code upgrade/VN.sql} is put in when the schema has come to that version. */
  private static final Map<MigrationVersion, String> SEEDS =
      List.of(3, 20, 29, 38, 48, 57, 61, 64).stream()
          .map(number -> "V" + number)
          .collect(
              Collectors.toMap(
                  name -> MigrationVersion.fromVersion(name.substring(1)), Function.identity()));

  private UpgradedDatabase() {}

  /** Leaves a database of the newest schema with a row in every table. */
  public static void fill(DataSource source) {
    fill(source, MigrationVersion.LATEST);
  }

  /** Leaves one of that schema, with what there was by then. */
  public static void fill(DataSource source, String schema) {
    fill(source, MigrationVersion.fromVersion(schema));
  }

  private static void fill(DataSource source, MigrationVersion last) {
    for (MigrationVersion version : versions(source)) {
      if (SEEDS.containsKey(version) && !version.isNewerThan(last)) {
        migrate(source, version);
        seed(source, version);
      }
    }
    migrate(source, last);
  }

  static List<MigrationVersion> versions(DataSource source) {
    return Arrays.stream(flyway(source, MigrationVersion.LATEST).info().all())
        .map(MigrationInfo::getVersion)
        .toList();
  }

  static void migrate(DataSource source, MigrationVersion target) {
    Flyway flyway = flyway(source, target);
    flyway.migrate();
    flyway.validate();
  }

  static void seed(DataSource source, MigrationVersion version) {
    String name = SEEDS.get(version);
    if (name == null) {
      return;
    }
    try (var sql = UpgradedDatabase.class.getResourceAsStream("/upgrade/" + name + ".sql")) {
      JdbcClient.create(source)
          .sql(new String(sql.readAllBytes(), StandardCharsets.UTF_8))
          .update();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Flyway flyway(DataSource source, MigrationVersion target) {
    return Flyway.configure().dataSource(source).target(target).load();
  }
}
