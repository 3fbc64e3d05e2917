package dev.touchstone.trials.bench;

import dev.touchstone.reference.Npz;
import dev.touchstone.reference.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The same file on the same inputs without a platform: by the plain {@code python3} of the sandbox
 * image, unpacked on this machine, and by a container started for it.
 */
final class Python {

  private static final String WORK = "work";

  private final Path root;
  private final String image;

  /**
   * @param root the image, unpacked, with /proc and /dev
   */
  Python(Path root, String image) {
    this.root = root;
    this.image = image;
  }

  /** Puts a file where both kinds of runs find it. */
  void prepare(Task task, List<Map<String, Tensor>> inputs) {
    try {
      Path folder = Files.createDirectories(folder(task));
      Files.writeString(folder.resolve("driver.py"), Task.resource("driver.py"));
      Files.writeString(folder.resolve("submission.py"), task.code());
      for (int i = 0; i < inputs.size(); i++) {
        Files.write(folder.resolve(i + ".npz"), Npz.write(inputs.get(i)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder(Task task) {
    return root.resolve(WORK).resolve(task.name());
  }

  /** From the start of {@code python3} to its end. */
  double bare(Task task, int cases) {
    return Commands.millis(bareCommand(task, cases));
  }

  List<String> bareCommand(Task task, int cases) {
    List<String> command =
        new ArrayList<>(
            List.of("chroot", "--userspec=65534:65534", root.toString(), "/usr/bin/env"));
    command.addAll(List.of("-i", "PATH=/usr/bin", "HOME=/tmp", "python3"));
    command.addAll(arguments("/" + WORK + "/" + task.name(), 0, cases));
    return command;
  }

  /** From the start of {@code docker run} to its end. */
  double cold(Task task, int cases) {
    return Commands.millis(coldCommand(task, 0, cases));
  }

  List<String> coldCommand(Task task, int from, int to) {
    List<String> command =
        new ArrayList<>(List.of("docker", "run", "--rm", "--network", "none", "--volume"));
    command.add(folder(task) + ":/work:ro");
    command.addAll(List.of("--entrypoint", "python3", image));
    command.addAll(arguments("/work", from, to));
    return command;
  }

  private static List<String> arguments(String folder, int from, int to) {
    List<String> arguments = new ArrayList<>(List.of(folder + "/driver.py", folder));
    IntStream.range(from, to).mapToObj(String::valueOf).forEach(arguments::add);
    return arguments;
  }
}
