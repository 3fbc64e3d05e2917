package dev.touchstone.sandbox;

import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What is run: a source file, the calls to make into it, and the inputs to make them on.
 *
 * @param fileName how error messages name the file
 * @param calls made in this order, once per case
 * @param cases the inputs by name, one map per case
 */
public record Program(
    byte[] source, String fileName, List<Call> calls, List<Map<String, Tensor>> cases) {

  /**
   * One call of a function of the program.
   *
   * @param arguments names of inputs, or of results of earlier calls
   * @param result the name of what it returns
   * @param handedIn whether the result leaves the sandbox
   */
  public record Call(String function, List<String> arguments, String result, boolean handedIn) {}

  public Program {
    calls = List.copyOf(calls);
    cases = List.copyOf(cases);
  }
}
