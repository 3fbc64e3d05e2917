package dev.touchstone.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, fills in the hidden fields of forms. */
public class Visitor {

  private static final Pattern HIDDEN =
      Pattern.compile("<input[^>]*name=\"(_csrf|form|base)\"[^>]*value=\"([^\"]*)\"");

  private final String server;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private String language = "en";

  public Visitor(String server) {
    this.server = server;
  }

  public Visitor reading(String language) {
    this.language = language;
    return this;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  /** The page, which must be there. */
  public String page(String path) {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answers " + response.statusCode());
    }
    return response.body();
  }

  /** What is there for programs. */
  public HttpResponse<String> getJson(String path) {
    return send(request(path).setHeader("Accept", "application/json").GET().build());
  }

  /** A file, which must be there. */
  public byte[] download(String path) {
    try {
      HttpResponse<byte[]> response =
          http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new AssertionError(path + " answers " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The first lines of an answer that does not end. */
  public List<String> lines(String path, int most) {
    try (var lines = http.send(request(path).GET().build(), BodyHandlers.ofLines()).body()) {
      return lines.limit(most).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> signIn(String name, String password) {
    return post("/sign-in", "/sign-in", Map.of("name", name, "password", password));
  }

  /** Posts a form as it is found on a page, hidden fields included. */
  public HttpResponse<String> post(String page, String action, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(hidden(page(page)));
    all.putAll(fields);
    return postBare(action, all);
  }

  /** Posts exactly these fields. */
  public HttpResponse<String> postBare(String action, Map<String, String> fields) {
    return postRaw(
        action,
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&")));
  }

  /** Posts a form's body as it is, for fields that come several times. */
  public HttpResponse<String> postRaw(String action, String body) {
    return send(
        request(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Hands in typed code. */
  public HttpResponse<String> handIn(String exercisePage, String code) {
    return upload(exercisePage, Map.of("code", code), "", new byte[0]);
  }

  /** Hands in and returns the address of the submission. */
  public String submit(String exercisePage, String code) {
    return submitted(handIn(exercisePage, code));
  }

  /** The address of the submission that this answer leads to. */
  public String submitted(HttpResponse<String> response) {
    return URI.create(response.headers().firstValue("Location").orElseThrow()).getPath();
  }

  public HttpResponse<String> upload(
      String exercisePage, Map<String, String> fields, String fileName, byte[] content) {
    Map<String, String> all = new HashMap<>(hidden(page(exercisePage)));
    all.putAll(fields);
    return uploadBare(exercisePage + "/submissions", all, fileName, content);
  }

  public HttpResponse<String> uploadBare(
      String action, Map<String, String> fields, String fileName, byte[] content) {
    return send(multipart(action, fields, fileName, content).build());
  }

  /** Posts these fields as a script does that wants data for an answer. */
  public HttpResponse<String> sendJson(String action, Map<String, String> fields) {
    return send(
        multipart(action, fields, "", new byte[0]).setHeader("Accept", "application/json").build());
  }

  private HttpRequest.Builder multipart(
      String action, Map<String, String> fields, String fileName, byte[] content) {
    String boundary = UUID.randomUUID().toString();
    List<byte[]> parts = new ArrayList<>();
    fields.forEach(
        (name, value) ->
            parts.add(
                ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(boundary, name, value))
                    .getBytes(StandardCharsets.UTF_8)));
    parts.add(
        ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                    .formatted(boundary, fileName)
                + "Content-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    parts.add(content);
    parts.add(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return request(action)
        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
        .POST(BodyPublishers.ofByteArray(join(parts)));
  }

  /** Waits until the submission is graded, and returns its page. */
  public String result(String submission) {
    return result(submission, Duration.ofSeconds(60));
  }

  public String result(String submission, Duration most) {
    Instant end = Instant.now().plus(most);
    while (Instant.now().isBefore(end)) {
      String page = page(submission);
      if (!page.contains("data-events")) {
        return page;
      }
      pause();
    }
    throw new AssertionError(submission + " is not graded after " + most);
  }

  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public static Map<String, String> hidden(String page) {
    Map<String, String> fields = new HashMap<>();
    Matcher found = HIDDEN.matcher(page);
    while (found.find()) {
      fields.put(found.group(1), found.group(2));
    }
    return fields;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(Duration.ofSeconds(60))
        .header("Accept", "text/html")
        .header("Accept-Language", language);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static byte[] join(List<byte[]> parts) {
    var out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
