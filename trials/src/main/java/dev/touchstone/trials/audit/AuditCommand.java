package dev.touchstone.trials.audit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "audit", description = "Holds what the server is made of against advisories.")
public final class AuditCommand implements Callable<Integer> {

  private static final int FOUND = 1;
  private static final int WRONG_USE = 2;

  @Option(names = "--jar", required = true, description = "The server's.")
  private Path jar = Path.of("");

  @Option(names = "--advisories", required = true, description = "A folder, or a file.")
  private Path advisories = Path.of("");

  @Option(names = "--accepted", required = true, description = "What is lived with, in YAML.")
  private Path accepted = Path.of("");

  @Option(names = "--json")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Report report;
    try {
      report = audit();
    } catch (AuditException e) {
      spec.commandLine().getErr().println("touchstone: " + e.getMessage());
      return WRONG_USE;
    }
    if (json) {
      out.println(
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(report));
    } else {
      report.lines().forEach(line -> out.println("  " + line));
    }
    out.flush();
    return report.isClean() ? 0 : FOUND;
  }

  private Report audit() {
    List<Component> components = Sbom.of(jar);
    return Audit.of(
        components,
        Advisories.about(components, advisories),
        Acceptance.in(accepted),
        LocalDate.now(Clock.systemUTC()));
  }
}
