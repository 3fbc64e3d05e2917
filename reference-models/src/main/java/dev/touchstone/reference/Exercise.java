package dev.touchstone.reference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A formula of the course as a task: what to write, how it is tried, and what the right answer is.
 */
public final class Exercise {

  /** Inputs to outputs, by name, with the given slips switched on. */
  @FunctionalInterface
  public interface Reference extends BiFunction<Inputs, Slips, Map<String, NDArray>> {}

  private record Precondition(String array, String rule, Predicate<Inputs> holds) {}

  private final String id;
  private final int version;
  private final Chapter chapter;
  private final EntryPoint entryPoint;
  private final Function<Draw, List<Case>> generator;
  private final Reference reference;
  private final Map<String, Tolerance> tolerances;
  private final List<Precondition> preconditions;
  private final List<String> misconceptionIds;
  private final Rules rules;
  private final Framework framework;
  private final ExerciseTexts texts;

  private Exercise(Builder builder) {
    this.id = builder.id;
    this.version = builder.version;
    this.chapter = builder.chapter;
    this.entryPoint = new EntryPoint(builder.function, builder.parameters, builder.outputs);
    this.generator = Builder.given(builder.generator, "cases");
    this.reference = Builder.given(builder.reference, "reference");
    this.tolerances = Map.copyOf(builder.tolerances);
    this.preconditions = List.copyOf(builder.preconditions);
    this.misconceptionIds = List.copyOf(builder.misconceptions);
    this.rules = new Rules(builder.onlyModules, builder.forbidden);
    this.framework = builder.framework;
    this.texts = ExerciseTexts.load(chapter, id);
    texts.checkCovers(misconceptionIds);
  }

  /**
   * Starts an exercise.
   *
   * @param version counted up whenever a grading could come out differently
   */
  public static Builder in(Chapter chapter, String id, int version) {
    return new Builder(chapter, id, version);
  }

  public String id() {
    return id;
  }

  public int version() {
    return version;
  }

  public Chapter chapter() {
    return chapter;
  }

  public EntryPoint entryPoint() {
    return entryPoint;
  }

  public Text title() {
    return texts.title();
  }

  /** The statement in Markdown; formulas in {@code $…$} and in {@code math} fences. */
  public Text statement() {
    return texts.statement();
  }

  /** Where the books treat it. */
  public Text book() {
    return texts.book();
  }

  public Text caseTitle(String caseName) {
    return texts.caseTitle(caseName);
  }

  public List<Misconception> misconceptions() {
    return misconceptionIds.stream().map(texts::misconception).toList();
  }

  /** What a program may not import or call. */
  public Rules rules() {
    return rules;
  }

  /** What programs usually import here. */
  public Framework framework() {
    return framework;
  }

  public Tolerance tolerance(String output) {
    return tolerances.getOrDefault(output, Tolerance.FLOAT32);
  }

  /**
   * Cases drawn with this seed, adequate or not; {@link AnswerKey#draw} looks for adequate ones.
   */
  List<Case> cases(Draw draw) {
    return generator.apply(draw);
  }

  /**
   * The reference's outputs for inputs from anywhere.
   *
   * @throws BadArrayException where the inputs are not what the definition asks for
   */
  public Map<String, Tensor> answer(Map<String, Tensor> inputs) {
    Map<String, Tensor> accepted = entryPoint.accept(inputs);
    try (NDManager manager = NDManager.newBaseManager()) {
      for (Precondition precondition : preconditions) {
        if (!precondition.holds().test(new Inputs(accepted, manager))) {
          throw new BadArrayException(precondition.array(), precondition.rule());
        }
      }
    }
    return run(accepted, Slips.NONE);
  }

  Map<String, Tensor> run(Map<String, Tensor> inputs, Slips slips) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, Tensor> outputs = new LinkedHashMap<>();
      reference
          .apply(new Inputs(inputs, manager), slips)
          .forEach((name, array) -> outputs.put(name, Tensor.of(array)));
      return outputs;
    }
  }

  @Override
  public String toString() {
    return id + " v" + version;
  }

  /** Collects an exercise; {@code build} refuses one that is incomplete. */
  public static final class Builder {

    private final Chapter chapter;
    private final String id;
    private final int version;
    private String function;
    private final List<EntryPoint.Variable> parameters = new ArrayList<>();
    private final List<EntryPoint.Variable> outputs = new ArrayList<>();
    private final List<Precondition> preconditions = new ArrayList<>();
    private final Map<String, Tolerance> tolerances = new LinkedHashMap<>();
    private List<String> misconceptions = List.of();
    private List<String> onlyModules = List.of();
    private List<String> forbidden = List.of();
    private Framework framework = Framework.TORCH;
    private @Nullable Function<Draw, List<Case>> generator;
    private @Nullable Reference reference;

    private Builder(Chapter chapter, String id, int version) {
      this.chapter = chapter;
      this.id = id;
      this.version = version;
      this.function = id;
    }

    /** The Python function's name, where it is not the exercise's id. */
    public Builder function(String name) {
      this.function = name;
      return this;
    }

    public Builder parameter(String name, ArrayType type) {
      parameters.add(new EntryPoint.Variable(name, type));
      return this;
    }

    /** What inputs from outside must fulfil beyond their types; the rule is said of the array. */
    public Builder requires(String array, String rule, Predicate<Inputs> holds) {
      preconditions.add(new Precondition(array, rule, holds));
      return this;
    }

    /** The function returns one array. */
    public Builder returns(ArrayType type) {
      outputs.add(new EntryPoint.Variable(EntryPoint.SINGLE_OUTPUT, type));
      return this;
    }

    /** The default is {@link Tolerance#FLOAT32}. */
    public Builder tolerance(Tolerance tolerance) {
      outputs.forEach(output -> tolerances.put(output.name(), tolerance));
      return this;
    }

    public Builder cases(Function<Draw, List<Case>> generator) {
      this.generator = generator;
      return this;
    }

    /** The reference of a function that returns one array. */
    public Builder reference(BiFunction<Inputs, Slips, NDArray> reference) {
      this.reference =
          (inputs, slips) -> Map.of(EntryPoint.SINGLE_OUTPUT, reference.apply(inputs, slips));
      return this;
    }

    public Builder misconceptions(String... ids) {
      this.misconceptions = List.of(ids);
      return this;
    }

    /** Only these modules, such as {@code numpy}, and Python's standard library may be imported. */
    public Builder onlyModules(String... modules) {
      this.onlyModules = List.of(modules);
      return this;
    }

    /**
     * Rules out functions and modules by their dotted names ({@code torch.nn} with everything below
     * it), and attributes of anything by a name behind a dot ({@code .softmax}).
     */
    public Builder forbids(String... names) {
      this.forbidden = List.of(names);
      return this;
    }

    /** The default is {@link Framework#TORCH}. */
    public Builder framework(Framework usual) {
      this.framework = usual;
      return this;
    }

    public Exercise build() {
      return new Exercise(this);
    }

    private static <T> T given(@Nullable T part, String name) {
      if (part == null) {
        throw new IllegalStateException("an exercise needs its " + name);
      }
      return part;
    }
  }
}
