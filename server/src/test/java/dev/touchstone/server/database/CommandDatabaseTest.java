package dev.touchstone.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class CommandDatabaseTest {

  @TempDir private Path secrets;

  @Test
  void aPasswordComesFromAFileAsItDoesForTheServer() throws Exception {
    Files.writeString(secrets.resolve("database-password"), "from a file");
    Map<String, String> environment =
        Map.of(
            "SPRING_CONFIG_IMPORT", "configtree:" + secrets + "/",
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://database:5432/touchstone",
            "SPRING_DATASOURCE_USERNAME", "touchstone",
            "SPRING_DATASOURCE_PASSWORD", "${database-password}");

    var source = (PGSimpleDataSource) CommandDatabase.named(environment).orElseThrow().source();

    assertThat(source.getServerNames()).containsExactly("database");
    assertThat(source.getUser()).isEqualTo("touchstone");
    assertThat(source.getPassword()).isEqualTo("from a file");
  }

  @Test
  void withoutANameItIsTheFolders() {
    assertThat(CommandDatabase.named(Map.of())).isEmpty();
    assertThat(CommandDatabase.named(Map.of("SPRING_DATASOURCE_URL", "embedded"))).isEmpty();
  }
}
