package dev.touchstone.server.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Registration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Looks for what a server on a network may not have. */
final class Fitness {

  private static final Set<String> KNOWN_TO_ALL =
      Set.of("", "admin", "changeme", "password", "postgres", "secret", "touchstone");

  private static final String CLIENTS = "spring.security.oauth2.client.registration";

  private static final List<String> CERTIFICATES =
      List.of(
          "server.ssl.bundle",
          "server.ssl.certificate",
          "server.ssl.key-store",
          "server.ssl.server-name-bundles[0].bundle");

  private record Administrator(String name, String password) {}

  private final Environment environment;
  private final JdbcClient jdbc;
  private final PasswordEncoder encoder;

  Fitness(Environment environment, JdbcClient jdbc, PasswordEncoder encoder) {
    this.environment = environment;
    this.jdbc = jdbc;
    this.encoder = encoder;
  }

  /** Each a sentence that names what to change. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!property("touchstone.sample-course").isBlank()) {
      faults.add(
          "The sample course is to be loaded, and everybody knows its passwords: leave"
              + " touchstone.sample-course out.");
    }
    int samples =
        jdbc.sql("select count(*) from account where sample and erased_at is null")
            .query(Integer.class)
            .single();
    if (samples > 0) {
      faults.add(
          "The database holds %d sample accounts: begin with an empty one.".formatted(samples));
    }
    administrators()
        .forEach(
            name ->
                faults.add(
                    "The administrator %s has a password that everybody knows: choose another on the account page."
                        .formatted(name)));
    knownSecrets()
        .forEach(
            name -> faults.add("%s is a word that everybody knows: set another.".formatted(name)));
    if (!isEncrypted()) {
      faults.add(
          "Pages would go out over plain http: put a proxy with TLS in front and say so with"
              + " server.forward-headers-strategy=native, or configure server.ssl.");
    }
    return faults;
  }

  private Stream<String> administrators() {
    return jdbc
        .sql(
            """
            select name, password from account
            where admin and locked_at is null and password <> '{none}'
            """)
        .query(Administrator.class)
        .list()
        .stream()
        .filter(
            one ->
                Stream.concat(KNOWN_TO_ALL.stream(), Stream.of(one.name()))
                    .filter(word -> !word.isEmpty())
                    .anyMatch(word -> encoder.matches(word, one.password())))
        .map(Administrator::name);
  }

  private Stream<String> knownSecrets() {
    Stream<String> clients =
        Binder.get(environment)
            .bind(CLIENTS, Bindable.mapOf(String.class, Registration.class))
            .orElse(Map.of())
            .keySet()
            .stream()
            .map(client -> CLIENTS + "." + client + ".client-secret");
    return Stream.concat(Stream.of("spring.datasource.password"), clients)
        .filter(environment::containsProperty)
        .filter(name -> KNOWN_TO_ALL.contains(property(name).strip().toLowerCase(Locale.ROOT)));
  }

  private boolean isEncrypted() {
    boolean own =
        CERTIFICATES.stream().anyMatch(environment::containsProperty)
            && environment.getProperty("server.ssl.enabled", Boolean.class, true);
    return own
        || Set.of("native", "framework")
            .contains(property("server.forward-headers-strategy").toLowerCase(Locale.ROOT));
  }

  private String property(String name) {
    return environment.getProperty(name, "");
  }
}
