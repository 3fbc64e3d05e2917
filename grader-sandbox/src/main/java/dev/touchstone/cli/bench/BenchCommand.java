package dev.touchstone.cli.bench;

import dev.touchstone.sandbox.DockerSandbox;
import dev.touchstone.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code touchstone bench reference} runs, each part in a process of its own: what one needs
 * of memory must not count for the other.
 */
@Command(
    name = "bench",
    hidden = true,
    description = "Measures the references and the memory of a grader.",
    mixinStandardHelpOptions = true)
public final class BenchCommand {

  private static final int ROUNDS = 21;
  private static final int QUICK_ROUNDS = 5;
  private static final int GRADINGS = 1000;
  private static final int QUICK_GRADINGS = 100;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Spec private CommandSpec spec;

  @Command(description = "DJL against PyTorch in the sandbox.")
  int speed(
      @Option(names = "--quick", description = "5 rounds.") boolean quick,
      @Option(names = "--json", description = "Every figure is added to this file.")
          @Nullable Path json)
      throws IOException {
    useOneThread();
    try (Sandbox sandbox = DockerSandbox.connect()) {
      var pytorch = new PyTorch(sandbox);
      Speed speed = Speed.measure(pytorch, quick ? QUICK_ROUNDS : ROUNDS, progress());
      PrintWriter out = spec.commandLine().getOut();
      out.println(Speed.HEAD);
      speed.workloads().forEach(row -> out.println(row.line()));
      out.println(speed.line());
      out.flush();
      keep(json, "image", sandbox.image());
      keep(json, "speed", speed);
    }
    return 0;
  }

  @Command(description = "What a process that grades holds, sooner and later.")
  int memory(
      @Option(names = "--quick", description = "A tenth of the gradings.") boolean quick,
      @Option(names = "--json", description = "Every figure is added to this file.")
          @Nullable Path json)
      throws IOException {
    useOneThread();
    Memory memory = Memory.measure(quick ? QUICK_GRADINGS : GRADINGS, progress());
    spec.commandLine().getOut().println(memory.line());
    spec.commandLine().getOut().flush();
    keep(json, "memory", memory);
    return 0;
  }

  /** DJL reads these when its engine starts. */
  private static void useOneThread() {
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  private Consumer<String> progress() {
    PrintWriter err = spec.commandLine().getErr();
    return said -> err.println("  " + said);
  }

  private static void keep(@Nullable Path file, String part, Object found) throws IOException {
    if (file != null) {
      ObjectNode all =
          Files.exists(file)
              ? JSON.readValue(Files.readString(file), ObjectNode.class)
              : JSON.createObjectNode();
      all.set(part, JSON.valueToTree(found));
      Files.writeString(file, JSON.writeValueAsString(all));
    }
  }
}
