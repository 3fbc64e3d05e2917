package dev.touchstone.cli;

import dev.touchstone.reference.Exercise;
import dev.touchstone.reference.Npz;
import dev.touchstone.reference.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "reference",
    description =
        "Runs an exercise's DJL reference. Arrays are named after the parameters, scalars are 0-d.",
    mixinStandardHelpOptions = true)
final class ReferenceCommand implements Callable<Integer> {

  private static final int MAX_ARRAYS = 1000;
  private static final long MAX_BYTES = 1L << 30;

  @Parameters(paramLabel = "EXERCISE", description = "The exercise's id.")
  private String exerciseId = "";

  @Option(names = "--in", paramLabel = "IN.npz", required = true, description = "The inputs.")
  private Path in = Path.of("");

  @Option(names = "--out", paramLabel = "OUT.npz", required = true, description = "The outputs.")
  private Path out = Path.of("");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Exercise exercise = Cli.exercise(exerciseId, spec.commandLine());
    Map<String, Tensor> outputs = exercise.answer(Npz.read(bytes(), MAX_ARRAYS, MAX_BYTES));
    try {
      Files.write(out, Npz.write(outputs));
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "Cannot write " + out + ".", e);
    }
    outputs.forEach(
        (name, tensor) ->
            spec.commandLine().getOut().println(name + " " + tensor.dtype() + tensor.shapeText()));
    return 0;
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(in);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "There is no file " + in + " to read.", e);
    }
  }
}
