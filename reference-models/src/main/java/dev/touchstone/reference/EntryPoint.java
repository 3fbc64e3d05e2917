package dev.touchstone.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Python functions a student hands in, mostly one, and what they are called with. */
public record EntryPoint(List<Parameter> parameters, List<Function> functions) {

  /** The name of the output of a function that returns one value without a name of its own. */
  public static final String SINGLE_OUTPUT = "out";

  /**
   * A parameter.
   *
   * @param fallback what it is where it is not given: by flat name, empty for {@code None}
   */
  public record Parameter(String name, Type type, Optional<Map<String, Tensor>> fallback) {

    /**
     * @throws BadArrayException if what it is where it is not given could not be given
     */
    public void checkFallback() {
      fallback
          .filter(values -> !values.isEmpty())
          .ifPresent(values -> type.accept(name, new Acceptance(values, text())));
    }

    /** As it is written in a Python signature. */
    String text() {
      return name + fallback.map(values -> "=" + pythonText(values)).orElse("");
    }

    private String pythonText(Map<String, Tensor> values) {
      Tensor value = values.get(name);
      return value == null ? "None" : Values.text(value);
    }
  }

  /** An output, by the name it has among all outputs. */
  public record Output(String name, Type type) {}

  /** How a function hands back its outputs. */
  public enum Returns {
    VALUE,
    TUPLE,
    DICT
  }

  /**
   * A function.
   *
   * @param arguments names of parameters, in order
   * @param keys what the function itself calls its outputs, one for each
   */
  public record Function(
      String name,
      List<String> arguments,
      Returns returns,
      List<String> keys,
      List<Output> outputs) {

    public Function {
      arguments = List.copyOf(arguments);
      keys = List.copyOf(keys);
      outputs = List.copyOf(outputs);
    }
  }

  public EntryPoint {
    parameters = List.copyOf(parameters);
    functions = List.copyOf(functions);
  }

  /** The first function's name. */
  public String name() {
    return functions.getFirst().name();
  }

  public List<Output> outputs() {
    return functions.stream().flatMap(function -> function.outputs().stream()).toList();
  }

  /** As the first function is written in Python: {@code softmax(o)}. */
  public String signature() {
    return signature(functions.getFirst());
  }

  /** All functions as they are written in Python, by their names. */
  public Map<String, String> signatures() {
    Map<String, String> texts = new LinkedHashMap<>();
    functions.forEach(function -> texts.put(function.name(), signature(function)));
    return texts;
  }

  private String signature(Function function) {
    Map<String, Parameter> byName =
        parameters.stream().collect(Collectors.toMap(Parameter::name, parameter -> parameter));
    return function.name()
        + function.arguments().stream()
            .map(name -> Optional.ofNullable(byName.get(name)).map(Parameter::text).orElse(name))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** The type of the output array of this flat name. */
  public Optional<ArrayType> outputType(String name) {
    return outputs().stream()
        .filter(output -> name.equals(output.name()) || name.startsWith(output.name() + "."))
        .flatMap(output -> output.type().at(rest(name, output.name())).stream())
        .findFirst();
  }

  /** The same outputs in the order in which the functions hand them back. */
  Map<String, Tensor> inOrder(Map<String, Tensor> values) {
    Map<String, Tensor> ordered = new LinkedHashMap<>();
    for (Output output : outputs()) {
      values.forEach(
          (name, value) -> {
            if (name.equals(output.name()) || name.startsWith(output.name() + ".")) {
              ordered.put(name, value);
            }
          });
    }
    values.forEach(ordered::putIfAbsent);
    return ordered;
  }

  private static String rest(String name, String output) {
    return name.equals(output) ? "" : name.substring(output.length() + 1);
  }

  /** How Python gets the inputs that it does not get as arrays. */
  public Map<String, ArrayType.Form> forms() {
    Map<String, ArrayType.Form> forms = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      if (parameter.type() instanceof ArrayType type && type.form() != ArrayType.Form.ARRAY) {
        forms.put(parameter.name(), type.form());
      }
    }
    return forms;
  }

  /**
   * The inputs as the parameters' types want them, so that integers may stand where floats are
   * meant, with what may be left out.
   *
   * @throws BadArrayException if they are not exactly the parameters, each fitting the others
   */
  Map<String, Tensor> accept(Map<String, Tensor> inputs) {
    return accepted(inputs).all();
  }

  /**
   * What the functions handed back for these inputs as the outputs' types want it: an axis that an
   * input has is as long as there.
   *
   * @throws BadArrayException if something is missing or does not fit
   */
  Map<String, Tensor> acceptOutputs(Map<String, Tensor> inputs, Map<String, Tensor> handedIn) {
    Acceptance given = accepted(inputs);
    given.all();
    Acceptance further = given.further(handedIn);
    outputs().forEach(output -> output.type().accept(output.name(), further));
    return inOrder(further.all());
  }

  private Acceptance accepted(Map<String, Tensor> inputs) {
    Map<String, Tensor> complete = new LinkedHashMap<>(inputs);
    for (Parameter parameter : parameters) {
      if (!new Acceptance(inputs, "").has(parameter.name())) {
        parameter.fallback().ifPresent(complete::putAll);
      }
    }
    Acceptance given = new Acceptance(complete, signature());
    for (Parameter parameter : parameters) {
      boolean left = parameter.fallback().isPresent() && !given.has(parameter.name());
      if (!left) {
        parameter.type().accept(parameter.name(), given);
      }
    }
    return given;
  }
}
