package dev.touchstone.trials;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser without a screen: keeps cookies, fills in the hidden fields of forms. */
public final class Browser {

  private static final Pattern HIDDEN =
      Pattern.compile("<input[^>]*name=\"(_csrf|form)\"[^>]*value=\"([^\"]*)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  private final URI server;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  Browser(URI server) {
    this.server = server;
  }

  /** A request as a browser that reads English would send it. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(PATIENCE)
        .header("Accept", "text/html")
        .header("Accept-Language", "en");
  }

  public Reply send(HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().getPath() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Reply get(String path) {
    return send(request(path).GET().build());
  }

  /** The lines of an answer that does not end, as they come; to be closed. */
  public Stream<String> lines(String path) {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(server + path))
                  .header("Accept", "text/event-stream")
                  .build(),
              BodyHandlers.ofLines())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The page, which must be there. */
  public String page(String path) {
    Reply reply = get(path);
    if (reply.status() != 200) {
      throw new IllegalStateException(path + " answers " + reply.status());
    }
    return reply.text();
  }

  /**
   * @throws IllegalStateException if that is not the password, or too many attempts were refused
   */
  public void signIn(String name, String password) {
    Reply reply = post("/sign-in", "/sign-in", Map.of("name", name, "password", password));
    if (!reply.redirect().filter(path -> !path.equals("/sign-in")).isPresent()) {
      throw new IllegalStateException(name + " cannot sign in: " + reply.status());
    }
  }

  /** Posts a form as it is found on a page, hidden fields included. */
  public Reply post(String page, String action, Map<String, String> fields) {
    Map<String, String> all = hidden(page);
    all.putAll(fields);
    return postBare(action, all);
  }

  /** Posts exactly these fields. */
  public Reply postBare(String action, Map<String, String> fields) {
    return send(
        request(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encode(fields)))
            .build());
  }

  /** Hands in at an exercise or a competition, as the page's form would. */
  public Reply handIn(String page, Upload upload) {
    String action = page + (page.contains("/competitions/") ? "/entries" : "/submissions");
    return handIn(action, hidden(page), upload);
  }

  /** Hands in with these hidden fields, whatever page they were found on. */
  public Reply handIn(String action, Map<String, String> hidden, Upload upload) {
    Upload.Encoded form = upload.encode(hidden);
    return send(
        request(action)
            .header("Content-Type", form.contentType())
            .POST(BodyPublishers.ofByteArray(form.body()))
            .build());
  }

  /** Hands typed code in and returns the path of the submission. */
  public String submit(String exercisePage, String code) {
    Reply reply = handIn(exercisePage, Upload.typed(code));
    return reply
        .submission()
        .orElseThrow(() -> new IllegalStateException("Not taken: " + reply.status()));
  }

  /**
   * Waits for the verdict as an open page does, on its stream of events, and returns the page.
   *
   * @throws IllegalStateException if there is none by then
   */
  public String result(String submission, Duration most) {
    Instant end = Instant.now().plus(most);
    while (Instant.now().isBefore(end)) {
      awaitChange(submission);
      String page = page(submission);
      if (!page.contains("data-events")) {
        return page;
      }
    }
    throw new IllegalStateException(submission + " is not graded after " + most.toSeconds() + " s");
  }

  /**
   * Waits for an event of a submission's stream, some seconds at most. The server speaks at once if
   * the verdict is already there, so nothing is missed in between.
   */
  public void awaitChange(String submission) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + submission + "/events"))
            .header("Accept", "text/event-stream")
            .build();
    var stream = http.sendAsync(request, BodyHandlers.ofInputStream());
    try (InputStream events =
        stream.get(LONGEST_SILENCE.toMillis(), TimeUnit.MILLISECONDS).body()) {
      events.read();
    } catch (TimeoutException | ExecutionException | IOException e) {
      stream.cancel(true); // the page will say how it stands
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The hidden fields of a page's forms: the token against forged requests, the form's id. */
  public Map<String, String> hidden(String page) {
    Map<String, String> fields = new HashMap<>();
    Matcher found = HIDDEN.matcher(page(page));
    while (found.find()) {
      fields.put(found.group(1), found.group(2));
    }
    return fields;
  }

  /** What the server has set that cookie to; empty if it has not. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** Puts a cookie into this browser, as one who has stolen or planted it. */
  public void plant(String name, String value) {
    var cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(server, cookie);
  }

  private static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
