package dev.touchstone.trials.bench;

import dev.touchstone.trials.Database;
import dev.touchstone.trials.Platform;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
 * What a board costs with 2,000 teams and 100,000 entries: a new score and the page against a tenth
 * of that, and the page for everybody against a file of the same size.
 */
@Command(name = "bench-board", description = "Measures the boards of a throwaway server.")
public final class BoardBenchCommand implements Callable<Integer> {

  private static final int ROUNDS = 21;
  private static final int QUICK_ROUNDS = 5;
  private static final double GROWTH = 1.3;
  private static final double SHARE_OF_A_FILE = 0.5;

  @Option(names = "--server", required = true)
  private URI server = URI.create("");

  @Option(names = "--data", required = true, description = "The server's data folder.")
  private Path data = Path.of("");

  @Option(names = "--files", required = true, description = "A folder served under /assets/.")
  private Path files = Path.of("");

  @Option(names = "--json", description = "Where the results go, with every single figure.")
  private @Nullable Path json;

  @Option(names = "--quick")
  private boolean quick;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    String begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Database database = Database.in(data);
    Platform platform = new Platform(server);
    int rounds = quick ? QUICK_ROUNDS : ROUNDS;
    FilledBoard small = FilledBoard.fill(database, "board-200", 200, 50);
    FilledBoard large = FilledBoard.fill(database, "board-2000", 2000, 50);
    say("200 teams with 10,000 entries, and 2,000 with 100,000, on one server, in turns");
    say(
        "    what                           against                        ours     theirs    ratio"
            + "    p95   target");
    List<Ratio> ratios = new ArrayList<>();
    tell(
        ratios,
        growth(
            "score",
            "a score, until it is shown",
            cost(rounds, small, large, board -> NewScore.millis(platform, database, board))));
    tell(
        ratios,
        growth(
            "page",
            "the board, signed in",
            cost(rounds, small, large, board -> page(platform, board, "/board"))));
    tell(
        ratios,
        growth(
            "head",
            "its head, signed in",
            cost(rounds, small, large, board -> page(platform, board, "/board/head"))));
    tell(ratios, Rush.againstAFile(server, large, files, rounds));
    if (json != null) {
      Files.writeString(
          json,
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(Map.of("begun", begun, "rounds", rounds, "ratios", ratios)));
    }
    return ratios.stream().allMatch(Ratio::isHeld) ? 0 : 1;
  }

  private record Pair(Sample small, Sample large) {}

  /** What something costs on a board, in milliseconds. */
  private interface Cost {
    double of(FilledBoard board);
  }

  private static Pair cost(int rounds, FilledBoard small, FilledBoard large, Cost cost) {
    List<Double> one = new ArrayList<>();
    List<Double> other = new ArrayList<>();
    // The first two rounds only warm up.
    for (int round = -2; round < rounds; round++) {
      boolean smallFirst = round % 2 == 0;
      double first = cost.of(smallFirst ? small : large);
      double second = cost.of(smallFirst ? large : small);
      if (round >= 0) {
        one.add(smallFirst ? first : second);
        other.add(smallFirst ? second : first);
      }
    }
    return new Pair(new Sample(one), new Sample(other));
  }

  private static Ratio growth(String id, String what, Pair pair) {
    return Ratio.atMost(GROWTH, id, what, pair.large(), "a tenth of it", pair.small());
  }

  /** A page, opened some times: the mean of one. */
  private static double page(Platform platform, FilledBoard board, String page) {
    var browser = platform.as(FilledBoard.STUDENT);
    int times = 20;
    long from = System.nanoTime();
    for (int i = 0; i < times; i++) {
      browser.page(board.page() + page);
    }
    return (System.nanoTime() - from) / 1e6 / times;
  }

  static double shareOfAFile() {
    return SHARE_OF_A_FILE;
  }

  private void tell(List<Ratio> ratios, Ratio found) {
    ratios.add(found);
    say(found.line());
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(String.format(Locale.ROOT, "%s", line));
    out.flush();
  }
}
