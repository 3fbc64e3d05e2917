package dev.touchstone.server.rights;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import dev.touchstone.server.account.SignedIn;
import jakarta.servlet.http.Part;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.multipart.MultipartFile;

/**
 * Sends every route to the server, through all its filters, and takes back whatever that changed:
 * each request is a transaction of its own that is rolled back, so that the order does not matter.
 */
final class Asker {

  private final MockMvc server;
  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;
  private final Scene scene;

  Asker(WebApplicationContext context, Scene scene) {
    this.server = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    this.transactions = context.getBean(TransactionTemplate.class);
    this.jdbc = context.getBean(JdbcClient.class);
    this.scene = scene;
  }

  /** What each reader is answered. */
  List<String> ask(Route route) {
    return Arrays.stream(Reader.values()).map(reader -> ask(route, reader)).toList();
  }

  private String ask(Route route, Reader reader) {
    return transactions.execute(
        transaction -> {
          transaction.setRollbackOnly();
          try {
            return told(server.perform(request(route, reader)).andReturn().getResponse());
          } catch (Exception e) {
            return "500";
          }
        });
  }

  private static String told(MockHttpServletResponse response) {
    String to = response.getRedirectedUrl();
    return to != null && to.matches("(http://localhost)?/sign-in([?].*)?")
        ? "sign-in"
        : String.valueOf(response.getStatus());
  }

  private AbstractMockHttpServletRequestBuilder<?> request(Route route, Reader reader) {
    URI address = URI.create(scene.address(route.pattern()));
    AbstractMockHttpServletRequestBuilder<?> request =
        route.method().equals("POST")
            ? MockMvcRequestBuilders.multipart(address)
            : MockMvcRequestBuilders.request(HttpMethod.valueOf(route.method()), address);
    request.header("Accept", "*/*");
    if (!route.method().equals("GET")) {
      request.with(csrf());
    }
    if (reader != Reader.ANONYMOUS) {
      request.with(authentication(signedIn(reader)));
    }
    fields(route).forEach((name, value) -> request.param(name, value));
    if (request instanceof MockMultipartHttpServletRequestBuilder form) {
      files(route).forEach(name -> form.file(new MockMultipartFile(name, "", null, new byte[0])));
    }
    return request;
  }

  /** What a handler cannot do without, so that it gets as far as asking for rights. */
  private Map<String, String> fields(Route route) {
    if (route.handler() == null) {
      return Map.of();
    }
    var fields = new TreeMap<String, String>();
    for (MethodParameter parameter : route.handler().getMethodParameters()) {
      RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
      if (asked == null || isFile(parameter)) {
        continue;
      }
      String name = name(parameter, asked.name());
      if (isNeeded(asked) || scene.field(name).isPresent()) {
        fields.put(name, scene.field(name).orElseGet(() -> some(parameter.getParameterType())));
      }
    }
    return fields;
  }

  private static List<String> files(Route route) {
    return route.handler() == null
        ? List.of()
        : Arrays.stream(route.handler().getMethodParameters())
            .filter(Asker::isFile)
            .map(parameter -> name(parameter, ""))
            .toList();
  }

  private static boolean isNeeded(RequestParam asked) {
    return asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE);
  }

  private static boolean isFile(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(RequestPart.class)
        || MultipartFile.class.isAssignableFrom(parameter.getParameterType())
        || Part.class.isAssignableFrom(parameter.getParameterType());
  }

  private static String name(MethodParameter parameter, String given) {
    parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
    String name = parameter.getParameterName();
    return given.isEmpty() && name != null ? name : given;
  }

  private static String some(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "true";
    }
    if (type == UUID.class) {
      return new UUID(0, 0).toString();
    }
    if (type == Instant.class) {
      return "2026-09-01T00:00:00Z";
    }
    return type.isPrimitive() || Number.class.isAssignableFrom(type)
        ? "1"
        : type.isEnum() ? ((Enum<?>) type.getEnumConstants()[0]).name() : "x";
  }

  private UsernamePasswordAuthenticationToken signedIn(Reader reader) {
    SignedIn person =
        jdbc.sql("select id, name, display_name, admin from account where name = ?")
            .param(reader.account())
            .query(SignedIn.class)
            .single();
    return UsernamePasswordAuthenticationToken.authenticated(person, null, List.of());
  }
}
