package dev.touchstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

  private static final Path BINARIES = Path.of("target/postgres-binaries").toAbsolutePath();

  private Path folder;

  @BeforeEach
  void freshFolder() throws Exception {
    Files.createDirectories(Path.of("target/data"));
    folder = Files.createTempDirectory(Path.of("target/data"), "database-").toAbsolutePath();
  }

  @Test
  void whatWasCommittedIsThereAfterARestart() throws Exception {
    try (var database = EmbeddedDatabase.start(folder, BINARIES)) {
      execute(database, "create table kept (word text)");
      execute(database, "insert into kept values ('石')");
    }

    try (var database = EmbeddedDatabase.start(folder, BINARIES)) {
      assertThat(execute(database, "select word from kept")).isEqualTo("石");
      assertThat(execute(database, "show fsync")).isEqualTo("on");
      assertThat(execute(database, "show server_encoding")).isEqualTo("UTF8");
      assertThat(execute(database, "show listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void twoServersNeverShareAFolder() throws Exception {
    try (var database = EmbeddedDatabase.start(folder, BINARIES)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder, BINARIES))
          .hasMessageContaining("Another Touchstone server is running");
      assertThat(execute(database, "select 'undisturbed'")).isEqualTo("undisturbed");
    }
  }

  @Test
  void aFirstStartThatWasCutOffIsSetAsideAndMadeAnew() throws Exception {
    Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(folder.resolve("postgres/PG_VERSION"), "18\n");

    try (var database = EmbeddedDatabase.start(folder, BINARIES)) {
      assertThat(execute(database, "select 'made anew'")).isEqualTo("made anew");
    }

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.startsWith("postgres.incomplete-"));
    }
  }

  @Test
  void aProcessNumberThatIsAnotherProgramsByNowIsLeftAlone() throws Exception {
    try (var database = EmbeddedDatabase.start(folder, BINARIES)) {
      execute(database, "create table kept (word text)");
    }
    Process other = new ProcessBuilder("sleep", "60").start();
    Files.writeString(folder.resolve("postgres/postmaster.pid"), other.pid() + "\n");

    try (var database = EmbeddedDatabase.start(folder, BINARIES)) {
      execute(database, "select count(*)::text from kept");
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroy();
    }
  }

  private static String execute(EmbeddedDatabase database, String sql) throws Exception {
    try (var connection = DriverManager.getConnection(database.url(), "postgres", "");
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      var rows = statement.getResultSet();
      rows.next();
      return rows.getString(1);
    }
  }
}
