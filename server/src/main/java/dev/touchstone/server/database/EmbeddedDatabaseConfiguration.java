package dev.touchstone.server.database;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@ConditionalOnProperty(
    name = "spring.datasource.url",
    havingValue = "embedded",
    matchIfMissing = true)
class EmbeddedDatabaseConfiguration {

  @Bean
  EmbeddedDatabase embeddedDatabase(
      @Value("${touchstone.data}") Path data,
      @Value("${touchstone.postgres-binaries:${touchstone.data}/postgres-binaries}")
          Path binaries) {
    return EmbeddedDatabase.start(data.toAbsolutePath(), binaries.toAbsolutePath());
  }

  @Bean
  JdbcConnectionDetails embeddedConnection(EmbeddedDatabase database) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return "postgres";
      }

      @Override
      public String getPassword() {
        return "";
      }

      @Override
      public String getJdbcUrl() {
        return database.url();
      }
    };
  }
}
