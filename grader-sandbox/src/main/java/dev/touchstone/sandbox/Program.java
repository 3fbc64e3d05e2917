package dev.touchstone.sandbox;

import dev.touchstone.reference.Rules;
import dev.touchstone.reference.Script;
import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What is run: a source file, what is done with it, and the inputs it is done on.
 *
 * @param fileName how error messages name the file; one that ends in {@code .ipynb} is a notebook
 * @param script what is done with it, once per case
 * @param rules the modules and calls it must do without
 * @param preload what a waiting container should have imported for it
 * @param isolated whether each case gets a process of its own, so that none can see another's
 * @param seed of the random numbers that the program draws; equal seeds draw equally
 * @param logbook who listens to what it logs
 */
public record Program(
    byte[] source,
    String fileName,
    Script script,
    List<Case> cases,
    Rules rules,
    Preload preload,
    boolean isolated,
    long seed,
    Logbook logbook) {

  /**
   * The inputs of a case by name.
   *
   * @param shown whether the program's author may see them. Those that he may not are handed over
   *     last, and what the program prints from then on is not kept.
   */
  public record Case(Map<String, Tensor> inputs, boolean shown) {}

  public Program {
    cases = List.copyOf(cases);
  }

  /** One to which nobody listens. */
  public Program(
      byte[] source,
      String fileName,
      Script script,
      List<Case> cases,
      Rules rules,
      Preload preload,
      boolean isolated,
      long seed) {
    this(source, fileName, script, cases, rules, preload, isolated, seed, Logbook.NONE);
  }

  /** The same, and this one listens to what it logs. */
  public Program telling(Logbook listener) {
    return new Program(source, fileName, script, cases, rules, preload, isolated, seed, listener);
  }

  /** A program without rules, whose cases may all be seen. */
  public static Program of(
      byte[] source, String fileName, Script script, List<Map<String, Tensor>> inputs) {
    return new Program(
        source,
        fileName,
        script,
        inputs.stream().map(values -> new Case(values, true)).toList(),
        Rules.NONE,
        Preload.TORCH,
        false,
        0);
  }
}
