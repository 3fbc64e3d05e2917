package dev.touchstone.reference;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A formula of the course as a task: what to write, how it is tried, and what the right answer is.
 */
public final class Exercise {

  /** The form that every exercise can be asked for: as functions. */
  public static final String FUNCTION = "function";

  /** A share of the tolerance that is no difference. */
  private static final double STEADY = 0.01;

  private record Precondition(String array, String rule, Predicate<Inputs> holds) {}

  private final String id;
  private final int version;
  private final @Nullable Chapter chapter;
  private final String edition;
  private final @Nullable AnswerTable answers;
  private final EntryPoint entryPoint;
  private final Function<Draw, List<Case>> generator;
  private final BiFunction<Inputs, Slips, ?> reference;
  private final Map<String, Tolerance> tolerances;
  private final List<Precondition> preconditions;
  private final List<String> misconceptionIds;
  private final Rules rules;
  private final Framework framework;
  private final Map<String, Script> scripts;
  private final Map<String, Rules> rulesOfForms;
  private final boolean measured;
  private final ExerciseTexts texts;

  private Exercise(Builder builder) {
    this.id = builder.id;
    this.version = builder.version;
    this.chapter = builder.chapter;
    this.edition = builder.edition;
    this.answers = builder.answers;
    this.entryPoint = builder.entryPoint();
    this.measured = builder.measured != null;
    if (measured) {
      this.generator = draw -> List.of();
      this.reference = (in, slips) -> Map.of();
    } else {
      this.generator = Builder.given(builder.generator, "cases");
      this.reference = Builder.given(builder.reference, "reference");
    }
    this.tolerances = Map.copyOf(builder.tolerances);
    this.preconditions = List.copyOf(builder.preconditions);
    this.misconceptionIds = List.copyOf(builder.misconceptions);
    this.rules = new Rules(builder.onlyModules, builder.forbidden);
    this.framework = builder.framework;
    Script function = builder.measured == null ? Script.calling(entryPoint) : builder.measured;
    this.scripts = new LinkedHashMap<>(Map.of(FUNCTION, function));
    builder.forms.forEach((form, script) -> scripts.put(form, script.on(entryPoint)));
    this.rulesOfForms = Map.copyOf(builder.rulesOfForms);
    this.texts = builder.texts;
    texts.checkCovers(misconceptionIds);
    texts.checkForms(builder.forms.keySet());
  }

  /**
   * Starts an exercise.
   *
   * @param version counted up whenever a grading could come out differently
   */
  public static Builder in(Chapter chapter, String id, int version) {
    return new Builder(chapter, id, version, ExerciseTexts.load(chapter, id));
  }

  /**
   * Starts an exercise that is no part of the catalogue: its author's reference answered
   * beforehand.
   *
   * @param texts as in the catalogue's YAML files
   * @param edition tells it from every other of the same id
   */
  public static Builder own(String id, Map<?, ?> texts, String edition, AnswerTable answers) {
    return new Builder(id, ExerciseTexts.of(id, texts), edition, answers);
  }

  public String id() {
    return id;
  }

  public int version() {
    return version;
  }

  /**
   * @throws IllegalStateException if it is an author's own, which has none
   */
  public Chapter chapter() {
    if (chapter == null) {
      throw new IllegalStateException(id + " is in no chapter of the catalogue");
    }
    return chapter;
  }

  /** Whether it is an author's own, which no catalogue knows. */
  public boolean isOwn() {
    return chapter == null;
  }

  /** Tells it from others of its id: versions of it, and those that other authors call so. */
  public String edition() {
    return edition;
  }

  /** What was computed beforehand, where that is all there is. */
  Optional<AnswerTable> answers() {
    return Optional.ofNullable(answers);
  }

  /** How often a seed's cases may be drawn anew until they tell all misconceptions apart. */
  int mostRedraws() {
    return answers == null ? AnswerKey.MAX_DRAWS : 0;
  }

  public EntryPoint entryPoint() {
    return entryPoint;
  }

  /**
   * Whether nothing is compared with a reference, but what the program has learned is measured;
   * such an exercise has no cases of its own.
   */
  public boolean isMeasured() {
    return measured;
  }

  /** What is done with a program, by the form it may be asked for in. */
  public Map<String, Script> scripts() {
    return Collections.unmodifiableMap(scripts);
  }

  /**
   * @throws IllegalArgumentException if the exercise cannot be asked for in this form
   */
  public Script script(String form) {
    Script script = scripts.get(form);
    if (script == null) {
      throw new IllegalArgumentException(
          id + " cannot be asked for as " + form + "; it can as " + scripts.keySet());
    }
    return script;
  }

  public Text title() {
    return texts.title();
  }

  /** The statement in Markdown; formulas in {@code $…$} and in {@code math} fences. */
  public Text statement() {
    return texts.statement();
  }

  /** Where the books treat it, if its author says so. */
  public Optional<Text> book() {
    return texts.book();
  }

  /** What a program must have in a further form, in Markdown. */
  public Text form(String form) {
    return texts.form(form);
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

  /** What a program of this form may not import or call. */
  public Rules rules(String form) {
    return rulesOfForms.getOrDefault(form, rules);
  }

  /** What programs usually import here. */
  public Framework framework() {
    return framework;
  }

  /** What programs of this form usually import. */
  public Framework framework(String form) {
    boolean more = framework == Framework.NUMPY && script(form).takesTensors();
    return more ? Framework.TORCH : framework;
  }

  /** The tolerance of an output array, by its flat name. */
  public Tolerance tolerance(String output) {
    return entryPoint.outputs().stream()
        .map(EntryPoint.Output::name)
        .filter(name -> output.equals(name) || output.startsWith(name + "."))
        .findFirst()
        .flatMap(name -> Optional.ofNullable(tolerances.get(name)))
        .orElse(Tolerance.FLOAT32);
  }

  /** Cases of some seed: their names, and which are examples, are those of every seed. */
  public List<Case> anyCases() {
    return cases(new Draw(0));
  }

  /**
   * Cases drawn with this seed, adequate or not; {@link AnswerKey#draw} looks for adequate ones.
   */
  List<Case> cases(Draw draw) {
    return generator.apply(draw).stream()
        .map(c -> new Case(c.name(), c.example(), entryPoint.accept(c.inputs())))
        .toList();
  }

  /**
   * Inputs from anywhere as the parameters' types want them.
   *
   * @throws BadArrayException where the inputs are not what the definition asks for
   */
  public Map<String, Tensor> acceptInputs(Map<String, Tensor> inputs) {
    return entryPoint.accept(inputs);
  }

  /**
   * Right answers from anywhere as the outputs' types want them.
   *
   * @throws BadArrayException where they are not what the definition promises
   */
  public Map<String, Tensor> acceptOutputs(
      Map<String, Tensor> inputs, Map<String, Tensor> outputs) {
    return entryPoint.acceptOutputs(inputs, outputs);
  }

  /**
   * Whether two runs gave the same, but for what the order of a sum may change in the last digits.
   */
  public boolean isSame(Map<String, Tensor> outputs, Map<String, Tensor> again) {
    return outputs.keySet().equals(again.keySet())
        && outputs.entrySet().stream()
            .allMatch(
                output ->
                    Comparison.of(
                            output.getValue(),
                            Objects.requireNonNull(again.get(output.getKey())),
                            tolerance(output.getKey()).times(STEADY))
                        .agrees());
  }

  /**
   * The reference's outputs for inputs from anywhere.
   *
   * @throws BadArrayException where the inputs are not what the definition asks for
   */
  public Map<String, Tensor> answer(Map<String, Tensor> inputs) {
    Map<String, Tensor> accepted = entryPoint.accept(inputs);
    try (NDManager manager = NDManager.newBaseManager(ReferenceDevice.djl())) {
      for (Precondition precondition : preconditions) {
        if (!precondition.holds().test(new Inputs(accepted, manager))) {
          throw new BadArrayException(precondition.array(), precondition.rule());
        }
      }
    }
    return run(accepted, Slips.NONE);
  }

  /** The reference on these inputs, with all that comes before the first operation done. */
  public Computation prepare(Map<String, Tensor> inputs) {
    return new Computation(entryPoint.accept(inputs), in -> run(in, Slips.NONE));
  }

  Map<String, Tensor> run(Map<String, Tensor> inputs, Slips slips) {
    try (NDManager manager = NDManager.newBaseManager(ReferenceDevice.djl())) {
      return run(new Inputs(inputs, manager), slips);
    }
  }

  private Map<String, Tensor> run(Inputs inputs, Slips slips) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    Object answer = reference.apply(inputs, slips);
    if (answer instanceof Map<?, ?> byOutput) {
      byOutput.forEach((name, value) -> Values.put(outputs, String.valueOf(name), value));
    } else {
      Values.put(outputs, entryPoint.outputs().getFirst().name(), answer);
    }
    outputs.replaceAll(
        (name, array) -> entryPoint.outputType(name).map(type -> type.typed(array)).orElse(array));
    return entryPoint.inOrder(outputs);
  }

  @Override
  public String toString() {
    return id + " v" + version;
  }

  /** Collects an exercise; {@code build} refuses one that is incomplete. */
  public static final class Builder {

    private final @Nullable Chapter chapter;
    private final String id;
    private final int version;
    private final ExerciseTexts texts;
    private final String edition;
    private final @Nullable AnswerTable answers;
    private final List<EntryPoint.Parameter> parameters = new ArrayList<>();
    private final List<FunctionBuilder> functions = new ArrayList<>();
    private final List<Precondition> preconditions = new ArrayList<>();
    private final Map<String, Tolerance> tolerances = new LinkedHashMap<>();
    private List<String> misconceptions = List.of();
    private List<String> onlyModules = List.of();
    private List<String> forbidden = List.of();
    private Framework framework = Framework.TORCH;
    private final Map<String, Script> forms = new LinkedHashMap<>();
    private final Map<String, Rules> rulesOfForms = new LinkedHashMap<>();
    private @Nullable Function<Draw, List<Case>> generator;
    private @Nullable BiFunction<Inputs, Slips, ?> reference;
    private @Nullable Script measured;

    private Builder(Chapter chapter, String id, int version, ExerciseTexts texts) {
      this(chapter, id, version, texts, "v" + version, null);
    }

    private Builder(String id, ExerciseTexts texts, String edition, AnswerTable answers) {
      this(null, id, 1, texts, edition, answers);
      generator = draw -> notHere();
      reference = (in, slips) -> notHere();
    }

    private Builder(
        @Nullable Chapter chapter,
        String id,
        int version,
        ExerciseTexts texts,
        String edition,
        @Nullable AnswerTable answers) {
      this.chapter = chapter;
      this.id = id;
      this.version = version;
      this.texts = texts;
      this.edition = edition;
      this.answers = answers;
      functions.add(new FunctionBuilder(id));
    }

    private <T> T notHere() {
      throw new IllegalStateException(id + " was answered beforehand: its reference is not here");
    }

    /**
     * The Python function's name, where it is not the exercise's id, and the parameters it takes,
     * where it does not take them all.
     */
    public Builder function(String name, String... arguments) {
      functions.set(0, new FunctionBuilder(name, arguments));
      return this;
    }

    /** A further function that the student writes; what it returns is told next. */
    public Builder alsoFunction(String name, String... arguments) {
      functions.add(new FunctionBuilder(name, arguments));
      return this;
    }

    public Builder parameter(String name, Type type) {
      parameters.add(new EntryPoint.Parameter(name, type, Optional.empty()));
      return this;
    }

    /** A parameter that may be left out where inputs come from outside. */
    public Builder parameter(String name, Type type, Object fallback) {
      parameters.add(
          new EntryPoint.Parameter(name, type, Optional.of(Values.named(name, fallback))));
      return this;
    }

    /** A parameter that may be {@code None}. */
    public Builder optional(String name, Type type) {
      parameters.add(new EntryPoint.Parameter(name, type, Optional.of(Map.of())));
      return this;
    }

    /** What inputs from outside must fulfil beyond their types; the rule is said of the array. */
    public Builder requires(String array, String rule, Predicate<Inputs> holds) {
      preconditions.add(new Precondition(array, rule, holds));
      return this;
    }

    /** The function returns one value. */
    public Builder returns(Type type) {
      return returned(EntryPoint.Returns.VALUE, EntryPoint.SINGLE_OUTPUT, type);
    }

    /** The function returns one value, which has a name. */
    public Builder returns(String name, Type type) {
      return returned(EntryPoint.Returns.VALUE, name, type);
    }

    /** The function returns a tuple of values, named as in {@code "W", type, …}. */
    public Builder returnsTuple(Object... outputs) {
      return returned(EntryPoint.Returns.TUPLE, outputs);
    }

    /** The function returns a dict, described as {@code "loss", type, …}. */
    public Builder returnsDict(Object... outputs) {
      return returned(EntryPoint.Returns.DICT, outputs);
    }

    private Builder returned(EntryPoint.Returns how, Object... outputs) {
      FunctionBuilder function = functions.getLast();
      function.returns = how;
      for (int i = 0; i < outputs.length; i += 2) {
        function.outputs.put((String) outputs[i], (Type) outputs[i + 1]);
      }
      return this;
    }

    /** The tolerance of every output; the default is {@link Tolerance#FLOAT32}. */
    public Builder tolerance(Tolerance tolerance) {
      entryPoint().outputs().forEach(output -> tolerances.put(output.name(), tolerance));
      return this;
    }

    /** The tolerance of one output. */
    public Builder tolerance(String output, Tolerance tolerance) {
      tolerances.put(output, tolerance);
      return this;
    }

    public Builder cases(Function<Draw, List<Case>> generator) {
      this.generator = generator;
      return this;
    }

    /** Instead of cases and a reference: what this script hands in is measured. */
    public Builder measured(Script script) {
      this.measured = script;
      return this;
    }

    /**
     * Inputs to outputs with the given slips switched on: the one output's value, or a map with a
     * value for each output. Values are DJL's or our arrays, Java's numbers, arrays, lists, maps.
     */
    public Builder reference(BiFunction<Inputs, Slips, ?> reference) {
      this.reference = reference;
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

    /**
     * Another form that an assignment may ask for, such as a class or a module; its script hands in
     * outputs of the same names. The exercise's rules hold for it.
     */
    public Builder alsoAs(String form, Script script) {
      forms.put(form, script);
      return this;
    }

    /** Another form, for which other rules hold. */
    public Builder alsoAs(String form, Script script, Rules rules) {
      rulesOfForms.put(form, rules);
      return alsoAs(form, script);
    }

    public Exercise build() {
      return new Exercise(this);
    }

    private EntryPoint entryPoint() {
      List<String> all = parameters.stream().map(EntryPoint.Parameter::name).toList();
      return new EntryPoint(
          parameters,
          functions.stream()
              .map(function -> function.build(all, function == functions.getFirst()))
              .toList());
    }

    private static <T> T given(@Nullable T part, String name) {
      if (part == null) {
        throw new IllegalStateException("an exercise needs its " + name);
      }
      return part;
    }
  }

  /** A function on its way. */
  private static final class FunctionBuilder {

    private final String name;
    private final List<String> arguments;
    private final Map<String, Type> outputs = new LinkedHashMap<>();
    private EntryPoint.Returns returns = EntryPoint.Returns.VALUE;

    private FunctionBuilder(String name, String... arguments) {
      this.name = name;
      this.arguments = List.of(arguments);
    }

    /** Outputs of further functions carry the function's name, lest two be called alike. */
    private EntryPoint.Function build(List<String> all, boolean isFirst) {
      List<EntryPoint.Output> named = new ArrayList<>();
      outputs.forEach(
          (key, type) -> named.add(new EntryPoint.Output(isFirst ? key : nameOf(key), type)));
      return new EntryPoint.Function(
          name,
          arguments.isEmpty() ? all : arguments,
          returns,
          List.copyOf(outputs.keySet()),
          named);
    }

    private String nameOf(String key) {
      return key.equals(EntryPoint.SINGLE_OUTPUT) ? name : name + "." + key;
    }
  }
}
