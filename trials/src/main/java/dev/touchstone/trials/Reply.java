package dev.touchstone.trials;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the server answered. */
public record Reply(int status, HttpHeaders headers, byte[] body) {

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The path it sends the browser on to. */
  public Optional<String> redirect() {
    return header("Location").map(location -> URI.create(location).getPath());
  }

  /** Where the submission can be seen that this answer receipts, if it does. */
  public Optional<String> submission() {
    return redirect().filter(path -> path.matches("/(submissions|entries)/[0-9a-f-]{36}"));
  }
}
