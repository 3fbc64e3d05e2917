package dev.touchstone.server;

import dev.touchstone.server.account.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole server, once for all tests that inherit from here: real PostgreSQL, real sandbox, a
 * course with five people. Tests keep apart by the forms and people they use, not by cleaning up.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "touchstone.postgres-binaries=target/postgres-binaries",
      "touchstone.sample-course=src/test/resources/sample-course",
      // A few people do here in minutes what a class does in a term.
      "touchstone.rates.person.burst=1000000",
      "touchstone.rates.person.per-minute=1000000",
      "touchstone.rates.address.burst=1000000",
      "touchstone.rates.address.per-minute=1000000"
    })
public abstract class ServerTest {

  @LocalServerPort protected int port;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected Accounts accounts;

  @DynamicPropertySource
  static void freshDatabase(DynamicPropertyRegistry properties) throws IOException {
    Files.createDirectories(Path.of("target/data"));
    Path data = Files.createTempDirectory(Path.of("target/data"), "server-");
    properties.add("touchstone.data", data::toString);
  }

  /** Somebody who has not signed in. */
  protected Visitor stranger() {
    return new Visitor("http://127.0.0.1:" + port);
  }

  protected Visitor signedIn(String name) {
    Visitor visitor = stranger();
    visitor.signIn(name, "touchstone");
    return visitor;
  }
}
