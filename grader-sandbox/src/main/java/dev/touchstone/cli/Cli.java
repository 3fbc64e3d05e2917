package dev.touchstone.cli;

import dev.touchstone.cli.bench.BenchCommand;
import dev.touchstone.reference.BadArrayException;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.sandbox.SandboxException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * {@code touchstone exercises | grade | reference | networks | course | metric | integrity}. Exit
 * codes: 0 good, 1 the work failed, 2 wrong use, 3 our fault.
 */
@Command(
    name = "touchstone",
    subcommands = {
      ExercisesCommand.class,
      GradeCommand.class,
      ReferenceCommand.class,
      NetworksCommand.class,
      CourseCommand.class,
      IntegrityCommand.class,
      MetricCommand.class,
      BenchCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "Touchstone 0.1.0")
public final class Cli {

  static final int WORK_FAILED = 1;
  static final int WRONG_USE = 2;
  static final int OUR_FAULT = 3;

  private Cli() {}

  /** Runs a command and returns its exit code. */
  public static int run(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return new CommandLine(new Cli())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((e, command, parsed) -> report(e, command.getErr()))
        .execute(arguments);
  }

  private static int report(Exception e, PrintWriter err) {
    err.println("touchstone: " + e.getMessage());
    return switch (e) {
      case BadArrayException bad -> WRONG_USE;
      case SandboxException ours -> {
        err.println("  ./touchstone doctor says what is missing.");
        yield OUR_FAULT;
      }
      default -> {
        e.printStackTrace(err);
        yield OUR_FAULT;
      }
    };
  }

  static Exercise exercise(String id, CommandLine command) {
    return ExerciseCatalog.find(id)
        .orElseThrow(
            () ->
                new ParameterException(
                    command,
                    "There is no exercise " + id + nearest(id) + " `exercises` lists them."));
  }

  private static String nearest(String id) {
    String near =
        ExerciseCatalog.all().stream()
            .map(Exercise::id)
            .filter(known -> known.contains(id) || id.contains(known) || startsAlike(known, id))
            .collect(Collectors.joining(", "));
    return near.isEmpty() ? "." : ". Do you mean " + near + "?";
  }

  private static boolean startsAlike(String known, String id) {
    return id.length() >= 3 && known.startsWith(id.substring(0, 3));
  }

  /** The exercises of these ids; all of them where none is given. */
  static List<Exercise> exercises(List<String> ids, CommandLine command) {
    return ids.isEmpty()
        ? ExerciseCatalog.all()
        : ids.stream().map(id -> exercise(id, command)).toList();
  }

  /** The language of the terminal: Chinese or English. */
  static Locale locale() {
    return Locale.getDefault().getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
  }
}
