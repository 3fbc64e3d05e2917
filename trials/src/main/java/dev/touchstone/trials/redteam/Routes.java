package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Browser;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/** Every route, asked by those who have no business there, in every way there is to ask. */
final class Routes {

  /** With the work of another student, and the course's own pages, as {@code {course}}. */
  private static final List<String> OF_OTHERS =
      List.of(
          "/submissions/{other}",
          "/submissions/{other}/source",
          "/submissions/{other}/events",
          "/submissions/{other}/regrade",
          "/submissions/{other}/result",
          "/entries/{baseline}/source");

  private static final List<String> FOR_STAFF_OR_NOBODY =
      List.of(
          "/actuator",
          "/actuator/env",
          "/actuator/heapdump",
          "/actuator/mappings",
          "/actuator/loggers",
          "/admin",
          "/api/submissions",
          "/courses/dl/audit",
          "/courses/dl/gradebook",
          "/courses/dl/integrity",
          "/courses/dl/people",
          "/courses/dl/review",
          "/courses/dl/settings",
          "/courses/dl/enrolments",
          "/courses/dl/assignments/linear-models/regrade",
          "/courses/dl/assignments/linear-models/publish",
          "/courses/dl/competitions/digits/private",
          "/courses/dl/competitions/digits/close",
          "/h2-console",
          "/operations",
          "/v3/api-docs");

  private static final List<String> MEMBERS =
      List.of(
          "/",
          "/courses/dl",
          "/courses/dl/assignments",
          "/courses/dl/assignments/linear-models",
          "/courses/dl/assignments/linear-models/softmax",
          "/courses/dl/submissions",
          "/courses/dl/grades",
          "/courses/dl/participation",
          "/courses/dl/competitions/digits",
          "/courses/dl/competitions/digits/board",
          "/courses/dl/competitions/digits/events",
          "/styleguide");

  private Routes() {}

  static List<String> forStrangersAndStudents(Scene scene) {
    String baseline = "select entry.id from entry where blob is null limit 1";
    scene.database().rows(baseline).forEach(row -> scene.keep("baseline", row.getFirst()));
    List<String> open = new ArrayList<>();
    Browser stranger = scene.platform().browser();
    Browser student = scene.platform().as("lin");
    for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")) {
      MEMBERS.forEach(path -> ask(scene, stranger, method, path, open));
      OF_OTHERS.forEach(path -> ask(scene, stranger, method, path, open));
      OF_OTHERS.forEach(path -> ask(scene, student, method, path, open));
      FOR_STAFF_OR_NOBODY.forEach(path -> ask(scene, student, method, path, open));
    }
    return open;
  }

  // 302 leads to the sign-in page; whatever is answered with 2xx or 5xx got somewhere.
  private static void ask(
      Scene scene, Browser browser, String method, String path, List<String> open) {
    String filled = scene.filled(path);
    var reply =
        browser.send(browser.request(filled).method(method, BodyPublishers.noBody()).build());
    boolean away = reply.redirect().filter(to -> to.equals("/sign-in")).isPresent();
    if (reply.status() < 400 && !away || reply.status() >= 500) {
      open.add(method + " " + path + " → " + reply.status());
    }
  }
}
