package dev.touchstone.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.ServerTest;
import dev.touchstone.server.Visitor;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Follows the links that people follow and looks at each answer as a scanner does that only
 * listens.
 */
class PassiveChecksTest extends ServerTest {

  private static final int MOST = 60;

  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
  private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>");
  private static final Pattern INLINE_STYLE = Pattern.compile("<style[\\s>]");
  private static final Pattern HANDLER = Pattern.compile("<[^>]*\\son[a-z]+\\s*=\\s*[\"'][^>]*>");
  private static final Pattern SCRIPT_ADDRESS =
      Pattern.compile("(?:href|src|action)=[\"']\\s*javascript:");
  private static final Pattern LOADED_ELSEWHERE =
      Pattern.compile(
          "<(?:script|img|link|iframe|source|form)[^>]*(?:src|href|action)=\"https?://");
  private static final Pattern PASSWORD = Pattern.compile("<input[^>]*type=\"password\"[^>]*>");
  private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*method=\"post\".*?</form>");

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "lin", "lan", "admin"})
  void noPageSaysOrAllowsMoreThanItShould(String name) {
    Visitor visitor = name.equals("nobody") ? stranger() : signedIn(name);
    List<String> wrong = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Map<String, Integer> alike = new HashMap<>();
    Deque<String> next =
        new ArrayDeque<>(
            List.of(
                "/",
                "/sign-in",
                "/account",
                "/courses/dl",
                "/nowhere",
                "/welcome/x",
                "/join/x",
                "/unsubscribe/x"));
    int looked = 0;
    while (!next.isEmpty() && looked < MOST) {
      String path = next.poll();
      // Two of a kind are enough: one result is built like another.
      if (path.startsWith("/assets/")
          || !seen.add(path)
          || alike.merge(path.replaceAll("\\?.*|[0-9a-f-]{20,}|\\d+", "#"), 1, Integer::sum) > 2) {
        continue;
      }
      HttpResponse<String> answer = visitor.get(path);
      looked++;
      faults(answer, !name.equals("nobody"))
          .forEach(fault -> wrong.add(path + " " + answer.statusCode() + ": " + fault));
      LINK.matcher(answer.body())
          .results()
          .map(found -> found.group(1).replace("&amp;", "&"))
          .forEach(next::add);
      answer
          .headers()
          .firstValue("Location")
          .map(to -> to.replaceFirst("^http://[^/]*", ""))
          .filter(to -> to.startsWith("/"))
          .ifPresent(next::add);
    }

    assertThat(wrong).isEmpty();
    assertThat(looked).isGreaterThan(name.equals("nobody") ? 4 : 20);
  }

  private static List<String> faults(HttpResponse<String> answer, boolean signedIn) {
    List<String> wrong = new ArrayList<>();
    HttpHeaders headers = answer.headers();
    String policy = headers.firstValue("Content-Security-Policy").orElse("");
    for (String part :
        List.of(
            "default-src 'self'",
            "script-src 'self';",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'")) {
      need(policy.contains(part), "the policy has no " + part, wrong);
    }
    need(!policy.contains("unsafe-eval"), "the policy lets text become a script", wrong);
    header(headers, "X-Content-Type-Options", "nosniff", wrong);
    header(headers, "X-Frame-Options", "DENY", wrong);
    header(headers, "Referrer-Policy", "same-origin", wrong);
    header(headers, "Cross-Origin-Opener-Policy", "same-origin", wrong);
    header(headers, "Cross-Origin-Resource-Policy", "same-origin", wrong);
    need(headers.firstValue("Permissions-Policy").isPresent(), "no Permissions-Policy", wrong);
    need(headers.firstValue("Server").isEmpty(), "it says what it is", wrong);
    need(headers.firstValue("X-Powered-By").isEmpty(), "it says what it is made of", wrong);
    need(
        !answer.body().matches("(?s).*(Apache Tomcat|Whitelabel|at org\\.springframework).*"),
        "the page says what it is made of",
        wrong);
    if (signedIn) {
      need(
          headers.firstValue("Cache-Control").orElse("").contains("no-store"),
          "others could be shown it out of a cache",
          wrong);
    }
    for (String cookie : headers.allValues("Set-Cookie")) {
      need(
          cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
          "a cookie without its flags: " + cookie.replaceAll("=.*", ""),
          wrong);
    }
    if (headers.firstValue("Content-Type").orElse("").startsWith("text/html")) {
      markup(answer.body(), wrong);
    }
    return wrong;
  }

  private static void markup(String page, List<String> wrong) {
    Map.of(
            "a script in the page", INLINE_SCRIPT,
            "a style in the page", INLINE_STYLE,
            "a script in an attribute", HANDLER,
            "a script in an address", SCRIPT_ADDRESS,
            "something from another host", LOADED_ELSEWHERE)
        .forEach(
            (fault, pattern) ->
                pattern
                    .matcher(page)
                    .results()
                    .findFirst()
                    .map(MatchResult::group)
                    .ifPresent(found -> wrong.add(fault + ": " + found)));
    PASSWORD
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .filter(field -> !field.matches(".*autocomplete=\"(current|new)-password\".*"))
        .forEach(field -> wrong.add("a password that browsers do not know for one: " + field));
    FORM.matcher(page)
        .results()
        .map(MatchResult::group)
        .filter(form -> !form.contains("name=\"_csrf\""))
        .forEach(form -> wrong.add("a form without its token: " + form));
  }

  private static void header(HttpHeaders headers, String name, String value, List<String> wrong) {
    need(headers.firstValue(name).orElse("").equals(value), name + " is not " + value, wrong);
  }

  private static void need(boolean given, String fault, List<String> wrong) {
    if (!given) {
      wrong.add(fault);
    }
  }
}
