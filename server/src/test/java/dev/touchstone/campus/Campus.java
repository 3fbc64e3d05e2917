package dev.touchstone.campus;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** A running provider with people in it, who all have one password. */
public final class Campus implements AutoCloseable {

  public static final String CLIENT = "touchstone";
  public static final String SECRET = "a secret of two servers";
  public static final String PASSWORD = "campus password";

  private final String clientId = UUID.randomUUID().toString();
  private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
  private final InMemoryRegisteredClientRepository clients =
      new InMemoryRegisteredClientRepository(client("http://127.0.0.1/nowhere"));
  private final AnnotationConfigServletWebServerApplicationContext server;

  /** Starts one; the name keeps its cookie apart from another's on the same host. */
  public Campus(String name) {
    server = new AnnotationConfigServletWebServerApplicationContext();
    server.registerBean(CampusPeople.class, () -> new CampusPeople(people));
    server.registerBean(InMemoryRegisteredClientRepository.class, () -> clients);
    server.registerBean("campusName", String.class, () -> name);
    server.register(CampusConfiguration.class);
    server.refresh();
  }

  /** Another site than 127.0.0.1 to a browser, as a university is another site than its courses. */
  public String issuer() {
    return "http://localhost:" + server.getWebServer().getPort();
  }

  /** Where the only client gets its answers. */
  public void answersTo(String address) {
    clients.save(client(address));
  }

  /**
   * Somebody who has an account at the university.
   *
   * @param said claims of the ID token
   */
  public Campus person(String name, Map<String, Object> said) {
    people.put(name, said);
    return this;
  }

  private RegisteredClient client(String address) {
    return RegisteredClient.withId(clientId)
        .clientId(CLIENT)
        .clientSecret("{noop}" + SECRET)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(address)
        .scope("openid")
        .scope("profile")
        .scope("email")
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
