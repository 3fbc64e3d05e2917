package dev.touchstone.trials;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A running server with the sample course: where it is, and who comes to it. */
public final class Platform {

  private static final String PASSWORD = "touchstone";

  private final URI address;
  private final Map<String, Browser> signedIn = new ConcurrentHashMap<>();

  public Platform(URI address) {
    this.address = address;
  }

  public URI address() {
    return address;
  }

  /** A browser that nobody is signed in with. */
  public Browser browser() {
    return new Browser(address);
  }

  /** The browser of one of the sample course's people, who signs in the first time. */
  public Browser as(String name) {
    return signedIn.computeIfAbsent(name, this::atHome);
  }

  // The page that signing in leads to gives the session the token that all later forms carry.
  private Browser atHome(String name) {
    Browser browser = freshly(name);
    browser.page(browser.get("/").redirect().orElse("/"));
    return browser;
  }

  /** A further browser of that person, with a session of its own that has seen no page yet. */
  public Browser freshly(String name) {
    Browser browser = browser();
    browser.signIn(name, PASSWORD);
    return browser;
  }
}
