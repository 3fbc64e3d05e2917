package dev.touchstone.server.api;

import dev.touchstone.server.token.Scope;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The API for people: each route, what it does, and the scope that it asks of a token. */
@Controller
class ApiPageController {

  static final String PREFIX = "/api/v1/";

  /**
   * A route.
   *
   * @param name the end of the key of its words
   */
  record Listed(String method, String path, String name, Scope scope) {}

  private final RequestMappingHandlerMapping mapping;

  ApiPageController(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
    this.mapping = mapping;
  }

  @GetMapping("/account/api")
  String show(Model model) {
    model.addAttribute("routes", routes());
    String base = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    model.addAttribute("curl", "curl -H 'Authorization: Bearer ts_…' " + base + PREFIX + "courses");
    return "api";
  }

  private List<Listed> routes() {
    return mapping.getHandlerMethods().entrySet().stream()
        .flatMap(
            route ->
                route.getKey().getPatternValues().stream()
                    .filter(path -> path.startsWith(PREFIX))
                    .flatMap(
                        path ->
                            route.getKey().getMethodsCondition().getMethods().stream()
                                .map(
                                    method ->
                                        listed(
                                            method, path, route.getValue().getMethod().getName()))))
        .sorted(Comparator.comparing(Listed::path).thenComparing(Listed::method))
        .toList();
  }

  private static Listed listed(RequestMethod method, String path, String name) {
    return new Listed(
        method.name(), path, name, method == RequestMethod.GET ? Scope.READ : Scope.GRADE);
  }
}
