package dev.touchstone.server.backup;

import dev.touchstone.server.database.CommandDatabase;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code touchstone backup | restore}. Exit codes: 0 good, 1 the work failed, 2 wrong use, 3 our
 * fault.
 */
@Command(name = "touchstone", synopsisSubcommandLabel = "COMMAND")
public final class BackupCommands {

  public static final List<String> NAMES = List.of("backup", "restore");

  private static final int WORK_FAILED = 1;
  private static final int OUR_FAULT = 3;

  private final Map<String, String> environment;
  private final Clock clock;
  @Spec private CommandSpec spec;

  private BackupCommands(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  /** Runs a command and returns its exit code. */
  public static int run(String... arguments) {
    return new CommandLine(new BackupCommands(System.getenv(), Clock.systemUTC()))
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler((e, command, parsed) -> report(e, command.getErr()))
        .execute(arguments);
  }

  private static int report(Exception e, PrintWriter err) {
    err.println("touchstone: " + e.getMessage());
    return e instanceof BackupException ? WORK_FAILED : OUR_FAULT;
  }

  @Command(
      name = "backup",
      description = "Writes everything that is in the database into one file, while it is used.",
      mixinStandardHelpOptions = true)
  int backup(
      @Option(names = "--to", paramLabel = "FOLDER", required = true) Path folder,
      @Option(names = "--data", paramLabel = "DIR", defaultValue = "data") Path data,
      @Option(names = "--postgres-binaries", hidden = true) @Nullable Path binaries)
      throws Exception {
    try (CommandDatabase database = database(data, binaries, false)) {
      BackupFile file = new Backup(database.source(), clock).take(folder.toAbsolutePath());
      say(file, file.checked());
      return 0;
    }
  }

  @Command(
      name = "restore",
      description = "Brings a backup into an empty database, and checks that all of it arrived.",
      mixinStandardHelpOptions = true)
  int restore(
      @Option(names = "--from", paramLabel = "FOLDER|FILE", required = true) Path place,
      @Option(names = "--data", paramLabel = "DIR", defaultValue = "data") Path data,
      @Option(names = "--check") boolean check,
      @Option(names = "--postgres-binaries", hidden = true) @Nullable Path binaries)
      throws Exception {
    BackupFile file = BackupFile.in(place.toAbsolutePath());
    if (check) {
      say(file, file.checked());
      return 0;
    }
    file.checked();
    try (CommandDatabase database = database(data, binaries, true)) {
      say(file, new Restore(database.source()).from(file));
      return 0;
    }
  }

  private CommandDatabase database(Path data, @Nullable Path binaries, boolean make) {
    Optional<CommandDatabase> named = CommandDatabase.named(environment);
    if (named.isPresent()) {
      return named.get();
    }
    Path folder = data.toAbsolutePath();
    if (!make && !Files.isDirectory(folder.resolve("postgres"))) {
      throw new BackupException("There is no database in " + folder);
    }
    if (make && CommandDatabase.isServed(folder)) {
      throw new BackupException("A server is running on " + folder + "; stop it first");
    }
    return CommandDatabase.in(
        folder, binaries == null ? folder.resolve("postgres-binaries") : binaries.toAbsolutePath());
  }

  private void say(BackupFile file, Manifest manifest) throws Exception {
    spec.commandLine()
        .getOut()
        .printf(
            "%s%n  schema %s, %,d rows in %d tables, %,d bytes, of %s; every hash is right%n",
            file.path(),
            manifest.schema(),
            manifest.rows(),
            manifest.tables().size(),
            Files.size(file.path()),
            manifest.takenAt());
  }
}
