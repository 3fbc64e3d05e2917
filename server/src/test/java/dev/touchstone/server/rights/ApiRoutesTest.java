package dev.touchstone.server.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.account.SignInLinks;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * Every route of the API, asked by everybody there is with a token that has all scopes, answers
 * what {@code api-routes.txt} says. A new route is a new line there.
 */
class ApiRoutesTest extends ServerTest {

  /** What a change says, so that it gets as far as asking for rights; by the end of its route. */
  private static final Map<String, String> BODIES =
      Map.of(
          "/review", "{\"said\": \"x\", \"ticks\": []}",
          "/comments", "{\"cell\": 0, \"from\": 1, \"to\": 1, \"said\": \"x\"}",
          "/{part}", "{\"points\": 1, \"reason\": \"x\"}");

  @Autowired WebApplicationContext server;
  @Autowired TransactionTemplate transactions;

  private MockMvc http;
  private Scene scene;

  @Test
  void everyRouteAnswersEverybodysTokenAsTheTableSays() throws IOException {
    http = MockMvcBuilders.webAppContextSetup(server).apply(springSecurity()).build();
    scene = Scene.of(server);
    Map<String, List<String>> table = RoutesTable.read("api-routes.txt");
    List<String> wrong = new ArrayList<>();
    for (Route route : routes().values().stream().sorted().toList()) {
      List<String> observed =
          Arrays.stream(Reader.values()).map(reader -> ask(route, reader, "{READ,GRADE}")).toList();
      List<String> expected = table.remove(route.name());
      if (expected == null) {
        wrong.add("not in the table:\n" + RoutesTable.line(route.name(), observed));
      } else if (!expected.equals(observed)) {
        wrong.add(
            String.join("\n  ", RoutesTable.differing(expected, observed))
                + "\n"
                + RoutesTable.line(route.name(), observed));
      }
      String lacking = route.method().equals("GET") ? "{GRADE}" : "{READ}";
      assertThat(ask(route, Reader.INSTRUCTOR, lacking))
          .as("%s with nothing but %s", route.name(), lacking)
          .isEqualTo("403");
    }
    table.forEach((name, expected) -> wrong.add("in the table, but gone: " + name));

    assertThat(wrong)
        .withFailMessage(() -> RoutesTable.header() + "\n" + String.join("\n", wrong))
        .isEmpty();
  }

  private Map<String, Route> routes() {
    Map<String, Route> routes = new TreeMap<>(Route.all(server));
    routes.values().removeIf(route -> !route.pattern().startsWith("/api/"));
    return routes;
  }

  private String ask(Route route, Reader reader, String scopes) {
    return transactions.execute(
        transaction -> {
          transaction.setRollbackOnly();
          try {
            return String.valueOf(
                http.perform(request(route, reader, scopes)).andReturn().getResponse().getStatus());
          } catch (Exception e) {
            return "500";
          }
        });
  }

  private MockHttpServletRequestBuilder request(Route route, Reader reader, String scopes) {
    var request =
        MockMvcRequestBuilders.request(
            HttpMethod.valueOf(route.method()), URI.create(scene.address(route.pattern())));
    if (reader != Reader.ANONYMOUS) {
      request.header("Authorization", "Bearer " + token(reader, scopes));
    }
    BODIES.forEach(
        (end, body) -> {
          if (route.pattern().endsWith(end) && !route.method().equals("GET")) {
            request
                .contentType(MediaType.APPLICATION_JSON)
                .header("If-Match", end.equals("/review") ? "\"0.0\"" : "\"0\"")
                .content(body);
          }
        });
    return request;
  }

  private String token(Reader reader, String scopes) {
    String token = "ts_" + reader.account() + scopes;
    jdbc.sql(
            """
            insert into personal_token (account_id, name, prefix, token_hash, scopes, made_at,
              expires_at)
            select id, 'rights', 'ts_', ?, ?::text[], now(), now() + interval '1 day'
            from account where name = ?
            """)
        .params(SignInLinks.hash(token), scopes, reader.account())
        .update();
    return token;
  }
}
