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

@Command(name = "exercises", description = "Lists the exercises.", mixinStandardHelpOptions = true)
final class ExercisesCommand implements Callable<Integer> {

  record Entry(
      String id,
      int version,
      String chapter,
      Text title,
      EntryPointEntry entryPoint,
      List<OutputEntry> outputs,
      Rules rules,
      List<String> misconceptions) {}

  record EntryPointEntry(String name, String signature, List<ParameterEntry> parameters) {}

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
    return "%-22s %-46s %2d misconceptions  %s"
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
            point.parameters().stream()
                .map(p -> new ParameterEntry(p.name(), p.type().dtype(), p.type().axes()))
                .toList()),
        point.outputs().stream()
            .map(
                o ->
                    new OutputEntry(
                        o.name(), o.type().dtype(), o.type().axes(), exercise.tolerance(o.name())))
            .toList(),
        exercise.rules(),
        exercise.misconceptions().stream().map(Misconception::id).toList());
  }
}
