package dev.touchstone.server;

import dev.touchstone.cli.Cli;
import dev.touchstone.server.backup.BackupCommands;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The one jar's door: {@code serve} (or nothing but options) starts the server; {@code backup} and
 * {@code restore} need the database, everything else is a command that needs neither.
 */
@SpringBootApplication
public class Touchstone {

  private static final String SERVE = "serve";

  public static void main(String[] args) {
    if (args.length == 0 || args[0].equals(SERVE) || args[0].matches("--.+=.*")) {
      String[] options =
          Arrays.stream(args).filter(arg -> !arg.equals(SERVE)).toArray(String[]::new);
      SpringApplication.run(Touchstone.class, options);
    } else {
      // Standard output belongs to the command's answer.
      System.setProperty("logback.configurationFile", "logback-command.xml");
      System.exit(
          BackupCommands.NAMES.contains(args[0]) ? BackupCommands.run(args) : Cli.run(args));
    }
  }
}
