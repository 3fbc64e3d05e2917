package dev.touchstone.trials.bench;

import dev.touchstone.trials.Browser;
import dev.touchstone.trials.Database;
import dev.touchstone.trials.Platform;
import dev.touchstone.trials.Reply;
import dev.touchstone.trials.Upload;
import dev.touchstone.trials.bench.Load.Measured;
import dev.touchstone.trials.bench.Load.Visit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last hour before a deadline of 2,000 students, and the same with ten times the data.
 *
 * <p>The night: 6,000 submissions on the day, 30 % of them in the last hour, which is one every two
 * seconds; a thousand students are there and open a page every two and a half minutes; 200 people
 * reload the board twice a minute; staff look at the class. All rates together are scaled by {@link
 * #SCALE}.
 */
@Command(name = "bench-load", description = "Plays a deadline's last hour to a throwaway server.")
public final class LoadBenchCommand implements Callable<Integer> {

  private static final int STUDENTS = 2000;
  private static final int ENTRIES = 10;
  private static final int TIMES = 10;

  /** How much of the night: two slow processors grade, serve and make the load, all three. */
  private static final double SCALE = 1 / 3.0;

  private static final int SIGNED_IN = 40;
  private static final double MOST_P95 = 500;
  private static final double MOST_GROWTH = 2;
  private static final List<String> STAFF = List.of("class page, TA", "gradebook, instructor");

  private static final String RIGHT =
      """
      import numpy as np

      def softmax(o):
          e = np.exp(o - o.max(axis=1, keepdims=True))
          return e / e.sum(axis=1, keepdims=True)
      """;

  @Option(names = "--server", required = true)
  private URI server = URI.create("");

  @Option(names = "--data", required = true, description = "The server's data folder.")
  private Path data = Path.of("");

  @Option(names = "--json", description = "Where the results go.")
  private @Nullable Path json;

  @Option(names = "--quick")
  private boolean quick;

  @Spec private CommandSpec spec;

  /**
   * One round of the night.
   *
   * @param submissions that the server holds
   * @param waited seconds from receipt to the start of grading: median, 95 %, most
   * @param ungraded submissions of the round without the right verdict in the end
   */
  private record Round(
      long submissions,
      Map<String, Measured> pages,
      List<Double> waited,
      long graded,
      long ungraded) {}

  @Override
  public Integer call() throws IOException {
    String begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Database database = Database.in(data);
    DeadlineNight night = DeadlineNight.fill(database, "night", STUDENTS);
    FilledBoard board = FilledBoard.fill(database, "night-board", STUDENTS, ENTRIES);
    database.liftLimits();
    Platform platform = new Platform(server);
    List<Browser> students = new ArrayList<>();
    for (int i = 1; i <= SIGNED_IN; i++) {
      students.add(platform.as(night.student(i)));
    }
    say(
        "%,d students; %.2f submissions a second, which is %.0f %% of the last hour",
        STUDENTS, 0.5 * SCALE, 100 * SCALE);
    warmUp(students, platform, night, board);
    Round one = round(platform, night, board, students, 1);
    tell("with the data of one term", one);
    for (int term = 1; term < TIMES; term++) {
      DeadlineNight.fill(database, "term-" + term, STUDENTS);
    }
    FilledBoard.fill(database, "older-boards", STUDENTS, ENTRIES * (TIMES - 1));
    Round ten = round(platform, night, board, students, 2);
    tell("with ten times as much", ten);
    boolean held = judge(one, ten);
    if (json != null) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("begun", begun);
      all.put("machine", Runtime.getRuntime().availableProcessors() + " processors");
      all.put("scale", SCALE);
      all.put("one", one);
      all.put("ten", ten);
      all.put("held", held);
      Files.writeString(
          json,
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(all));
    }
    return held ? 0 : 1;
  }

  private Round round(
      Platform platform,
      DeadlineNight night,
      FilledBoard board,
      List<Browser> students,
      long seed) {
    // What was just filled in is written down before anything is measured.
    night.database().rows("vacuum (analyze)");
    night.database().rows("checkpoint");
    String from = Instant.now().toString();
    Map<Visit, Double> rates = new LinkedHashMap<>();
    String tonight = night.page() + "/assignments/a5";
    List<List<String>> results = new ArrayList<>();
    for (int i = 1; i <= students.size(); i++) {
      results.add(night.results(night.student(i)));
    }
    rates.put(open("home", students, night.page()), 2.0);
    rates.put(open("assignment", students, tonight), 2.0);
    rates.put(
        (clock, random) -> {
          int who = random.nextInt(students.size());
          List<String> own = results.get(who);
          String path = own.get(random.nextInt(own.size()));
          clock.page("result", () -> students.get(who).page(path));
        },
        1.7);
    rates.put(open("submissions", students, night.page() + "/submissions"), 1.0);
    rates.put(handIn(students, tonight + "/softmax"), 0.5);
    rates.put(open("board, reloaded", List.of(platform.browser()), board.open()), 6.7);
    rates.put(
        open(STAFF.get(0), List.of(platform.as(night.slug() + "-ta")), tonight + "/class"), 0.1);
    rates.put(
        open(
            STAFF.get(1),
            List.of(platform.as(night.slug() + "-prof")),
            night.page() + "/gradebook"),
        0.05);
    rates.replaceAll((visit, rate) -> rate * SCALE);
    Map<String, Measured> pages =
        new Load(seed)
            .run(rates, Duration.ofSeconds(quick ? 10 : 25), Duration.ofSeconds(quick ? 35 : 120));
    awaitQueue(night.database());
    List<String> waits =
        night
            .database()
            .rows(
                """
                select coalesce(percentile_cont(0.5) within group (order by wait), 0),
                  coalesce(percentile_cont(0.95) within group (order by wait), 0), coalesce(max(wait), 0),
                  count(*) filter (where verdict = 'ACCEPTED'), count(*) filter (where verdict is distinct from 'ACCEPTED')
                from (select extract(epoch from grading.started_at - received_at) as wait, verdict
                      from submission left join grading on grading.submission_id = submission.id
                      where received_at >= ?::timestamptz) round
                """,
                from)
            .getFirst();
    return new Round(
        night.submissions(),
        pages,
        waits.subList(0, 3).stream().map(Double::valueOf).toList(),
        Long.parseLong(waits.get(3)),
        Long.parseLong(waits.get(4)));
  }

  // A server that has just started would make the first round the slower one.
  private void warmUp(
      List<Browser> students, Platform platform, DeadlineNight night, FilledBoard board) {
    for (int i = 0; i < (quick ? 60 : 200); i++) {
      Browser student = students.get(i % students.size());
      student.page(night.page());
      student.page(night.page() + "/assignments/a5");
      student.page(night.page() + "/assignments/a5/softmax");
      student.page(night.page() + "/submissions");
      student.page(night.results(night.student(1 + i % students.size())).getFirst());
      platform.browser().page(board.open());
    }
    for (int i = 0; i < 4; i++) {
      platform.as(night.slug() + "-ta").page(night.page() + "/assignments/a5/class");
      platform.as(night.slug() + "-prof").page(night.page() + "/gradebook");
    }
  }

  private static Visit open(String name, List<Browser> who, String path) {
    return (clock, random) ->
        clock.page(name, () -> who.get(random.nextInt(who.size())).page(path));
  }

  /** The exercise, the form, and the page that the answer leads to. */
  private static Visit handIn(List<Browser> students, String path) {
    return (clock, random) -> {
      Browser student = students.get(random.nextInt(students.size()));
      List<Map<String, String>> hidden = new ArrayList<>();
      clock.page("exercise", () -> hidden.add(student.hidden(path)));
      List<String> submission = new ArrayList<>();
      clock.page(
          "hand in",
          () -> {
            String code = RIGHT + "# " + random.nextLong() + "\n";
            Reply reply =
                student.handIn(path + "/submissions", hidden.getFirst(), Upload.typed(code));
            submission.add(
                reply
                    .submission()
                    .orElseThrow(() -> new IllegalStateException("not taken: " + reply.status())));
          });
      clock.page("result, at once", () -> student.page(submission.getFirst()));
    };
  }

  private static void awaitQueue(Database database) {
    Instant end = Instant.now().plusSeconds(90);
    while (database.number("select count(*) from scheduled_tasks where task_name = 'grade'") > 0
        && Instant.now().isBefore(end)) {
      Quiet.pause(Duration.ofMillis(300));
    }
  }

  private void tell(String title, Round round) {
    say("");
    say("%s: %,d submissions", title, round.submissions());
    say(
        "    %-24s %8s %9s %9s %9s %9s %7s",
        "page", "requests", "p50 ms", "p95", "p99", "most", "errors");
    round
        .pages()
        .forEach(
            (name, page) ->
                say(
                    "    %-24s %8d %9.0f %9.0f %9.0f %9.0f %7d%s",
                    name,
                    page.requests(),
                    page.p50(),
                    page.p95(),
                    page.p99(),
                    page.most(),
                    page.errors(),
                    page.error().isEmpty() ? "" : "  " + page.error()));
    say(
        "    queue wait, s: p50 %.2f, p95 %.2f, most %.2f; %d graded, %d not or wrongly",
        round.waited().get(0),
        round.waited().get(1),
        round.waited().get(2),
        round.graded(),
        round.ungraded());
  }

  private boolean judge(Round one, Round ten) {
    say("");
    say("    %-24s %9s %9s", "growth with 10 x data", "of p50", "of p95");
    boolean held = true;
    for (Map.Entry<String, Measured> page : ten.pages().entrySet()) {
      Measured before = one.pages().get(page.getKey());
      if (before == null) {
        continue;
      }
      Measured after = page.getValue();
      double growth = after.p50() / before.p50();
      say("    %-24s %9.2f %9.2f", page.getKey(), growth, after.p95() / before.p95());
      held &= target(growth <= MOST_GROWTH, page.getKey() + " grows more than twofold");
    }
    for (Round round : List.of(one, ten)) {
      held &= target(round.ungraded() == 0, "submissions without their verdict");
      for (Map.Entry<String, Measured> page : round.pages().entrySet()) {
        held &= target(page.getValue().errors() == 0, page.getKey() + " has errors");
        held &=
            target(
                STAFF.contains(page.getKey()) || page.getValue().p95() <= MOST_P95,
                page.getKey() + " has a p95 above 500 ms");
      }
    }
    say(
        "targets: no errors, p95 of students' pages at most 500 ms, p50 at most twofold: %s",
        held ? "held" : "missed");
    return held;
  }

  private boolean target(boolean held, String missed) {
    if (!held) {
      say("    missed: %s", missed);
    }
    return held;
  }

  private void say(String format, Object... values) {
    spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values));
    spec.commandLine().getOut().flush();
  }
}
