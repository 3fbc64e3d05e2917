package dev.touchstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every schema there was is brought to the newest with data in it: a class with work that was
 * graded, and in the end a row in every table. Nothing of it may be lost or changed on the way but
 * what {@link #CHANGED} names. Step by step, all of what a schema holds has to be in the next; and
 * some go all the way with only what they held themselves, without what later ones brought.
 */
class UpgradeTest {

  private static final Path BINARIES = Path.of("target/postgres-binaries").toAbsolutePath();

  /** The first with work in it; there is nothing to lose before. */
  private static final int FIRST = 3;

  private static final int COMPETITIONS = 20;

  /** Each so manieth goes all the way by itself; all of them would be thousands of migrations. */
  private static final int ALONE = 8;

  /** What a later migration moves elsewhere: as "table.column", with where it went. */
  private static final Set<String> CHANGED =
      Set.of(
          // V58: a case that takes all points is an annulment and no number any more.
          "adjustment", "integrity_case.points");

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
      DataSource growing = of(database, "growing");
      for (MigrationVersion version : UpgradedDatabase.versions(growing)) {
        int number = Integer.parseInt(version.getVersion());
        if (number > FIRST) {
          server.sql("create database before template growing").update();
        }
        UpgradedDatabase.migrate(growing, version);
        if (number > FIRST) {
          everythingArrived(of(database, "before"), growing, number);
          server.sql("drop database before").update();
        }
        UpgradedDatabase.seed(growing, version);
        if (number >= FIRST && number % ALONE == FIRST) {
          server.sql("create database alone template growing").update();
          DataSource alone = of(database, "alone");
          UpgradedDatabase.migrate(alone, MigrationVersion.LATEST);
          check(JdbcClient.create(alone), number);
          everythingArrived(growing, alone, number);
          server.sql("drop database alone").update();
        }
      }
      check(JdbcClient.create(growing), Integer.MAX_VALUE);
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
    if (from >= COMPETITIONS) {
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

  @Test
  void inTheEndThereIsARowInEveryTable() throws Exception {
    Files.createDirectories(Path.of("target/data"));
    Path folder = Files.createTempDirectory(Path.of("target/data"), "upgrade-").toAbsolutePath();
    try (var database = EmbeddedDatabase.start(folder, BINARIES)) {
      UpgradedDatabase.fill(of(database, "touchstone"));
      JdbcClient jdbc = JdbcClient.create(of(database, "touchstone"));
      assertThat(tables(jdbc))
          .filteredOn(
              table ->
                  jdbc.sql("select 1 from " + table + " limit 1").query().listOfRows().isEmpty())
          .as("a new table needs a row in src/test/resources/upgrade")
          .isEmpty();
    }
  }

  @Test
  void aCaseThatTookAllPointsAnnulsTheWorkInstead() throws Exception {
    Files.createDirectories(Path.of("target/data"));
    Path folder = Files.createTempDirectory(Path.of("target/data"), "upgrade-").toAbsolutePath();
    try (var database = EmbeddedDatabase.start(folder, BINARIES)) {
      UpgradedDatabase.fill(of(database, "touchstone"));
      JdbcClient jdbc = JdbcClient.create(of(database, "touchstone"));
      assertThat(
              jdbc.sql(
                      "select name from annulment join account on account.id ="
                          + " annulment.account_id")
                  .query(String.class)
                  .list())
          .containsExactly("chen");
      assertThat(
              jdbc.sql("select source || ' ' || points from adjustment order by id")
                  .query(String.class)
                  .list())
          .hasSize(2)
          .contains("desk:1 -1.5");
    }
  }

  /** Every value of a column that still exists is the one that it was. */
  private static void everythingArrived(DataSource before, DataSource after, int schema) {
    JdbcClient old = JdbcClient.create(before);
    JdbcClient now = JdbcClient.create(after);
    for (String table : tables(old)) {
      if (CHANGED.contains(table)) {
        continue;
      }
      List<String> kept =
          columns(old, table).stream()
              .filter(columns(now, table)::contains)
              .filter(column -> !CHANGED.contains(table + "." + column))
              .toList();
      assertThat(rows(now, table, kept))
          .as("%s at %d", table, schema)
          .containsAll(rows(old, table, kept));
    }
  }

  private static List<String> tables(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select tablename::text from pg_tables
            where schemaname = 'public' and tablename <> 'flyway_schema_history' order by 1
            """)
        .query(String.class)
        .list();
  }

  private static List<String> columns(JdbcClient jdbc, String table) {
    return jdbc.sql(
            """
            select column_name::text from information_schema.columns
            where table_schema = 'public' and table_name = ? order by 1
            """)
        .param(table)
        .query(String.class)
        .list();
  }

  private static List<String> rows(JdbcClient jdbc, String table, List<String> columns) {
    return jdbc.sql("select row(" + String.join(", ", columns) + ")::text from " + table)
        .query(String.class)
        .list();
  }

  private static DataSource of(EmbeddedDatabase database, String name) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(database.url());
    source.setUser("postgres");
    source.setDatabaseName(name);
    return source;
  }
}
