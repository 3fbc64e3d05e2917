package dev.touchstone.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.server.Visitor;
import dev.touchstone.server.database.CommandDatabase;
import dev.touchstone.server.database.UpgradedDatabase;
import dev.touchstone.server.grading.ServerProcess;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

class BackupTest {

  private static final Path BINARIES = Path.of("target/postgres-binaries").toAbsolutePath();
  private static final String SOFTMAX = "/courses/dl/assignments/first-steps/softmax";
  private static final String RIGHT =
      """
      import numpy as np

      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  private Path folder;

  @BeforeEach
  void freshFolder() throws Exception {
    Files.createDirectories(Path.of("target/data"));
    folder = Files.createTempDirectory(Path.of("target/data"), "backup-").toAbsolutePath();
  }

  @AfterEach
  void remove() throws Exception {
    FileSystemUtils.deleteRecursively(folder);
  }

  @Test
  void aServerWhoseDatabaseIsGoneComesBackFromItsBackupWithEveryRowAndStillKnowsItsReceipts()
      throws Exception {
    Path data = folder.resolve("data");
    Path backups = folder.resolve("backups");
    String submission;
    String receipt;
    byte[] handedIn = (RIGHT + "# 我的文件\n").getBytes(StandardCharsets.UTF_8);
    try (ServerProcess server = ServerProcess.start(data, 0)) {
      Visitor lin = lin(server);
      submission = lin.submitted(lin.upload(SOFTMAX, Map.of(), "mine.py", handedIn));
      lin.result(lin.submit(SOFTMAX, "def softmax(o):\n    return o\n"));
      assertThat(lin.result(submission)).contains("Every case agrees with the reference");
      receipt = new String(lin.download(submission + "/receipt"), StandardCharsets.UTF_8);
      assertThat(run("backup", "--to", backups, "--data", data)).as("while it runs").isZero();
      assertThat(run("restore", "--from", backups, "--data", data)).as("while it runs").isOne();
    }
    FileSystemUtils.deleteRecursively(data);

    assertThat(run("restore", "--from", backups, "--data", data)).isZero();
    assertThat(run("restore", "--from", backups, "--data", data)).as("a second time").isOne();
    assertThat(run("backup", "--to", folder.resolve("again"), "--data", data))
        .as("without a server")
        .isZero();

    Manifest before = BackupFile.in(backups).checked();
    assertThat(BackupFile.in(folder.resolve("again")).checked().tables())
        .isEqualTo(before.tables());
    assertThat(before.tables())
        .filteredOn(table -> table.name().equals("submission"))
        .allMatch(table -> table.rows() == 3);
    try (ServerProcess server = ServerProcess.start(data, 0)) {
      Visitor lin = lin(server);
      assertThat(lin.page(submission)).contains("Every case agrees with the reference");
      Map<String, String> fields = new HashMap<>(Visitor.hidden(lin.page("/receipts/check")));
      fields.put("text", receipt);
      assertThat(lin.uploadBare("/receipts/check", fields, "mine.py", handedIn).body())
          .contains("This receipt is genuine")
          .contains("The file mine.py is the one that was handed in");
      assertThat(lin.result(lin.submit(SOFTMAX, RIGHT + "# after\n")))
          .contains("Every case agrees with the reference");
    }
  }

  @Test
  void everyTableArrivesInAnotherDatabaseWithEveryRowAndTheNextNumberIsFree() throws Exception {
    try (var database = CommandDatabase.in(folder, BINARIES)) {
      UpgradedDatabase.fill(database.source());
      BackupFile file = new Backup(database.source(), Clock.systemUTC()).take(folder);
      DataSource other = other(database, "other");

      new Restore(other).from(file);

      Manifest before = file.checked();
      Manifest after = new Backup(other, Clock.systemUTC()).take(folder.resolve("other")).checked();
      assertThat(after.tables()).isEqualTo(before.tables());
      assertThat(after.sequences()).isEqualTo(before.sequences());
      assertThat(before.tables()).allMatch(table -> table.rows() > 0);
      assertThat(before.tables())
          .hasSize(
              JdbcClient.create(other)
                  .sql(
                      """
                      select count(*) from pg_tables where schemaname = 'public'
                        and tablename <> 'flyway_schema_history' and tablename !~ '^spring_session'
                      """)
                  .query(Integer.class)
                  .single());
      JdbcClient jdbc = JdbcClient.create(other);
      assertThat(
              jdbc.sql("select count(*) from pg_constraint where contype = 'f'")
                  .query(Integer.class)
                  .single())
          .isEqualTo(
              JdbcClient.create(database.source())
                  .sql("select count(*) from pg_constraint where contype = 'f'")
                  .query(Integer.class)
                  .single());
      assertThatThrownBy(() -> jdbc.sql("delete from audit_entry").update())
          .hasMessageContaining("audit entries are never changed");
      jdbc.sql("insert into account (name, display_name, password) values ('zhao', '赵', '{none}')")
          .update();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aBackupOfAnOlderSchemaIsBroughtToTheNewest() throws Exception {
    try (var database = CommandDatabase.in(folder, BINARIES)) {
      DataSource old = other(database, "old");
      UpgradedDatabase.fill(old, "29");
      BackupFile file = new Backup(old, Clock.systemUTC()).take(folder);
      assertThat(file.checked().schema()).isEqualTo("29");

      new Restore(database.source()).from(file);

      assertThat(
              JdbcClient.create(database.source())
                  .sql("select student from best_score order by 1")
                  .query(String.class)
                  .list())
          .containsExactly("chen", "lin");
    }
  }

  @Test
  void aDamagedFileIsRefusedByTheNameOfWhatIsWrongAndChangesNothing() throws Exception {
    try (var database = CommandDatabase.in(folder, BINARIES)) {
      UpgradedDatabase.fill(database.source());
      Path file = new Backup(database.source(), Clock.systemUTC()).take(folder).path();
      DataSource other = other(database, "other");

      refuses(other, spoilt(file, "tables/grading.copy"), "grading");
      refuses(other, spoilt(file, "manifest.json"), "manifest.json");
      Path cut = folder.resolve("cut.zip");
      byte[] whole = Files.readAllBytes(file);
      Files.write(cut, List.of());
      try (var out = Files.newOutputStream(cut)) {
        out.write(whole, 0, whole.length / 2);
      }
      refuses(other, cut, "no whole zip");

      assertThat(
              JdbcClient.create(other)
                  .sql("select count(*) from pg_tables where schemaname = 'public'")
                  .query(Integer.class)
                  .single())
          .isZero();
      assertThatThrownBy(() -> new Restore(database.source()).from(new BackupFile(file)))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("has people in it");
    }
  }

  @Test
  void aDatabaseThatIsSomebodyElsesIsLeftAlone() throws Exception {
    try (var database = CommandDatabase.in(folder, BINARIES)) {
      UpgradedDatabase.fill(database.source());
      BackupFile file = new Backup(database.source(), Clock.systemUTC()).take(folder);
      DataSource other = other(database, "other");
      JdbcClient.create(other).sql("create table theirs (word text)").update();

      assertThatThrownBy(() -> new Restore(other).from(file))
          .hasMessageContaining("tables that are not Touchstone's");
      assertThatThrownBy(() -> new Backup(other, Clock.systemUTC()).take(folder.resolve("b")))
          .hasMessageContaining("no schema of Touchstone's");
      assertThat(folder.resolve("b")).isEmptyDirectory();
    }
  }

  private static void refuses(DataSource into, Path file, String named) {
    assertThatThrownBy(() -> new Restore(into).from(new BackupFile(file)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("is damaged")
        .hasMessageContaining(named);
  }

  /** A copy with one byte changed in the middle of that entry's content. */
  private Path spoilt(Path file, String entry) throws Exception {
    Path copy = folder.resolve(entry.replace('/', '-') + ".zip");
    Files.copy(file, copy);
    long length;
    try (var zip = new ZipFile(file.toFile())) {
      length = zip.getEntry(entry).getCompressedSize();
    }
    byte[] all = Files.readAllBytes(file);
    int name = new String(all, StandardCharsets.ISO_8859_1).indexOf(entry);
    try (var bytes = new RandomAccessFile(copy.toFile(), "rw")) {
      long middle = name + entry.length() + length / 2;
      bytes.seek(middle);
      int there = bytes.read();
      bytes.seek(middle);
      bytes.write(there ^ 0x20);
    }
    return copy;
  }

  private static DataSource other(CommandDatabase database, String name) throws Exception {
    JdbcClient.create(database.source()).sql("create database " + name).update();
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(((PGSimpleDataSource) database.source()).getURL());
    source.setUser("postgres");
    source.setDatabaseName(name);
    return source;
  }

  private static Visitor lin(ServerProcess server) {
    Visitor lin = new Visitor(server.address());
    lin.signIn("lin", "touchstone");
    return lin;
  }

  private static int run(String command, String option, Path place, String data, Path folder) {
    return BackupCommands.run(
        command,
        option,
        place.toString(),
        data,
        folder.toString(),
        "--postgres-binaries",
        BINARIES.toString());
  }
}
