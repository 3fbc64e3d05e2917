package dev.touchstone.trials.chaos;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "chaos", description = "Lets things happen to a platform of its own.")
public final class ChaosCommand implements Callable<Integer> {

  private static final int FAILED = 1;

  @Option(names = "--java", required = true, description = "The JVM and what it is told.")
  private List<String> java = List.of();

  @Option(names = "--class-path", required = true, description = "The server's.")
  private String classPath = "";

  @Option(names = "--image", required = true)
  private String image = "";

  @Option(names = "--work", required = true, description = "A folder to be thrown away.")
  private Path work = Path.of("");

  @Option(names = "--postgres-binaries", required = true)
  private Path binaries = Path.of("");

  @Option(names = "--engine-root", required = true)
  private Path engineRoot = Path.of("");

  @Option(names = "--course", required = true)
  private Path course = Path.of("");

  @Option(names = "--competition", required = true)
  private Path competition = Path.of("");

  @Option(names = "--data-sets", required = true)
  private Path dataSets = Path.of("");

  @Option(names = "--submissions")
  private int submissions = 500;

  @Option(names = "--rounds", description = "How often each fault happens.")
  private int rounds = 3;

  @Option(names = "--fault", description = "Only these.")
  private List<String> named = List.of();

  @Option(names = "--json")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter progress = json ? spec.commandLine().getErr() : out;
    List<Fault> faults = named.isEmpty() ? List.of(Fault.values()) : chosen();
    Consumer<String> say =
        line -> {
          progress.println("  " + line);
          progress.flush();
        };
    Setting setting =
        new Setting(
            java, classPath, image, work, binaries, engineRoot, course, competition, dataSets);
    Report report;
    try (Stage stage = new Stage(setting, say)) {
      report = new Storm(stage, faults, rounds, submissions, say).run();
    }
    if (json) {
      out.println(
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(report));
    } else {
      out.println(Report.head());
      report.faults().forEach(line -> out.println(line.text()));
      out.println(report.text());
    }
    out.flush();
    return report.isClean() ? 0 : FAILED;
  }

  private List<Fault> chosen() {
    return named.stream()
        .map(
            word ->
                Arrays.stream(Fault.values())
                    .filter(fault -> fault.word().equals(word))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new ParameterException(
                                spec.commandLine(), "There is no fault " + word)))
        .toList();
  }
}
