package dev.touchstone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's program: no cookies, a token. */
public final class Script {

  private static final Pattern MADE = Pattern.compile(">(ts_[A-Za-z0-9_-]{43})<");
  private static final JsonMapper JSON = new JsonMapper();

  private final String server;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();
  private String language = "en";

  public Script(String server, String token) {
    this.server = server;
    this.token = token;
  }

  /** A token that its owner makes on the page. */
  public static String token(Visitor owner, String... scopes) {
    var form = new StringBuilder("name=script&days=7&_csrf=");
    form.append(Visitor.hidden(owner.page("/account/tokens")).get("_csrf"));
    for (String scope : scopes) {
      form.append("&scope=").append(scope);
    }
    Matcher made = MADE.matcher(owner.postRaw("/account/tokens", form.toString()).body());
    if (!made.find()) {
      throw new AssertionError("No token was made");
    }
    return made.group(1);
  }

  public Script reading(String asked) {
    this.language = asked;
    return this;
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, null, null);
  }

  public JsonNode json(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answers " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  public static JsonNode body(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  /**
   * @param seen the tag of the state that is changed
   */
  public HttpResponse<String> send(
      String method, String path, @Nullable String body, @Nullable String seen) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Accept-Language", language)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (seen != null) {
      request.header("If-Match", seen);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
