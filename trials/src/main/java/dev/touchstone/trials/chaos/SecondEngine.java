package dev.touchstone.trials.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Docker Engine of the harness's own, so that stopping it harms nobody. */
final class SecondEngine implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String OWNER = "dev.touchstone.owner";
  private static final String MAKER = "dev.touchstone.maker";

  private final Path root;
  private final Path folder;
  private final String owner;
  private @Nullable Process daemon;

  /**
   * @param root where its images are kept from one time to the next
   * @param folder for what it needs while it runs
   */
  SecondEngine(Path root, Path folder, String owner) {
    this.root = root;
    this.folder = folder;
    this.owner = owner;
  }

  String address() {
    return "unix://" + folder.resolve("docker.sock");
  }

  void start() {
    try {
      Files.createDirectories(root);
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve("docker.pid"));
      daemon =
          new ProcessBuilder(
                  // In a network of its own: an engine without a bridge takes away the one that is
                  // there.
                  "unshare",
                  "--net",
                  "dockerd",
                  "--data-root=" + root,
                  "--exec-root=" + folder.resolve("exec"),
                  "--pidfile=" + folder.resolve("docker.pid"),
                  "--host=" + address(),
                  "--containerd-namespace=chaos",
                  "--containerd-plugins-namespace=chaos-plugins",
                  "--bridge=none",
                  "--iptables=false",
                  "--ip-forward=false")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Processes.await("the second Docker Engine answers", PATIENCE, this::answers);
  }

  private boolean answers() {
    try {
      docker("version", "--format", "{{.Server.Version}}");
      return true;
    } catch (IllegalStateException notYet) {
      return false;
    }
  }

  /** The image under its name, from the machine's engine. */
  void load(String image) {
    if (docker("images", "-q", image).isBlank()) {
      Processes.run(
          List.of("sh", "-c", "docker save \"$0\" | docker -H \"$1\" load", image, address()));
    }
  }

  /** Stops as a machine does that is shut down: its containers are asked to end. */
  void stop() {
    Process running = daemon;
    if (running != null) {
      Processes.end(running, PATIENCE);
    }
  }

  /** As {@code kill -9} does; its containers do not notice. */
  void kill() {
    Process running = daemon;
    if (running != null) {
      Processes.kill(running);
    }
  }

  /** Kills every container that runs. */
  void killContainers() {
    for (String container : docker("ps", "-q").lines().toList()) {
      try {
        docker("kill", container);
      } catch (IllegalStateException e) {
        // It has ended by itself meanwhile.
        continue;
      }
    }
  }

  /** Containers of ours, running or not, by what made them. */
  Map<String, List<String>> containers() {
    return docker(
            "ps",
            "-a",
            "--filter",
            "label=" + OWNER + "=" + owner,
            "--format",
            "{{.ID}} {{.Label \"" + MAKER + "\"}}")
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(
            Collectors.groupingBy(
                line -> line[1], Collectors.mapping(line -> line[0], Collectors.toList())));
  }

  private String docker(String... arguments) {
    return Processes.run(
        Stream.concat(Stream.of("docker", "-H", address()), Stream.of(arguments)).toList());
  }

  @Override
  public void close() {
    if (daemon != null && daemon.isAlive()) {
      List<String> left = docker("ps", "-aq").lines().toList();
      if (!left.isEmpty()) {
        docker(Stream.concat(Stream.of("rm", "-f"), left.stream()).toArray(String[]::new));
      }
      stop();
    }
  }
}
