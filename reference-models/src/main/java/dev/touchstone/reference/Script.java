package dev.touchstone.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is done with a student's program on each case: construct, set, call, collect. Names stand
 * for inputs and for results of earlier steps; whatever is handed in is an array under a flat name.
 *
 * <pre>{@code
 * Script.of()                                            // a module with given parameters:
 *     .call("LayerNorm", "d").as("layer")                // layer = LayerNorm(d)
 *     .set("layer", "params")                            // layer.gamma = params["gamma"], …
 *     .call("layer", "x").handedInAs("out")              // out = layer(x)
 *     .call("out.backward", "g")                         // out.backward(g)
 *     .collect("layer.gamma.grad", "dgamma")             // dgamma = layer.gamma.grad
 * }</pre>
 *
 * @param forms how Python gets the inputs that it does not get as NumPy arrays, by name
 */
public record Script(List<Step> steps, Map<String, ArrayType.Form> forms) {

  /** One step. */
  public sealed interface Step {}

  /**
   * Calls a function or a class of the program, or a method of an earlier result ({@code
   * layer.step}), or a result itself.
   *
   * @param parts what becomes of what it returns: one part for a single value
   */
  public record Call(
      String function,
      List<String> arguments,
      EntryPoint.Returns returns,
      List<Part> parts,
      boolean handedIn)
      implements Step {

    public Call {
      arguments = List.copyOf(arguments);
      parts = List.copyOf(parts);
    }

    /** A call that returns one value. */
    public static Call of(
        String function, List<String> arguments, String result, boolean handedIn) {
      Part part = new Part(result, result, Kind.ARRAY);
      return new Call(function, arguments, EntryPoint.Returns.VALUE, List.of(part), handedIn);
    }
  }

  /**
   * Sets an object's attributes, or a module's parameters and buffers, to the arrays of a dict; a
   * key with dots reaches into what the object is made of.
   */
  public record Assign(String object, String values) implements Step {}

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
    return new Call(function.name(), function.arguments(), function.returns(), parts, true);
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

    /** Names what the last call returned. */
    public Builder as(String name) {
      return named(name, false);
    }

    /** Names and hands in what the last call returned. */
    public Builder handedInAs(String name) {
      return named(name, true);
    }

    private Builder named(String name, boolean handedIn) {
      if (!(steps.removeLast() instanceof Call call)) {
        throw new IllegalStateException("only what a call returns has a name: " + name);
      }
      steps.add(Call.of(call.function(), call.arguments(), name, handedIn));
      return this;
    }

    public Builder set(String object, String values) {
      steps.add(new Assign(object, values));
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
