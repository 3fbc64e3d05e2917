package dev.touchstone.reference;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Python function a student hands in: its name, its parameters in order, and what it returns.
 */
public record EntryPoint(String name, List<Variable> parameters, List<Variable> outputs) {

  /** The name of the output of a function that returns one array. */
  public static final String SINGLE_OUTPUT = "out";

  /** A parameter or an output. */
  public record Variable(String name, ArrayType type) {}

  public EntryPoint {
    parameters = List.copyOf(parameters);
    outputs = List.copyOf(outputs);
  }

  /** As it is written in Python: {@code softmax(o)}. */
  public String signature() {
    return name
        + parameters.stream().map(Variable::name).collect(Collectors.joining(", ", "(", ")"));
  }

  /**
   * The inputs as the parameters' types want them, so that integers may stand where floats are
   * meant.
   *
   * @throws BadArrayException if they are not exactly the parameters, each fitting the others
   */
  Map<String, Tensor> accept(Map<String, Tensor> inputs) {
    Set<String> unknown = new LinkedHashSet<>(inputs.keySet());
    parameters.forEach(parameter -> unknown.remove(parameter.name()));
    if (!unknown.isEmpty()) {
      throw new BadArrayException(
          unknown.iterator().next(), "no such parameter; " + signature() + " is expected");
    }
    Map<String, Integer> lengths = new HashMap<>();
    Map<String, Tensor> accepted = new LinkedHashMap<>();
    for (Variable parameter : parameters) {
      Tensor input = inputs.get(parameter.name());
      if (input == null) {
        throw new BadArrayException(parameter.name(), "missing; " + signature() + " is expected");
      }
      accepted.put(parameter.name(), parameter.type().accept(parameter.name(), input, lengths));
    }
    return accepted;
  }
}
