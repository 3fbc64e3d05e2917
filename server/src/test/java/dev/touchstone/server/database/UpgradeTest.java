package dev.touchstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every schema there was is brought to the newest with data in it: a class with work that was
 * graded, and from when there were competitions a team with an entry.
 */
class UpgradeTest {

  private static final Path BINARIES = Path.of("target/postgres-binaries").toAbsolutePath();

  /** What is put in when the schema has come to that version. */
  private static final List<Integer> SEEDED = List.of(3, 20);

  @Test
  void dataOfEverySchemaArrivesInTheNewest() throws Exception {
    Files.createDirectories(Path.of("target/data"));
    Path folder = Files.createTempDirectory(Path.of("target/data"), "upgrade-").toAbsolutePath();
    try (var database = EmbeddedDatabase.start(folder, BINARIES)) {
      JdbcClient server = JdbcClient.create(of(database, "postgres"));
      // Nothing here has to survive a power cut.
      server.sql("alter system set fsync = off").update();
      server.sql("select pg_reload_conf()").query(Boolean.class).single();
      server.sql("create database growing").update();
      for (MigrationVersion version : versions(of(database, "growing"))) {
        int number = Integer.parseInt(version.getVersion());
        migrate(of(database, "growing"), version);
        if (SEEDED.contains(number)) {
          seed(of(database, "growing"), number);
        }
        if (number >= SEEDED.getFirst()) {
          server.sql("create database from_" + number + " template growing").update();
          DataSource copy = of(database, "from_" + number);
          migrate(copy, MigrationVersion.LATEST);
          check(JdbcClient.create(copy), number);
          server.sql("drop database from_" + number).update();
        }
      }
    }
  }

  private static List<MigrationVersion> versions(DataSource source) {
    return Arrays.stream(flyway(source, MigrationVersion.LATEST).info().all())
        .map(MigrationInfo::getVersion)
        .toList();
  }

  private static void migrate(DataSource source, MigrationVersion target) {
    Flyway flyway = flyway(source, target);
    flyway.migrate();
    flyway.validate();
  }

  private static Flyway flyway(DataSource source, MigrationVersion target) {
    return Flyway.configure().dataSource(source).target(target).load();
  }

  private static void seed(DataSource source, int version) throws IOException {
    try (var sql = UpgradeTest.class.getResourceAsStream("/upgrade/V" + version + ".sql")) {
      JdbcClient.create(source)
          .sql(new String(sql.readAllBytes(), StandardCharsets.UTF_8))
          .update();
    }
  }

  private static void check(JdbcClient jdbc, int from) {
    assertThat(
            jdbc.sql("select student, exercise, score, late from best_score order by 1, 2")
                .query()
                .listOfRows())
        .as("from %d", from)
        .extracting(row -> row.values().toString())
        .containsExactly("[chen, softmax, 5.00, true]", "[lin, softmax, 10.00, false]");
    assertThat(jdbc.sql("select count(*) from grading").query(Integer.class).single()).isEqualTo(4);
    if (from >= SEEDED.getLast()) {
      assertThat(
              jdbc.sql(
                      """
                      select team.name, standing.score, standing.entries, kept.score as kept
                      from standing join team on team.id = standing.team_id
                      join private_score kept on kept.entry_scoring_id = standing.scoring_id
                      """)
                  .query()
                  .singleRow()
                  .values())
          .as("from %d", from)
          .hasToString("[林一诺, 0.9, 1, 0.85]");
      assertThat(
              jdbc.sql("select first_team_id = team_id from entry").query(Boolean.class).single())
          .isTrue();
    }
  }

  private static DataSource of(EmbeddedDatabase database, String name) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(database.url());
    source.setUser("postgres");
    source.setDatabaseName(name);
    return source;
  }
}
