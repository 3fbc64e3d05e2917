package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Database;
import dev.touchstone.trials.Engine;
import dev.touchstone.trials.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What holds after every attack, whatever it was (the catalogue's "After every test").
 *
 * @param warm containers that wait by right
 * @param wall longest time a program may take
 * @param paths folders of the host that no page may name
 */
record Aftermath(
    Platform platform,
    Database database,
    Engine engine,
    Canaries canaries,
    int warm,
    Duration wall,
    List<String> paths) {

  private static final Duration SLACK = Duration.ofSeconds(2);
  private static final Duration TIDY = Duration.ofSeconds(5);
  private static final Duration QUEUE = Duration.ofMinutes(5);

  /** Of a flood, so many are looked at. */
  private static final int PAGES = 6;

  private static final Pattern STACK_TRACE =
      Pattern.compile("\\bat (java|jakarta|org\\.springframework|dev\\.touchstone)[\\w.$]*\\(");

  /** Everything that came in so far, so that what an attack adds can be told. */
  record Before(List<String> submissions) {}

  Before before() {
    return new Before(submissions());
  }

  /** What is not as it must be. */
  List<String> breaches(Before before) {
    List<String> added = new ArrayList<>(submissions());
    added.removeAll(before.submissions());
    List<String> breaches = new ArrayList<>(await());
    for (String path : added) {
      breaches.addAll(verdicts(path));
    }
    added.stream().limit(PAGES).forEach(path -> breaches.addAll(pages(path)));
    breaches.addAll(leftOver());
    return breaches;
  }

  /** What a page shows that it must not. */
  List<String> onPage(String text, boolean mayReadOthersWork) {
    List<String> found = new ArrayList<>();
    canaries.in(text, mayReadOthersWork).forEach(from -> found.add("a page shows " + from));
    paths.stream()
        .filter(text::contains)
        .forEach(path -> found.add("a page names the host's " + path));
    if (STACK_TRACE.matcher(text).find()) {
      found.add("a page shows a stack trace of ours");
    }
    return found;
  }

  /** Grows with whatever is kept of what is handed in. */
  long stored() {
    return database.number(
        "select (select count(*) from submission) + (select count(*) from entry)"
            + " + (select count(*) from blob)");
  }

  private List<String> submissions() {
    return Stream.concat(
            ids("select id from submission").map(id -> "/submissions/" + id),
            ids("select id from entry where blob is not null").map(id -> "/entries/" + id))
        .toList();
  }

  private Stream<String> ids(String sql) {
    return database.rows(sql).stream().map(List::getFirst);
  }

  private List<String> await() {
    Instant end = Instant.now().plus(QUEUE);
    while (Instant.now().isBefore(end)) {
      if (database.number(
              "select count(*) from scheduled_tasks where task_name in ('grade', 'score-entry')")
          == 0) {
        return List.of();
      }
      pause();
    }
    return List.of("not everything is graded after " + QUEUE.toMinutes() + " min");
  }

  private List<String> verdicts(String path) {
    UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    String table =
        path.startsWith("/entries/")
            ? "entry_scoring where entry_id"
            : "grading where submission_id";
    List<List<String>> rows =
        database.rows(
            "select verdict, extract(epoch from finished_at - started_at), report->>'log' from "
                + table
                + " = ?",
            id);
    List<String> breaches = new ArrayList<>();
    if (rows.size() != 1) {
      breaches.add(rows.size() + " verdicts instead of one");
    }
    for (List<String> row : rows) {
      if (row.get(0).equals("INTERNAL_ERROR")) {
        breaches.add("INTERNAL_ERROR");
      }
      if (path.startsWith("/submissions/")
          && Double.parseDouble(row.get(1)) > wall.plus(SLACK).toSeconds()) {
        breaches.add("grading took " + row.get(1) + " s");
      }
      if (row.get(2).contains("BREACHED")) {
        breaches.add("the program says it got through");
      }
    }
    return breaches;
  }

  private List<String> pages(String path) {
    List<String> breaches = new ArrayList<>();
    String owner =
        database
            .rows(
                "select name from account where id = (select account_id from submission where id ="
                    + " ? union select account_id from entry where id = ?)",
                UUID.fromString(path.substring(path.lastIndexOf('/') + 1)),
                UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
            .getFirst()
            .getFirst();
    for (String reader : List.of(owner, Scene.TA)) {
      for (String page : List.of(path, path + "/source")) {
        breaches.addAll(onPage(platform.as(reader).page(page), owner.equals("chen")));
      }
    }
    return breaches;
  }

  private List<String> leftOver() {
    Instant end = Instant.now().plus(TIDY);
    int left = engine.containers().size();
    while (left > warm && Instant.now().isBefore(end)) {
      pause();
      left = engine.containers().size();
    }
    return left <= warm ? List.of() : List.of((left - warm) + " containers are left");
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
