package dev.touchstone.server.rights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Something the server answers.
 *
 * @param handler null where no method of a controller does, as for files and what a filter takes
 */
record Route(String method, String pattern, @Nullable HandlerMethod handler)
    implements Comparable<Route> {

  private static final Comparator<Route> ORDER =
      Comparator.comparing(Route::pattern).thenComparing(Route::method);

  String name() {
    return method + " " + pattern;
  }

  @Override
  public int compareTo(Route other) {
    return ORDER.compare(this, other);
  }

  /** All that Spring would route somewhere, by name. */
  static Map<String, Route> all(ApplicationContext server) {
    Map<String, Route> routes = new TreeMap<>();
    for (HandlerMapping mapping : server.getBeansOfType(HandlerMapping.class).values()) {
      for (Route route : of(mapping)) {
        routes.put(route.name(), route);
      }
    }
    return routes;
  }

  private static List<Route> of(HandlerMapping mapping) {
    List<Route> routes = new ArrayList<>();
    if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
      methods.getHandlerMethods().forEach((info, handler) -> routes.addAll(of(info, handler)));
    } else if (mapping instanceof AbstractUrlHandlerMapping files) {
      files.getHandlerMap().keySet().forEach(path -> routes.add(new Route("GET", path, null)));
    }
    return routes;
  }

  private static List<Route> of(RequestMappingInfo info, HandlerMethod handler) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    List<String> names =
        methods.isEmpty() ? List.of("GET") : methods.stream().map(RequestMethod::name).toList();
    return info.getPatternValues().stream()
        .flatMap(path -> names.stream().map(name -> new Route(name, path, handler)))
        .toList();
  }
}
