package dev.touchstone.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is done with a student's program on each case: construct, set, call, collect. Names stand
 * for inputs, for the lengths of their axes, and for results of earlier steps; whatever is handed
 * in is an array under a flat name.
 *
 * <pre>{@code
 * Script.of()                                            // a module with given parameters:
 *     .tensors("x")
 *     .call("LayerNorm", "d").as("layer")                // layer = LayerNorm(d)
 *     .set("layer", "gamma", "beta")                     // layer.gamma = gamma, …
 *     .call("layer", "x").handedInAs("out")              // out = layer(x)
 *     .call("out.backward", "g")                         // out.backward(g)
 *     .collect("layer.gamma.grad", "dgamma")             // dgamma = layer.gamma.grad
 * Script.of()                                            // a class with state:
 *     .call("Momentum", "w0", "lr").as("optimizer")      // optimizer = Momentum(w0, lr)
 *     .callEach("optimizer.step", "grads")               // stack([optimizer.step(g)
 *     .handedInAs("out")                                 //        for g in grads])
 * }</pre>
 *
 * @param forms how Python gets the inputs that it does not get as NumPy arrays, by name
 */
public record Script(List<Step> steps, Map<String, ArrayType.Form> forms) {

  /** One step. */
  public sealed interface Step {

    /** The names that it needs. */
    default List<String> uses() {
      return switch (this) {
        case Call call -> call.arguments();
        case Assign assign -> assign.values();
        case Collect collect -> List.of();
        case Measure measure -> List.of(measure.array());
      };
    }

    /** What it gives a name. */
    default List<Part> parts() {
      return switch (this) {
        case Call call -> call.parts();
        case Collect collect -> List.of(collect.part());
        case Assign assign -> List.of();
        case Measure measure -> List.of();
      };
    }

    /** Whether its parts are outputs. */
    default boolean handedIn() {
      return this instanceof Collect;
    }
  }

  /**
   * Calls a function or a class of the program, or a method of an earlier result ({@code
   * layer.step}), or a result itself.
   *
   * @param parts what becomes of what it returns: one part for a single value
   * @param each whether it is called for the arguments' first rows, then for their second, …; what
   *     it returns is stacked
   */
  public record Call(
      String function,
      List<String> arguments,
      EntryPoint.Returns returns,
      List<Part> parts,
      boolean handedIn,
      boolean each)
      implements Step {

    public Call {
      arguments = List.copyOf(arguments);
      parts = List.copyOf(parts);
    }

    /** A call that returns one value. */
    public static Call of(
        String function, List<String> arguments, String result, boolean handedIn) {
      Part part = new Part(result, result, Kind.ARRAY);
      return new Call(
          function, arguments, EntryPoint.Returns.VALUE, List.of(part), handedIn, false);
    }

    /** As it would be written in Python. */
    String text() {
      return arguments.stream()
          .map(argument -> each ? argument + "[t]" : argument)
          .collect(Collectors.joining(", ", function + "(", ")"));
    }
  }

  /**
   * Sets an object's attributes, or a module's parameters and buffers, to what has the same name. A
   * dict stands for the arrays in it; a key with dots reaches into what the object is made of.
   */
  public record Assign(String object, List<String> values) implements Step {

    public Assign {
      values = List.copyOf(values);
    }
  }

  /**
   * Gives the length of an array's axis a name.
   *
   * @param axis counted from the end where it is negative
   */
  public record Measure(String name, String array, int axis) implements Step {}

  /** Hands in an attribute of an earlier result, such as a parameter's gradient. */
  public record Collect(String path, Part part) implements Step {}

  /**
   * A part of what is returned.
   *
   * @param name what it is called from then on
   * @param key what the function calls it
   */
  public record Part(String name, String key, Kind kind) {}

  /** What a part is made of. */
  public enum Kind {
    ARRAY,
    TEXT,
    LIST,
    DICT;

    static Kind of(Type type) {
      return switch (type) {
        case ArrayType array -> array.element() == ArrayType.Element.TEXT ? TEXT : ARRAY;
        case ListType list -> LIST;
        case DictType dict -> DICT;
      };
    }
  }

  public Script {
    steps = List.copyOf(steps);
    forms = Map.copyOf(forms);
  }

  /** One call of each function, all of whose outputs are handed in. */
  static Script calling(EntryPoint entry) {
    return new Script(
        entry.functions().stream().map(Script::call).map(Step.class::cast).toList(), entry.forms());
  }

  private static Call call(EntryPoint.Function function) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < function.outputs().size(); i++) {
      EntryPoint.Output output = function.outputs().get(i);
      parts.add(new Part(output.name(), function.keys().get(i), Kind.of(output.type())));
    }
    return new Call(function.name(), function.arguments(), function.returns(), parts, true, false);
  }

  /**
   * The same, told of which inputs it takes the lengths that it names.
   *
   * @throws IllegalStateException if it names something that is not there, or hands in other
   *     outputs than the functions
   */
  Script on(EntryPoint entry) {
    Set<String> known = new HashSet<>();
    entry.parameters().forEach(parameter -> known.add(parameter.name()));
    List<String> handedIn = new ArrayList<>();
    List<Step> all = new ArrayList<>();
    for (Step step : steps) {
      for (String name : step.uses()) {
        if (known.add(name)) {
          all.add(measure(name, entry));
        }
      }
      all.add(step);
      step.parts().forEach(part -> known.add(part.name()));
      if (step.handedIn()) {
        step.parts().forEach(part -> handedIn.add(part.name()));
      }
    }
    Set<String> outputs =
        entry.outputs().stream().map(EntryPoint.Output::name).collect(Collectors.toSet());
    if (!outputs.equals(new HashSet<>(handedIn))) {
      throw new IllegalStateException("handed in are " + handedIn + ", not " + outputs);
    }
    return new Script(all, forms);
  }

  private static Measure measure(String name, EntryPoint entry) {
    for (EntryPoint.Parameter parameter : entry.parameters()) {
      if (parameter.type() instanceof ArrayType type && type.axes().contains(name)) {
        int axis = type.axes().indexOf(name);
        boolean behindAny = type.axes().subList(0, axis).contains(ArrayType.ANY);
        return new Measure(name, parameter.name(), behindAny ? axis - type.axes().size() : axis);
      }
    }
    throw new IllegalStateException(name + " is no parameter, no axis and no earlier result");
  }

  /** What it calls, as it would be written in Python, by what is called. */
  public Map<String, String> calls() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step instanceof Call call) {
        texts.putIfAbsent(call.function(), call.text());
      }
    }
    return texts;
  }

  /** Whether Python gets tensors, and so must have PyTorch. */
  boolean takesTensors() {
    return forms.containsValue(ArrayType.Form.TENSOR) || forms.containsValue(ArrayType.Form.LEAF);
  }

  /** The names that the program itself must have, with the arguments they are called with. */
  public Map<String, List<String>> entries() {
    Map<String, List<String>> entries = new LinkedHashMap<>();
    List<String> results = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Call call) {
        if (!results.contains(Type.Path.of(call.function()).head())) {
          entries.putIfAbsent(call.function(), call.arguments());
        }
        call.parts().forEach(part -> results.add(part.name()));
      }
    }
    return entries;
  }

  public static Builder of() {
    return new Builder();
  }

  /** Collects a script. */
  public static final class Builder {

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, ArrayType.Form> forms = new LinkedHashMap<>();

    private Builder() {}

    /** Calls; what it returns is forgotten unless {@link #as} or {@link #handedInAs} follows. */
    public Builder call(String function, String... arguments) {
      steps.add(Call.of(function, List.of(arguments), "", false));
      return this;
    }

    /**
     * Calls for each row of the arguments, in order, and stacks what it returns, whether or not
     * that is named.
     */
    public Builder callEach(String function, String... arguments) {
      Call once = Call.of(function, List.of(arguments), "", false);
      steps.add(new Call(function, once.arguments(), once.returns(), once.parts(), false, true));
      return this;
    }

    /** Names what the last call returned; several names are those of a tuple's parts. */
    public Builder as(String... names) {
      return named(false, names);
    }

    /** Names and hands in what the last call returned. */
    public Builder handedInAs(String... names) {
      return named(true, names);
    }

    /** Hands in the strings that the last call returned. */
    public Builder handedInAsTexts(String name) {
      return named(true, Kind.TEXT, name);
    }

    private Builder named(boolean handedIn, String... names) {
      return named(handedIn, Kind.ARRAY, names);
    }

    private Builder named(boolean handedIn, Kind kind, String... names) {
      if (!(steps.removeLast() instanceof Call call)) {
        throw new IllegalStateException("only what a call returns has a name");
      }
      EntryPoint.Returns returns =
          names.length == 1 ? EntryPoint.Returns.VALUE : EntryPoint.Returns.TUPLE;
      List<Part> parts = Arrays.stream(names).map(name -> new Part(name, name, kind)).toList();
      steps.add(new Call(call.function(), call.arguments(), returns, parts, handedIn, call.each()));
      return this;
    }

    /** Sets attributes of the object to the inputs or results of the same names. */
    public Builder set(String object, String... values) {
      steps.add(new Assign(object, List.of(values)));
      return this;
    }

    public Builder collect(String path, String name) {
      steps.add(new Collect(path, new Part(name, name, Kind.ARRAY)));
      return this;
    }

    /** These inputs are float32 tensors in Python; integers stay integers. */
    public Builder tensors(String... names) {
      Arrays.stream(names).forEach(name -> forms.put(name, ArrayType.Form.TENSOR));
      return this;
    }

    /** These inputs are float32 tensors that gather a gradient. */
    public Builder leaves(String... names) {
      Arrays.stream(names).forEach(name -> forms.put(name, ArrayType.Form.LEAF));
      return this;
    }

    public Script build() {
      return new Script(steps, forms);
    }
  }
}
