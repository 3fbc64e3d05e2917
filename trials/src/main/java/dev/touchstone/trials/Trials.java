package dev.touchstone.trials;

import dev.touchstone.trials.audit.AuditCommand;
import dev.touchstone.trials.bench.BenchCommand;
import dev.touchstone.trials.bench.BoardBenchCommand;
import dev.touchstone.trials.bench.LoadBenchCommand;
import dev.touchstone.trials.chaos.ChaosCommand;
import dev.touchstone.trials.redteam.RedTeamCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher's way in. Exit codes: 0 good, 1 the work failed, 2 wrong use, 3 our fault. */
@Command(
    name = "trials",
    subcommands = {
      AuditCommand.class,
      RedTeamCommand.class,
      BenchCommand.class,
      BoardBenchCommand.class,
      ChaosCommand.class,
      LoadBenchCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Trials {

  private static final int OUR_FAULT = 3;

  private Trials() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Trials())
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .setExitCodeExceptionMapper(failure -> OUR_FAULT)
            .execute(arguments));
  }
}
