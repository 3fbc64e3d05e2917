package dev.touchstone.cli;

import dev.touchstone.integrity.Detector;
import dev.touchstone.integrity.Detector.Report;
import dev.touchstone.integrity.Pair;
import dev.touchstone.integrity.Work;
import dev.touchstone.integrity.Works;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code integrity}: which programs of a folder are more alike than their class is. */
@Command(
    name = "integrity",
    description = "Compares the Python programs and notebooks of a folder pair by pair.",
    mixinStandardHelpOptions = true)
final class IntegrityCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FOLDER", description = "Each file or folder in it is one work.")
  private Path folder = Path.of("");

  @Option(names = "--given", paramLabel = "DIR", description = "What students were given.")
  private @Nullable Path given;

  @Option(names = "--earlier", paramLabel = "DIR", description = "Works of earlier terms.")
  private @Nullable Path earlier;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "How much of its own a work needs. Default: 100.")
  private int tokens = Detector.STANDARD.enough();

  @Option(names = "--json", description = "As JSON, with the places.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (tokens < 1) {
      throw new ParameterException(spec.commandLine(), "--tokens is at least 1, not " + tokens);
    }
    Detector standard = Detector.STANDARD;
    Report report =
        new Detector(tokens, standard.common(), standard.floor())
            .report(works(folder), works(given), works(earlier));
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(report));
    } else {
      report.reported().forEach(pair -> out.println(line(pair)));
      out.println(summary(report));
    }
    out.flush();
    return 0;
  }

  private List<Work> works(@Nullable Path from) throws IOException {
    if (from == null) {
      return List.of();
    }
    if (!Files.isDirectory(from)) {
      throw new ParameterException(spec.commandLine(), from + " is no folder.");
    }
    for (Path large : Works.tooLarge(from)) {
      spec.commandLine().getErr().println("touchstone: too large, and not read: " + large);
    }
    return Works.in(from);
  }

  private static String line(Pair pair) {
    return String.format(
        Locale.ROOT,
        "%.3f  %s  %s%s  (%.0f %% of the first, %.0f %% of the second, %d places)",
        pair.similarity(),
        pair.a(),
        pair.b(),
        pair.earlier() ? " (earlier)" : "",
        100 * pair.ofA(),
        100 * pair.ofB(),
        pair.fragments().size());
  }

  private static String summary(Report report) {
    return String.format(
        Locale.ROOT,
        "%d works, %d pairs compared: median %.3f, most %.3f; %d stand out (from %.3f on)."
            + " %d works have too little of their own.",
        report.works(),
        report.distribution().pairs(),
        report.distribution().median(),
        report.distribution().max(),
        report.reported().size(),
        report.threshold(),
        report.tooShort().size());
  }
}
