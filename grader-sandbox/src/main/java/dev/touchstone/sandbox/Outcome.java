package dev.touchstone.sandbox;

import dev.touchstone.reference.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param loadError why the program could not even be loaded
 * @param cases one for each case of the program, also where the run ended before it
 * @param log what the program printed before it was given a hidden case, made harmless to show
 * @param image digest of what it ran in
 * @param timings milliseconds by phase, in the order the phases took place
 * @param claims what the runner says beside the answers
 */
public record Outcome(
    Ending ending,
    Optional<ProgramError> loadError,
    List<CaseOutcome> cases,
    String log,
    boolean logCut,
    String image,
    Map<String, Double> timings,
    Claims claims) {

  public Outcome {
    cases = List.copyOf(cases);
  }

  /** One of which nothing is claimed. */
  public Outcome(
      Ending ending,
      Optional<ProgramError> loadError,
      List<CaseOutcome> cases,
      String log,
      boolean logCut,
      String image,
      Map<String, Double> timings) {
    this(ending, loadError, cases, log, logCut, image, timings, Claims.NONE);
  }

  Outcome withCases(List<CaseOutcome> others) {
    return new Outcome(ending, loadError, others, log, logCut, image, timings, claims);
  }

  /**
   * What would be known if the program had been given the first so many cases alone: how it ended
   * in a later one is not.
   */
  public Outcome first(int count) {
    List<CaseOutcome> first = cases.subList(0, count);
    boolean reached = first.stream().noneMatch(CaseOutcome.NotReached.class::isInstance);
    return new Outcome(
        reached ? new Ending.Finished() : ending,
        loadError,
        first,
        log,
        logCut,
        image,
        timings,
        claims);
  }

  Outcome withTimings(Map<String, Double> millis) {
    return new Outcome(ending, loadError, cases, log, logCut, image, millis, claims);
  }

  /** How the run ended, whatever the cases say. */
  public sealed interface Ending {

    /** The runner said that it was done. */
    record Finished() implements Ending {}

    /** The processor time was used up, by half as much again. */
    record TimeLimit() implements Ending {}

    /** It waited for something until the wall time was over. */
    record WallLimit() implements Ending {}

    /** The kernel killed the program for its memory. */
    record MemoryLimit() implements Ending {}

    /** It printed more than it may. */
    record OutputLimit() implements Ending {}

    /** What came out broke the protocol. */
    record Malformed(String rule) implements Ending {}

    /** The process ended before it was done; 128 + n stands for signal n. */
    record Died(int exitCode) implements Ending {}
  }

  /** What is known of one case. */
  public sealed interface CaseOutcome {

    /** Arrays were handed in. */
    record Values(Map<String, Tensor> outputs) implements CaseOutcome {}

    /** The program raised, or returned what is no array. */
    record Failed(ProgramError error) implements CaseOutcome {}

    /** Bytes were handed in that are no arrays we accept. */
    record Unreadable(String rule) implements CaseOutcome {}

    /** The run ended before. */
    record NotReached() implements CaseOutcome {}
  }
}
