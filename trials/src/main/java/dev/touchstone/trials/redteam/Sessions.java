package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Browser;
import dev.touchstone.trials.Reply;
import dev.touchstone.trials.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is tried with session cookies and with the token against forged requests. */
final class Sessions {

  private static final String COOKIE = "TOUCHSTONE";

  private Sessions() {}

  static List<String> isRotated(Scene scene) {
    Browser victim = scene.platform().browser();
    victim.page("/sign-in");
    String planted = victim.cookie(COOKIE).isEmpty() ? "planted" : victim.cookie(COOKIE);
    victim.plant(COOKIE, planted);
    victim.signIn("lin", "touchstone");
    Browser attacker = scene.platform().browser();
    attacker.plant(COOKIE, planted);
    return attacker.get("/courses/dl").status() == 200
        ? List.of("a planted session is hers")
        : List.of();
  }

  static List<String> endsWithSignOut(Scene scene) {
    Browser browser = scene.platform().freshly("lin");
    String session = browser.cookie(COOKIE);
    browser.post("/courses/dl", "/sign-out", Map.of());
    Browser thief = scene.platform().browser();
    thief.plant(COOKIE, session);
    return thief.get("/courses/dl").status() == 200
        ? List.of("it lives after sign-out")
        : List.of();
  }

  static List<String> cookieIsClosed(Scene scene) {
    Browser browser = scene.platform().browser();
    Reply page = browser.get("/sign-in");
    Reply signedIn =
        browser.post("/sign-in", "/sign-in", Map.of("name", "lin", "password", "touchstone"));
    List<String> open = new ArrayList<>();
    for (Reply reply : List.of(page, signedIn)) {
      for (String cookie : reply.headers().allValues("Set-Cookie")) {
        if (cookie.startsWith(COOKIE)
            && !(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))) {
          open.add("cookie without HttpOnly and SameSite");
        }
      }
    }
    return open;
  }

  static List<String> foreignTokenIsRefused(Scene scene) {
    String page = scene.page("softmax");
    Map<String, String> foreign = scene.platform().as("chen").hidden(page);
    Reply reply =
        scene
            .platform()
            .as("lin")
            .handIn(
                page + "/submissions",
                Map.of(
                    "_csrf",
                    foreign.getOrDefault("_csrf", ""),
                    "form",
                    UUID.randomUUID().toString()),
                Upload.typed("print('forged')"));
    return reply.status() == 403 ? List.of() : List.of("answered " + reply.status());
  }
}
