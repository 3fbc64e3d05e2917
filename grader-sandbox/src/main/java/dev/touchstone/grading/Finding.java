package dev.touchstone.grading;

import dev.touchstone.sandbox.Limits;
import dev.touchstone.sandbox.Outcome.Ending;
import dev.touchstone.sandbox.ProgramError;

/** Why a program handed in nothing that could be judged. */
record Finding(Verdict verdict, Diagnosis diagnosis) {

  static Finding of(ProgramError error, Signatures signatures, Limits limits) {
    return of(error, signatures, limits, ShapeNames.NONE);
  }

  static Finding of(ProgramError error, Signatures signatures, Limits limits, ShapeNames names) {
    return error.outOfMemory()
        ? memory(limits)
        : new Finding(verdict(error), ErrorDiagnosis.of(error, signatures, limits, names));
  }

  /** An error in a case whose inputs stay with us. */
  static Finding ofHidden(ProgramError error, Limits limits) {
    return error.outOfMemory()
        ? memory(limits)
        : new Finding(verdict(error), HiddenDiagnosis.of(error, limits));
  }

  private static Verdict verdict(ProgramError error) {
    return switch (error.kind()) {
      case SYNTAX, LOAD, RUN, DIED -> Verdict.RUNTIME_ERROR;
      case EMPTY, ENCODING, NOTEBOOK, MISSING, PARAMETERS, RETURN -> Verdict.INVALID_OUTPUT;
      case FORBIDDEN -> Verdict.FORBIDDEN;
    };
  }

  static Finding of(Ending ending, Limits limits) {
    return switch (ending) {
      case Ending.Finished() -> invalid("nothing_handed_in");
      case Ending.TimeLimit() ->
          new Finding(Verdict.TIME_LIMIT, Diagnosis.of("time_limit", limits.cpu().toSeconds()));
      case Ending.WallLimit() ->
          new Finding(Verdict.TIME_LIMIT, Diagnosis.of("wall_limit", limits.wall().toSeconds()));
      case Ending.MemoryLimit() -> memory(limits);
      case Ending.OutputLimit() ->
          new Finding(Verdict.OUTPUT_LIMIT, Diagnosis.of("output_limit", limits.logBytes() >> 10));
      case Ending.Malformed(var rule) -> invalid("malformed", rule);
      case Ending.Died(int exit) ->
          new Finding(Verdict.RUNTIME_ERROR, ErrorDiagnosis.ofDeath(exit));
    };
  }

  /** A run that ended when the inputs that stay with us were already handed over. */
  static Finding ofHidden(Ending ending, Limits limits) {
    return ending instanceof Ending.Died(int exit)
        ? new Finding(Verdict.RUNTIME_ERROR, HiddenDiagnosis.ofDeath(exit))
        : of(ending, limits);
  }

  static Finding invalid(String id, Object... arguments) {
    return new Finding(Verdict.INVALID_OUTPUT, Diagnosis.of(id, arguments));
  }

  private static Finding memory(Limits limits) {
    return new Finding(
        Verdict.MEMORY_LIMIT, Diagnosis.of("memory_limit", limits.memoryBytes() >> 20));
  }
}
