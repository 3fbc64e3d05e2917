package dev.touchstone.goal;

import dev.touchstone.metric.Perplexity;
import dev.touchstone.reference.Text;
import dev.touchstone.training.Data;
import dev.touchstone.training.Recipe;
import dev.touchstone.training.VisionRecipes;
import dev.touchstone.training.language.Lines;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The networks that are the goals' bars, each trained with DJL on exactly what students get: how
 * the last mark of each was found, and how to find it again.
 */
public final class GoalRecipes {

  private GoalRecipes() {}

  public static List<Recipe> all() {
    return List.of(
        new OnDigits("digits_softmax", "softmax-mnist"),
        new OnDigits("digits_mlp", "mlp-mnist"),
        new OnDigits("digits_cnn", "lenet-mnist"),
        new OnPoems(),
        new OnStrings());
  }

  public static Optional<Recipe> find(String id) {
    return all().stream().filter(recipe -> recipe.id().equals(id)).findFirst();
  }

  /** The name of a goal's recipe. */
  static String id(String goal) {
    return "goal-" + goal.replace('_', '-');
  }

  private record OnDigits(String goal, String network) implements Recipe {

    @Override
    public String id() {
      return GoalRecipes.id(goal);
    }

    @Override
    public Text title() {
      return Goals.find(goal).orElseThrow().exercise().title();
    }

    @Override
    public Result run(Data data, long seed, Consumer<String> progress) {
      Digits digits = Digits.of(data);
      return new Result(
          "accuracy",
          VisionRecipes.accuracy(network, digits.split(), seed, progress),
          digits.marks(goal).getLast().value(),
          true,
          String.format(
              Locale.ROOT,
              "%s, %,d + %,d images",
              digits.title().en(),
              digits.split().train().size(),
              digits.split().test().size()));
    }
  }

  private record OnPoems() implements Recipe {

    @Override
    public String id() {
      return GoalRecipes.id(Goals.POEMS);
    }

    @Override
    public Text title() {
      return Goals.find(Goals.POEMS).orElseThrow().exercise().title();
    }

    @Override
    public Result run(Data data, long seed, Consumer<String> progress) {
      Lines lines = Lines.of(data);
      double trigram = Perplexity.of(lines.likelihoodsOfTrigram()).value();
      return new Result(
          "perplexity",
          Perplexity.of(lines.likelihoodsOfNetwork(seed, progress)).value(),
          Poems.of(lines).marks().getLast().value(),
          false,
          String.format(
              Locale.ROOT,
              "%,d %s, %,d characters, %,d lines asked; the smoothed trigram reaches %.1f",
              lines.learned().size(),
              lines.id(),
              lines.characters().size(),
              lines.next().length,
              trigram));
    }
  }

  private record OnStrings() implements Recipe {

    @Override
    public String id() {
      return GoalRecipes.id(Goals.STRINGS);
    }

    @Override
    public Text title() {
      return Goals.find(Goals.STRINGS).orElseThrow().exercise().title();
    }

    @Override
    public Result run(Data data, long seed, Consumer<String> progress) {
      Reversals reversals = Reversals.full();
      return new Result(
          "strings written without a mistake",
          reversals.strings().shareOfNetwork(seed, progress),
          reversals.marks().getLast().value(),
          true,
          String.format(
              Locale.ROOT,
              "%,d + %,d strings",
              reversals.source().learned(),
              reversals.source().asked()));
    }
  }
}
