package dev.touchstone.server.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.ServerTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.WebApplicationContext;

/**
 * Every route there is, asked by everybody there is, answers what {@code routes.txt} says. A new
 * route is a new line there: the failure prints it, to be read before it is copied.
 */
class RoutesTest extends ServerTest {

  /** Routes that filters answer, which no mapping knows of; a filter that takes none has none. */
  private static final Map<String, List<String>> TAKEN_BY_FILTERS = new HashMap<>();

  static {
    TAKEN_BY_FILTERS.put("UsernamePasswordAuthenticationFilter", List.of("POST /sign-in"));
    TAKEN_BY_FILTERS.put("LogoutFilter", List.of("POST /sign-out"));
    for (String passing :
        List.of(
            "DisableEncodeUrlFilter",
            "WebAsyncManagerIntegrationFilter",
            "SecurityContextHolderFilter",
            "HeaderWriterFilter",
            "CsrfFilter",
            "RequestCacheAwareFilter",
            "SecurityContextHolderAwareRequestFilter",
            "AnonymousAuthenticationFilter",
            "TokenFilter",
            "SessionManagementFilter",
            "ExceptionTranslationFilter",
            "AuthorizationFilter")) {
      TAKEN_BY_FILTERS.put(passing, List.of());
    }
  }

  @Autowired WebApplicationContext server;
  @Autowired FilterChainProxy filters;

  @Test
  void everyRouteAnswersEverybodyAsTheTableSays() throws IOException {
    Map<String, Route> routes = routes();
    Map<String, List<String>> table = RoutesTable.read("routes.txt");
    var asker = new Asker(server, Scene.of(server));
    List<String> wrong = new ArrayList<>();
    for (Route route : routes.values().stream().sorted().toList()) {
      List<String> observed = asker.ask(route);
      List<String> expected = table.remove(route.name());
      if (expected == null) {
        wrong.add("not in the table:\n" + RoutesTable.line(route.name(), observed));
      } else if (!expected.equals(observed)) {
        wrong.add(
            String.join("\n  ", RoutesTable.differing(expected, observed))
                + "\n"
                + RoutesTable.line(route.name(), observed));
      }
    }
    table.forEach((name, expected) -> wrong.add("in the table, but gone: " + name));

    assertThat(wrong)
        .withFailMessage(() -> RoutesTable.header() + "\n" + String.join("\n", wrong))
        .isEmpty();
  }

  private Map<String, Route> routes() {
    Map<String, Route> routes = new TreeMap<>(Route.all(server));
    // Nobody signs in there with a session: ApiRoutesTest asks with tokens.
    routes.values().removeIf(route -> route.pattern().startsWith("/api/"));
    for (SecurityFilterChain chain : filters.getFilterChains()) {
      for (var filter : chain.getFilters()) {
        String name = filter.getClass().getSimpleName();
        assertThat(TAKEN_BY_FILTERS)
            .withFailMessage("%s: which routes does it answer? Say so in RoutesTest", name)
            .containsKey(name);
        for (String taken : TAKEN_BY_FILTERS.get(name)) {
          String[] parts = taken.split(" ");
          routes.put(taken, new Route(parts[0], parts[1], null));
        }
      }
    }
    return routes;
  }
}
