package dev.touchstone.cli;

import dev.touchstone.reference.Adequacy;
import dev.touchstone.reference.Exercise;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code exercises check}: whether cases tell all misconceptions apart, for many seeds. */
@Command(
    name = "check",
    description = "Draws cases until every misconception is visible and no two coincide.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  record Summary(
      int exercises, int misconceptions, int seeds, int redraws, int failed, long millis) {

    static Summary of(List<Adequacy> checked, int seeds) {
      return new Summary(
          checked.size(),
          checked.stream().mapToInt(Adequacy::misconceptions).sum(),
          seeds,
          checked.stream().mapToInt(Adequacy::redraws).sum(),
          (int) checked.stream().filter(each -> !each.holds()).count(),
          checked.stream().mapToLong(Adequacy::millis).sum());
    }
  }

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Default: all.")
  private List<String> ids = List.of();

  @Option(names = "--seeds", paramLabel = "N", description = "Seeds 1 to N. Default: 25.")
  private int seeds = 25;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Adequacy> checked = new ArrayList<>();
    for (Exercise exercise : Cli.exercises(ids, spec.commandLine())) {
      Adequacy adequacy = Adequacy.of(exercise, seeds);
      checked.add(adequacy);
      if (!json) {
        out.println(line(adequacy));
        out.flush();
      }
    }
    Summary summary = Summary.of(checked, seeds);
    out.println(
        json
            ? JsonMapper.shared()
                .writeValueAsString(Map.of("summary", summary, "exercises", checked))
            : line(summary));
    out.flush();
    return summary.failed() == 0 ? 0 : Cli.WORK_FAILED;
  }

  private static String line(Adequacy adequacy) {
    return "%-36s %2d misconceptions %3d redraws %6d ms%s"
        .formatted(
            adequacy.exercise(),
            adequacy.misconceptions(),
            adequacy.redraws(),
            adequacy.millis(),
            why(adequacy));
  }

  private static String why(Adequacy adequacy) {
    String why =
        (adequacy.invisible().isEmpty() ? "" : "  invisible " + adequacy.invisible())
            + (adequacy.coinciding().isEmpty() ? "" : "  coinciding " + adequacy.coinciding());
    return adequacy.holds() ? why : why + "  NOT ADEQUATE for " + adequacy.failed() + " seeds";
  }

  private static String line(Summary all) {
    String verdict =
        all.failed() == 0
            ? "all visible, none coinciding, after %d redraws".formatted(all.redraws())
            : "%d exercises are not adequate".formatted(all.failed());
    return "%d exercises, %d misconceptions, %d seeds: %s, in %.1f s"
        .formatted(
            all.exercises(), all.misconceptions(), all.seeds(), verdict, all.millis() / 1000.0);
  }
}
