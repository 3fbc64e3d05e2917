package dev.touchstone.trials.redteam;

import dev.touchstone.trials.Database;
import dev.touchstone.trials.Engine;
import dev.touchstone.trials.Platform;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "redteam", description = "Plays attacks against a running throwaway server.")
public final class RedTeamCommand implements Callable<Integer> {

  private static final int BREACHED = 1;

  @Option(names = "--server", required = true)
  private URI server = URI.create("");

  @Option(names = "--data", required = true, description = "The server's data folder.")
  private Path data = Path.of("");

  @Option(names = "--attacks", required = true)
  private Path attacks = Path.of("");

  @Option(names = "--owner", required = true, description = "The label of its containers.")
  private String owner = "";

  @Option(names = "--pid", required = true, description = "Its process.")
  private long pid;

  @Option(names = "--log", required = true, description = "What it prints.")
  private Path log = Path.of("");

  @Option(names = "--warm", required = true, description = "Containers that wait.")
  private int warm;

  @Option(names = "--wall", required = true, description = "Seconds a program may take.")
  private int wall;

  @Option(names = "--secret-path", description = "A folder of the host that no page may name.")
  private List<String> secretPaths = List.of();

  @Option(names = "--json")
  private boolean json;

  @Parameters(paramLabel = "ID", description = "C07a, C7 or C; all of them if none is given.")
  private List<String> ids = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Attack> chosen = chosen();
    Report report;
    try (var engine = new Engine(owner)) {
      report = run(chosen, engine, out);
    }
    out.println(json ? json(report) : report.line());
    out.flush();
    return report.isClean() ? 0 : BREACHED;
  }

  private List<Attack> chosen() {
    List<Attack> all = Attacks.in(attacks);
    for (String id : ids) {
      if (all.stream().noneMatch(attack -> attack.isMeantBy(id))) {
        throw new ParameterException(spec.commandLine(), "There is no attack " + id);
      }
    }
    return all.stream()
        .filter(attack -> ids.isEmpty() || ids.stream().anyMatch(attack::isMeantBy))
        .toList();
  }

  private Report run(List<Attack> chosen, Engine engine, PrintWriter out) {
    var platform = new Platform(server);
    Database database = Database.in(data);
    database.liftLimits();
    String word = Objects.requireNonNullElse(System.getenv("TOUCHSTONE_CANARY"), "");
    Canaries canaries = Canaries.plant(word, database, data);
    var aftermath =
        new Aftermath(
            platform, database, engine, canaries, warm, Duration.ofSeconds(wall), secretPaths);
    String page = database.exercisePage("softmax");
    var honest = new HonestStudent(platform.as(HonestStudent.NAME), database, page);
    var team =
        new RedTeam(
            platform, new Scene.Server(pid, log, owner), database, canaries, aftermath, honest);
    Vitals before = Vitals.of(pid);
    Report report = team.run(chosen, finding -> tell(out, finding));
    for (String grown : Vitals.of(pid).grownSince(before)) {
      spec.commandLine().getErr().println("note: the server's " + grown);
    }
    return report;
  }

  private void tell(PrintWriter out, Finding finding) {
    (json ? spec.commandLine().getErr() : out).println(finding.line());
  }

  private static String json(Report report) {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(report);
  }
}
