package dev.touchstone.cli;

import dev.touchstone.reference.EntryPoint;
import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.ExerciseCatalog;
import dev.touchstone.reference.Misconception;
import dev.touchstone.reference.Rules;
import dev.touchstone.reference.Text;
import dev.touchstone.reference.Tolerance;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "exercises",
    description = "Lists the exercises.",
    subcommands = {CheckCommand.class, VerifyCommand.class, MutateCommand.class},
    mixinStandardHelpOptions = true)
final class ExercisesCommand implements Callable<Integer> {

  record Entry(
      String id,
      int version,
      String chapter,
      Text title,
      EntryPointEntry entryPoint,
      List<OutputEntry> outputs,
      List<String> forms,
      Rules rules,
      List<String> misconceptions) {}

  /**
   * @param parameters the arrays by flat name; {@code *} stands for a list's places and a dict's
   *     keys
   */
  record EntryPointEntry(
      String name, String signature, List<String> functions, List<ParameterEntry> parameters) {}

  record ParameterEntry(String name, String type, List<String> shape) {}

  record OutputEntry(String name, String type, List<String> shape, Tolerance tolerance) {}

  @Option(names = "--json", description = "As a JSON array.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(
                  ExerciseCatalog.all().stream().map(ExercisesCommand::entry).toList()));
    } else {
      ExerciseCatalog.all().forEach(exercise -> out.println(line(exercise)));
    }
    out.flush();
    return 0;
  }

  private static String line(Exercise exercise) {
    return "%-36s %-60s %2d misconceptions  %s"
        .formatted(
            exercise.id(),
            exercise.entryPoint().signature(),
            exercise.misconceptions().size(),
            exercise.title().in(Cli.locale()));
  }

  private static Entry entry(Exercise exercise) {
    EntryPoint point = exercise.entryPoint();
    return new Entry(
        exercise.id(),
        exercise.version(),
        exercise.chapter().id(),
        exercise.title(),
        new EntryPointEntry(
            point.name(),
            point.signature(),
            List.copyOf(point.signatures().values()),
            point.parameters().stream()
                .flatMap(p -> p.type().arrays(p.name()).entrySet().stream())
                .map(a -> new ParameterEntry(a.getKey(), a.getValue().dtype(), a.getValue().axes()))
                .toList()),
        point.outputs().stream()
            .flatMap(o -> o.type().arrays(o.name()).entrySet().stream())
            .map(
                a ->
                    new OutputEntry(
                        a.getKey(),
                        a.getValue().dtype(),
                        a.getValue().axes(),
                        exercise.tolerance(a.getKey())))
            .toList(),
        List.copyOf(exercise.scripts().keySet()),
        exercise.rules(),
        exercise.misconceptions().stream().map(Misconception::id).toList());
  }
}
