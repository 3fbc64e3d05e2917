package dev.touchstone.server;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one jar's door: {@code serve} (or nothing) starts the server. */
@SpringBootApplication
public class Touchstone {

  public static void main(String[] args) {
    boolean serve = args.length == 0 || args[0].equals("serve") || args[0].startsWith("--");
    if (!serve) {
      System.err.println("Unknown command: " + args[0]);
      System.exit(2);
    }
    String[] options =
        Arrays.stream(args).filter(arg -> !arg.equals("serve")).toArray(String[]::new);
    SpringApplication.run(Touchstone.class, options);
  }
}
