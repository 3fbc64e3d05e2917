package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Browser;
import dev.touchstone.trials.Database;
import dev.touchstone.trials.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where an attack is played: the server, what the steps kept so far, and the secrets. */
final class Scene {

  /** Who may read everybody's work. */
  static final String TA = "wang";

  /** The server's process, the file it writes its log to, and the label of its containers. */
  record Server(long pid, Path log, String owner) {}

  private final Platform platform;
  private final Server server;
  private final Database database;
  private final Canaries canaries;
  private final Path folder;
  private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
  private final Map<String, String> kept = new ConcurrentHashMap<>();

  /**
   * @param folder the attack's
   * @param other the id of another student's submission
   */
  Scene(
      Platform platform,
      Server server,
      Database database,
      Canaries canaries,
      Path folder,
      String other) {
    this.platform = platform;
    this.server = server;
    this.database = database;
    this.canaries = canaries;
    this.folder = folder;
    kept.put("other", other);
  }

  Platform platform() {
    return platform;
  }

  Server server() {
    return server;
  }

  Database database() {
    return database;
  }

  Canaries canaries() {
    return canaries;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** The session of {@code lin}, a further one of hers as {@code lin/2}, or {@code nobody}'s. */
  Browser as(String who) {
    if (who.startsWith("nobody")) {
      return browsers.computeIfAbsent(who, name -> platform.browser());
    }
    int further = who.indexOf('/');
    return further < 0
        ? platform.as(who)
        : browsers.computeIfAbsent(who, name -> platform.freshly(name.substring(0, further)));
  }

  void keep(String name, String value) {
    kept.put(name, value);
  }

  /** With what was kept in the place of its name. */
  String filled(String text) {
    String filled = text;
    for (var each : kept.entrySet()) {
      filled = filled.replace("{" + each.getKey() + "}", each.getValue());
    }
    return filled;
  }

  /** The page where work for an exercise or a competition of the sample course is handed in. */
  String page(String exercise) {
    return database.exercisePage(exercise);
  }
}
