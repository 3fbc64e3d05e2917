package dev.touchstone.cli;

import dev.touchstone.goal.GoalRecipes;
import dev.touchstone.training.Data;
import dev.touchstone.training.Recipe;
import dev.touchstone.training.Recipe.Result;
import dev.touchstone.training.Recipes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code networks train}: runs a recipe and says whether it clears its bar. */
@Command(
    name = "train",
    description = "Trains networks; exits 0 if each clears its bar. Without an id, all of them.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  record Trained(String id, Result result, boolean clearsTheBar, double seconds) {}

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Recipes; default: all.")
  private List<String> ids = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Real data; default: TOUCHSTONE_DATA.")
  private @Nullable Path data;

  @Option(names = "--seed", paramLabel = "N", description = "Default: 1.")
  private long seed = 1;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Data sets = data == null ? Data.ofEnvironment() : Data.in(data);
    List<Trained> trained = new ArrayList<>();
    for (Recipe recipe : recipes()) {
      trained.add(train(recipe, sets));
      if (!json) {
        out.println(line(trained.getLast()));
        out.flush();
      }
    }
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(trained));
      out.flush();
    }
    return trained.stream().allMatch(Trained::clearsTheBar) ? 0 : Cli.WORK_FAILED;
  }

  private List<Recipe> recipes() {
    return ids.isEmpty() ? Recipes.all() : ids.stream().map(this::recipe).toList();
  }

  private Recipe recipe(String id) {
    return Recipes.find(id)
        .or(() -> GoalRecipes.find(id))
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no recipe %s. There are: %s"
                        .formatted(
                            id,
                            Stream.concat(Recipes.all().stream(), GoalRecipes.all().stream())
                                .map(Recipe::id)
                                .collect(Collectors.joining(", ")))));
  }

  private Trained train(Recipe recipe, Data sets) {
    long start = System.nanoTime();
    PrintWriter err = spec.commandLine().getErr();
    Result result =
        recipe.run(sets, seed, progress -> err.println("  " + recipe.id() + ": " + progress));
    return new Trained(
        recipe.id(), result, result.clearsTheBar(), (System.nanoTime() - start) / 1e9);
  }

  private static String line(Trained trained) {
    Result result = trained.result();
    return String.format(
        Locale.ROOT,
        "%s %-28s %s %.4g (%s %.4g) on %s, in %.0f s",
        trained.clearsTheBar() ? "✓" : "✗",
        trained.id(),
        result.metric(),
        result.value(),
        result.atLeast() ? "at least" : "at most",
        result.goal(),
        result.data(),
        trained.seconds());
  }
}
